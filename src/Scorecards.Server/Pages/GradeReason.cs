namespace Scorecards.Server.Pages;

/// <summary>One reason for a grade: a sentence without its full stop, and the names of the checks it is about.</summary>
internal sealed record GradeReason(string Text, IReadOnlyList<string> Checks)
{
    public GradeReason(string text)
        : this(text, [])
    {
    }
}
