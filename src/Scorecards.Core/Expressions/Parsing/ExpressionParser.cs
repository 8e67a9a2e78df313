namespace Scorecards.Core.Expressions.Parsing;

/// <summary>Tokens to a syntax tree, by precedence climbing. Nesting is bounded before it is followed.</summary>
internal sealed class ExpressionParser(TokenCursor cursor)
{
    /// <summary>How deep parentheses, lists, maps, arguments, choices and unary operators may stand in each other.</summary>
    public const int MostNesting = 64;

    /// <summary>How many operators may follow each other without parentheses; those of && and || are not counted.</summary>
    public const int MostChained = 250;

    private static readonly LiteralNode Nothing = new(default, CelValue.Null);

    private int _depth;

    /// <summary>The whole text as one expression; what it returns after a problem has no meaning.</summary>
    public SyntaxNode Parse()
    {
        if (cursor.At(TokenKind.End))
            cursor.Fail("expected an expression, found nothing");
        var root = Expression();
        if (!cursor.At(TokenKind.End))
            cursor.Fail($"expected an operator or the end, found {cursor.Current.Text}", OperatorHint(cursor.Current));
        return root;
    }

    private static string? OperatorHint(SyntaxToken token) => token.Text switch
    {
        "and" => "the logical and is &&",
        "or" => "the logical or is ||",
        "not" => "the logical not is !",
        _ => null,
    };

    private SyntaxNode Expression()
    {
        if (!Enter())
            return Nothing;
        var from = cursor.Current.Span;
        var condition = Any();
        if (cursor.TryTake(TokenKind.Question))
        {
            var then = Any();
            cursor.Expect(TokenKind.Colon, "':' and what the choice is otherwise");
            var otherwise = Expression();
            condition = new ConditionalNode(from.To(cursor.Last), condition, then, otherwise);
        }

        _depth--;
        return condition;
    }

    private bool Enter()
    {
        if (++_depth <= MostNesting)
            return true;
        cursor.Fail($"nested deeper than {MostNesting}");
        return false;
    }

    private SyntaxNode Bounded(SyntaxNode node)
    {
        if (node.Depth > MostChained)
            cursor.Fail($"more than {MostChained} operators in a row");
        return node;
    }

    private SyntaxNode Any() => Joined(TokenKind.Or, All);

    private SyntaxNode All() => Joined(TokenKind.And, () => Binary(1));

    private SyntaxNode Joined(TokenKind kind, Func<SyntaxNode> part)
    {
        var from = cursor.Current.Span;
        var first = part();
        if (!cursor.At(kind))
            return first;
        var operands = new List<SyntaxNode> { first };
        while (cursor.TryTake(kind))
            operands.Add(part());
        return new LogicalNode(from.To(cursor.Last), kind == TokenKind.Or, operands);
    }

    private SyntaxNode Binary(int precedence)
    {
        var from = cursor.Current.Span;
        var left = Unary();
        while (Operator(cursor.Current.Kind) is { Name: not null } next && next.Precedence >= precedence)
        {
            cursor.Take();
            var right = Binary(next.Precedence + 1);
            left = Bounded(new OperatorNode(from.To(cursor.Last), next.Name, [left, right]));
        }

        return left;
    }

    private static (string Name, int Precedence) Operator(TokenKind kind) => kind switch
    {
        TokenKind.Equal => ("_==_", 1),
        TokenKind.NotEqual => ("_!=_", 1),
        TokenKind.Less => ("_<_", 1),
        TokenKind.LessOrEqual => ("_<=_", 1),
        TokenKind.Greater => ("_>_", 1),
        TokenKind.GreaterOrEqual => ("_>=_", 1),
        TokenKind.In => ("@in", 1),
        TokenKind.Plus => ("_+_", 2),
        TokenKind.Minus => ("_-_", 2),
        TokenKind.Star => ("_*_", 3),
        TokenKind.Slash => ("_/_", 3),
        TokenKind.Percent => ("_%_", 3),
        _ => default,
    };

    private SyntaxNode Unary()
    {
        if (!cursor.At(TokenKind.Not) && !AtMinus())
            return Member();
        if (!Enter())
            return Nothing;
        var sign = cursor.Take();
        if (cursor.At(sign.Kind == TokenKind.Not ? TokenKind.Minus : TokenKind.Not) && !AtNegativeNumber())
            cursor.FailHere("an operand");
        var operand = Unary();
        _depth--;
        return new OperatorNode(sign.Span.To(cursor.Last), sign.Kind == TokenKind.Not ? "!_" : "-_", [operand]);
    }

    private bool AtMinus() => cursor.At(TokenKind.Minus) && !AtNegativeNumber();

    private bool AtNegativeNumber() =>
        cursor.At(TokenKind.Minus)
        && cursor.After is { Kind: TokenKind.Literal, Value.Kind: CelKind.Int or CelKind.Double };

