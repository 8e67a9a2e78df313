namespace Scorecards.Core.Expressions.Syntax;

/// <summary>A piece of the source, in UTF-16 units from its start; the end is not part of it.</summary>
internal readonly record struct Span(int Start, int End)
{
    public Span To(Span last) => new(Start, last.End);

    public string Of(string source) => source[Start..End];
}
