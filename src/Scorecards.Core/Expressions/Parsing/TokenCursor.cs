namespace Scorecards.Core.Expressions.Parsing;

/// <summary>Goes through tokens. After the first problem it stands at the end, so that whoever reads on stops by itself.</summary>
internal sealed class TokenCursor(List<SyntaxToken> tokens, ProblemList problems)
{
    private readonly SyntaxToken _end = tokens[^1];
    private int _next;

    public SyntaxToken Current => tokens[_next];

    public SyntaxToken After => tokens[Math.Min(_next + 1, tokens.Count - 1)];

    public SourceSpan Last { get; private set; }

    public bool Failed { get; private set; } = problems.Any;

    public bool At(TokenKind kind) => Current.Kind == kind;

    public SyntaxToken Take()
    {
        var token = Current;
        Last = token.Span;
        if (_next < tokens.Count - 1)
            _next++;
        return token;
    }

    public bool TryTake(TokenKind kind)
    {
        if (!At(kind))
            return false;
        Take();
        return true;
    }

    public void Expect(TokenKind kind, string what)
    {
        if (!TryTake(kind))
            Fail($"expected {what}, found {Shown(Current)}");
    }

    public void FailHere(string expected) => Fail($"expected {expected}, found {Shown(Current)}");

    public void Fail(string message, string? hint = null) => FailAt(Current.Span.Start, message, hint);

    public void FailAt(int position, string message, string? hint = null)
    {
        if (!Failed)
            problems.Add(position, message, hint);
        Failed = true;
        _next = tokens.Count - 1;
        Last = _end.Span;
    }

    private static string Shown(SyntaxToken token) => token.Kind == TokenKind.End
        ? "the end"
        : token.Text.Length <= 30 ? token.Text : token.Text[..30] + "…";
}
