using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Checking;

/// <summary>Finds what names stand for and which type every part has, and reports what cannot work. After a problem a part is dyn, so that it is reported once.</summary>
internal sealed partial class Checker
{
    private readonly SyntaxTree _tree;
    private readonly ProblemList _problems;
    private readonly NameScope _scope;
    private readonly Dictionary<SyntaxNode, NameReference> _references = new(ReferenceEqualityComparer.Instance);

    private Checker(SyntaxTree tree, ExpressionScope host, ProblemList problems)
    {
        _tree = tree;
        _problems = problems;
        _scope = new NameScope(host);
    }

    public static CheckedExpression Run(SyntaxTree tree, ExpressionScope host, ProblemList problems)
    {
        var checker = new Checker(tree, host, problems);
        var type = checker.Type(tree.Root);
        return new CheckedExpression(tree, type, checker._references, checker._scope.MostLocals);
    }

    private CelType Type(SyntaxNode node) => node switch
    {
        LiteralNode literal => OfLiteral(literal),
        NameNode name => OfName(name),
        SelectNode select => OfSelect(select),
        HasNode has => OfHas(has),
        IndexNode index => OfIndex(index),
        OperatorNode operation => OfOperator(operation),
        LogicalNode logical => OfLogical(logical),
        ConditionalNode conditional => OfConditional(conditional),
        CallNode call => OfCall(call),
        ListNode list => OfList(list),
        MapNode map => OfMap(map),
        FoldNode fold => OfFold(fold),
        BindNode bind => OfBind(bind),
        OptionalMapNode map => OfOptionalMap(map),
        _ => throw new InvalidOperationException($"No type rule for {node.GetType().Name}."),
    };

    private void Report(SyntaxNode node, string message, string? hint = null) => _problems.Add(node.Span.Start, message, hint);

    private string Shown(SyntaxNode node)
    {
        var text = node.Span.Of(_tree.Source);
        return text.Length <= 60 ? text : text[..60] + "…";
    }

    private static CelType OfLiteral(LiteralNode literal) => literal.Value.Kind switch
    {
        CelKind.Null => CelType.Null,
        CelKind.Bool => CelType.Bool,
        CelKind.Int => CelType.Int,
        CelKind.UInt => CelType.UInt,
        CelKind.Double => CelType.Double,
        CelKind.String => CelType.String,
        _ => CelType.Bytes,
    };

    private CelType OfLogical(LogicalNode logical)
    {
        foreach (var operand in logical.Operands)
            Expect(operand, Type(operand), CelType.Bool, logical.Any ? "an operand of ||" : "an operand of &&");
        return CelType.Bool;
    }

    private void Expect(SyntaxNode node, CelType actual, CelType expected, string what)
    {
        if (!new Substitution().Accepts(expected, actual))
            Report(node, $"{what} is {expected}, but {Shown(node)} is {actual}");
    }

    private CelType OfConditional(ConditionalNode conditional)
    {
        Expect(conditional.Condition, Type(conditional.Condition), CelType.Bool, "the condition of a choice");
        var (then, otherwise) = (Type(conditional.Then), Type(conditional.Otherwise));
        if (!new Substitution().Accepts(then, otherwise))
            Report(conditional.Otherwise, $"both results of a choice have one type, but {Shown(conditional.Then)} is {then} and {Shown(conditional.Otherwise)} is {otherwise}", "dyn(…) around one of them allows any type");
        return Substitution.Join(then, otherwise);
    }

    private CelType OfList(ListNode list)
    {
        CelType? joined = null;
        foreach (var item in list.Items)
        {
            var type = item.Optional ? Held(item.Value, Type(item.Value), "an item after ?") : Type(item.Value);
            joined = joined is null ? type : Substitution.Join(joined, type);
        }

        return CelType.List(joined ?? CelType.Dyn);
    }

    private CelType OfMap(MapNode map)
    {
        var (keys, values) = ((CelType?)null, (CelType?)null);
        var seen = new HashSet<CelValue>();
        foreach (var entry in map.Entries)
        {
            var key = Type(entry.Key);
            if (!key.IsDyn && key.Name is not ("string" or "int" or "uint" or "bool"))
                Report(entry.Key, $"the key of a map is a string, int, uint or bool, but {Shown(entry.Key)} is {key}");
            if (entry.Key is LiteralNode literal && !seen.Add(literal.Value))
                Report(entry.Key, $"the key {Shown(entry.Key)} is there twice");
            var value = entry.Optional ? Held(entry.Value, Type(entry.Value), "the value of a key after ?") : Type(entry.Value);
            keys = keys is null ? key : Substitution.Join(keys, key);
            values = values is null ? value : Substitution.Join(values, value);
        }

        return CelType.Map(keys ?? CelType.Dyn, values ?? CelType.Dyn);
    }

    /// <summary>The type that an optional of this type holds.</summary>
    private CelType Held(SyntaxNode node, CelType type, string what)
    {
        if (type.IsOptional)
            return type.Parameters[0];
        Expect(node, type, CelType.Optional(CelType.Dyn), what);
        return CelType.Dyn;
    }
}
