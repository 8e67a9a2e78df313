using System.Text.Json;
using Scorecards.Core.Facts;

namespace Scorecards.Sources.GitHub;

/// <summary>What GitHub answered to one request.</summary>
/// <param name="Status">0 without an answer.</param>
/// <param name="Body">Undefined where there is none.</param>
/// <param name="Error">What the answer is, taken for trouble; null for a good one.</param>
internal sealed record GitHubReply(int Status, JsonElement Body, FactError? Error)
{
    /// <summary>GitHub's own words where it refuses; empty where it has none.</summary>
    public string Words { get; init; } = "";

    /// <summary>The page after this one; null on the last.</summary>
    public Uri? Next { get; init; }

    /// <summary>The permission that would have been needed, as GitHub says it, such as <c>administration=read</c>.</summary>
    public string? Needed { get; init; }

    public bool Says(string words) => Words.Contains(words, StringComparison.OrdinalIgnoreCase);
}
