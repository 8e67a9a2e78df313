namespace Scorecards.Core.Expressions.Parsing;

internal enum TokenKind
{
    End,

    /// <summary>A literal; the token carries its value. Ints and uints without their sign carry the digits too, since <c>-9223372036854775808</c> has one.</summary>
    Literal,
    Name,

    /// <summary>A name in backticks.</summary>
    QuotedName,
    In,
    Dot,
    Comma,
    Colon,
    Question,
    LeftParen,
    RightParen,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Not,
    And,
    Or,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A word of the source: its kind, its place, and what it stands for.</summary>
internal readonly record struct SyntaxToken(TokenKind Kind, SourceSpan Span, string Text = "", CelValue Value = default)
{
    /// <summary>The smallest int without its sign, which only a minus before it makes valid.</summary>
    public bool NeedsMinus { get; init; }
}
