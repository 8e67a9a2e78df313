namespace Scorecards.Core.Declarations;

/// <summary>What people write: read by others, on pages and terminals.</summary>
public static class DeclaredText
{
    /// <summary>True without control characters but line breaks and tabs.</summary>
    public static bool IsPlain(string text) => text.All(c => !char.IsControl(c) || c is '\n' or '\r' or '\t');

    /// <summary>What is wrong with a reason that everyone will read; null when nothing is.</summary>
    /// <param name="toSay">What it has to say.</param>
    public static string? MistakeInReason(string? reason, int shortest, int longest, string toSay) => reason?.Trim().Length switch
    {
        null => $"must say in at least {shortest} characters {toSay}",
        var length when length < shortest => $"must say in at least {shortest} characters {toSay}",
        var length when length > longest => $"must have at most {longest} characters",
        _ => IsPlain(reason) ? null : "must have no control characters",
    };
}
