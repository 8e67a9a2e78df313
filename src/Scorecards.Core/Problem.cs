namespace Scorecards.Core;

/// <summary>A mistake a user can mend: where it is, what is wrong and what to do. Line and column count from 1; 0 when the place is the whole file.</summary>
public sealed record Problem(string File, int Line, int Column, string Message, string? Hint = null, bool IsWarning = false)
{
    public override string ToString()
    {
        var place = Line > 0 ? $"{File}:{Line}:{Column}" : File;
        var text = IsWarning ? $"warning: {Message}" : Message;
        return Hint is null ? $"{place}: {text}" : $"{place}: {text} ({Hint})";
    }
}
