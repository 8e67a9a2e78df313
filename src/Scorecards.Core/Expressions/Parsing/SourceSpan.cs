namespace Scorecards.Core.Expressions.Parsing;

/// <summary>A piece of the source, in UTF-16 units from its start; the end is not part of it.</summary>
internal readonly record struct SourceSpan(int Start, int End)
{
    public SourceSpan To(SourceSpan last) => new(Start, last.End);

    public string Of(string source) => source[Start..End];
}