    private SyntaxNode Member()
    {
        var from = cursor.Current.Span;
        var node = Primary();
        while (!cursor.Failed)
        {
            if (cursor.TryTake(TokenKind.Dot))
                node = Bounded(Selection(node, from));
            else if (cursor.TryTake(TokenKind.LeftBracket))
                node = Bounded(Index(node, from));
            else if (cursor.At(TokenKind.LeftBrace) && node is NameNode or SelectNode)
                cursor.Fail("protobuf messages are not part of this language", "a map has its keys in quotes: {\"key\": value}");
            else
                return node;
        }

        return node;
    }

    private SyntaxNode Selection(SyntaxNode operand, SourceSpan from)
    {
        var optional = cursor.TryTake(TokenKind.Question);
        if (!cursor.At(TokenKind.Name) && !cursor.At(TokenKind.QuotedName))
        {
            cursor.FailHere("the name of a field");
            return operand;
        }

        var name = cursor.Take();
        var quoted = name.Kind == TokenKind.QuotedName;
        if (!optional && !quoted && cursor.TryTake(TokenKind.LeftParen))
            return Call(operand, name, from, rooted: false);
        return new SelectNode(from.To(name.Span), operand, name.Text, name.Span, optional, quoted);
    }

    private IndexNode Index(SyntaxNode operand, SourceSpan from)
    {
        var optional = cursor.TryTake(TokenKind.Question);
        var index = Expression();
        cursor.Expect(TokenKind.RightBracket, "']'");
        return new IndexNode(from.To(cursor.Last), operand, index, optional);
    }

    private SyntaxNode Call(SyntaxNode? target, SyntaxToken name, SourceSpan from, bool rooted)
    {
        var arguments = new List<SyntaxNode>();
        if (!cursor.At(TokenKind.RightParen))
        {
            do
                arguments.Add(Expression());
            while (cursor.TryTake(TokenKind.Comma));
        }

        cursor.Expect(TokenKind.RightParen, "',' or ')'");
        return Macros.Expand(new CallNode(from.To(cursor.Last), target, name.Text, name.Span, rooted, arguments), cursor);
    }

    private SyntaxNode Primary()
    {
        var token = cursor.Current;
        switch (token.Kind)
        {
            case TokenKind.Literal or TokenKind.Minus when !AtMinus():
                return Literal();
            case TokenKind.Name or TokenKind.Dot:
                return Name();
            case TokenKind.LeftParen:
                cursor.Take();
                var inner = Expression();
                cursor.Expect(TokenKind.RightParen, "')'");
                return inner;
            case TokenKind.LeftBracket:
                return List();
            case TokenKind.LeftBrace:
                return Map();
            default:
                cursor.FailHere("a value");
                return Nothing;
        }
    }

    private LiteralNode Literal()
    {
        var first = cursor.Take();
        if (first.Kind != TokenKind.Minus)
        {
            if (first.NeedsMinus)
                cursor.FailAt(first.Span.Start, "the number is too large for an int", "for a double, write it with a fraction");
            return new LiteralNode(first.Span, first.Value);
        }

        var number = cursor.Take();
        var value = number.Value.Kind == CelKind.Int
            ? CelValue.Of(unchecked(-number.Value.AsInt()))
            : CelValue.Of(-number.Value.AsDouble());
        return new LiteralNode(first.Span.To(number.Span), value);
    }

    private SyntaxNode Name()
    {
        var first = cursor.Current.Span;
        var rooted = cursor.TryTake(TokenKind.Dot);
        if (!cursor.At(TokenKind.Name))
        {
            cursor.FailHere("a name");
            return Nothing;
        }

        var name = cursor.Take();
        if (ReservedWords.IsReserved(name.Text))
            cursor.FailAt(name.Span.Start, $"'{name.Text}' is a reserved word");
        return cursor.TryTake(TokenKind.LeftParen)
            ? Call(null, name, first, rooted)
            : new NameNode(first.To(name.Span), name.Text, rooted);
    }

    private ListNode List()
    {
        var first = cursor.Take().Span;
        var items = new List<ListItem>();
        while (!cursor.At(TokenKind.RightBracket) && !cursor.Failed)
        {
            var optional = cursor.TryTake(TokenKind.Question);
            items.Add(new ListItem(Expression(), optional));
            if (!cursor.TryTake(TokenKind.Comma))
                break;
        }

        cursor.Expect(TokenKind.RightBracket, "',' or ']'");
        return new ListNode(first.To(cursor.Last), items);
    }

    private MapNode Map()
    {
        var first = cursor.Take().Span;
        var entries = new List<MapEntry>();
        while (!cursor.At(TokenKind.RightBrace) && !cursor.Failed)
        {
            var optional = cursor.TryTake(TokenKind.Question);
            var key = Expression();
            cursor.Expect(TokenKind.Colon, "':' and the value");
            entries.Add(new MapEntry(key, Expression(), optional));
            if (!cursor.TryTake(TokenKind.Comma))
                break;
        }

        cursor.Expect(TokenKind.RightBrace, "',' or '}'");
        return new MapNode(first.To(cursor.Last), entries);
    }
}
