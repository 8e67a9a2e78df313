using System.Buffers;

namespace Scorecards.Core.Expressions.Parsing;

/// <summary>Source to tokens. Stops at the end of the text or, inside a template, at the brace that closes the expression.</summary>
internal sealed class Lexer(string source, int start, bool inTemplate, ProblemList problems)
{
    private static readonly SearchValues<char> WordChars =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private static readonly SearchValues<char> QuotedChars =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-/ ");

    private readonly List<SyntaxToken> _tokens = [];
    private int _at = start;
    private int _braces;

    /// <summary>All tokens, the last an <see cref="TokenKind.End"/> where the expression ends. With problems, those up to the first.</summary>
    public List<SyntaxToken> Read()
    {
        while (!problems.Any && Next())
        {
        }

        _tokens.Add(new SyntaxToken(TokenKind.End, new SourceSpan(_at, _at)));
        return _tokens;
    }

    private char Current => Peek(0);

    private char Peek(int ahead) => _at + ahead < source.Length ? source[_at + ahead] : '\0';

    private bool Next()
    {
        SkipSpace();
        if (_at >= source.Length)
            return false;
        if (inTemplate && Current == '}' && _braces == 0)
            return false;

        var c = Current;
        if (IsQuoteAhead())
            return Literal(StringLiteral.Read(source, _at, problems));
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
            return Literal(NumberLiteral.Read(source, _at, problems));
        if (char.IsAsciiLetter(c) || c == '_')
            return Word();
        return c == '`' ? Quoted() : Symbol();
    }

    private void SkipSpace()
    {
        while (_at < source.Length)
        {
            if (Current is ' ' or '\t' or '\n' or '\f' or '\r')
            {
                _at++;
            }
            else if (Current == '/' && Peek(1) == '/')
            {
                var end = source.AsSpan(_at).IndexOf('\n');
                _at = end < 0 ? source.Length : _at + end + 1;
            }
            else
            {
                return;
            }
        }
    }

    private bool IsQuoteAhead()
    {
        var ahead = 0;
        if (Peek(ahead) is 'b' or 'B')
            ahead++;
        if (Peek(ahead) is 'r' or 'R')
            ahead++;
        return Peek(ahead) is '"' or '\'';
    }

    private bool Literal(SyntaxToken token)
    {
        _tokens.Add(token);
        _at = token.Span.End;
        return true;
    }

    private bool Word()
    {
        var rest = source.AsSpan(_at);
        var length = rest.IndexOfAnyExcept(WordChars);
        var span = new SourceSpan(_at, length < 0 ? source.Length : _at + length);
        var text = span.Of(source);
        return Literal(text switch
        {
            "true" => new SyntaxToken(TokenKind.Literal, span, text, CelValue.True),
            "false" => new SyntaxToken(TokenKind.Literal, span, text, CelValue.False),
            "null" => new SyntaxToken(TokenKind.Literal, span, text, CelValue.Null),
            "in" => new SyntaxToken(TokenKind.In, span, text),
            _ => new SyntaxToken(TokenKind.Name, span, text),
        });
    }

    private bool Quoted()
    {
        var inside = source.AsSpan(_at + 1);
        var length = inside.IndexOfAnyExcept(QuotedChars);
        if (length <= 0 || inside[length] != '`')
        {
            problems.Add(_at, "a name in backticks holds letters, digits, '_', '.', '-', '/' and spaces, and ends with a backtick");
            return false;
        }

        return Literal(new SyntaxToken(TokenKind.QuotedName, new SourceSpan(_at, _at + length + 2), inside[..length].ToString()));
    }

    private bool Symbol()
    {
        var (kind, length) = (Current, Peek(1)) switch
        {
            ('&', '&') => (TokenKind.And, 2),
            ('|', '|') => (TokenKind.Or, 2),
            ('=', '=') => (TokenKind.Equal, 2),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('<', _) => (TokenKind.Less, 1),
            ('>', _) => (TokenKind.Greater, 1),
            ('!', _) => (TokenKind.Not, 1),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('*', _) => (TokenKind.Star, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('%', _) => (TokenKind.Percent, 1),
            ('.', _) => (TokenKind.Dot, 1),
            (',', _) => (TokenKind.Comma, 1),
            (':', _) => (TokenKind.Colon, 1),
            ('?', _) => (TokenKind.Question, 1),
            ('(', _) => (TokenKind.LeftParen, 1),
            (')', _) => (TokenKind.RightParen, 1),
            ('[', _) => (TokenKind.LeftBracket, 1),
            (']', _) => (TokenKind.RightBracket, 1),
            ('{', _) => (TokenKind.LeftBrace, 1),
            ('}', _) => (TokenKind.RightBrace, 1),
            _ => (TokenKind.End, 0),
        };
        if (length == 0)
            return Unexpected();
        _braces += kind switch { TokenKind.LeftBrace => 1, TokenKind.RightBrace => -1, _ => 0 };
        return Literal(new SyntaxToken(kind, new SourceSpan(_at, _at + length), source.Substring(_at, length)));
    }

    private bool Unexpected()
    {
        var hint = Current switch
        {
            '=' => "to compare, write ==",
            '&' => "for a logical and, write &&",
            '|' => "for a logical or, write ||",
            '“' or '”' or '‘' or '’' => "quotes are straight: \" or '",
            _ => null,
        };
        _ = System.Text.Rune.DecodeFromUtf16(source.AsSpan(_at), out var rune, out _);
        var shown = System.Text.Rune.IsControl(rune) ? $"U+{rune.Value:X4}" : rune.ToString();
        problems.Add(_at, $"'{shown}' has no meaning here", hint);
        return false;
    }
}
