using System.Text.RegularExpressions;

namespace Scorecards.Sources.Git;

/// <summary>
/// The oldest git that is used: 2.37 can be held to an address that was checked (<c>http.curloptResolve</c>), 2.38 can be kept from
/// repositories that were committed as files (<c>safe.bareRepository</c>). Older ones pass over both without a word.
/// </summary>
internal static partial class GitVersion
{
    public static readonly Version Oldest = new(2, 38);

    /// <summary>The version in the words of <c>git --version</c>; null when there is none.</summary>
    public static Version? Read(string words) =>
        Form().Match(words) is { Success: true } match && Version.TryParse(match.Value, out var version) ? version : null;

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
