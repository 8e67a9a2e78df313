namespace Scorecards.Core.Declarations;

/// <summary>What people write: read by others, on pages and terminals.</summary>
public static class DeclaredText
{
    /// <summary>True without control characters but line breaks and tabs.</summary>
    public static bool IsPlain(string text) => text.All(c => !char.IsControl(c) || c is '\n' or '\r' or '\t');
}
