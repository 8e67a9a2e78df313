using Scorecards.Core.Facts;

namespace Scorecards.Sources.Git;

/// <summary>Tells from git's words whose fault a failure is; there are no exit codes for that.</summary>
internal static class GitTrouble
{
    private static readonly string[] _subject =
    [
        "repository not found", "not found", "does not appear to be a git repository", "not a git repository", "the requested url returned error: 404",
        "access denied or repository not exported", "is this a git repository?", "not valid: could not determine hash algorithm",
    ];

    private static readonly string[] _broken =
    [
        "not a git repository", "corrupt", "bad object", "bad config", "unable to read", "loose object", "missing blob", "invalid sha1 pointer", "bad signature",
    ];

    /// <summary>True when a clone on disk is damaged and should be made again.</summary>
    public static bool IsBroken(string words) => Has(_broken, words);

    /// <summary>The failure of an exchange with a server.</summary>
    public static GitException OfRemote(Uri url, string words)
    {
        // Before the server has said anything about the repository, the words are about the way there.
        var isReached = !words.Contains("unable to connect", StringComparison.OrdinalIgnoreCase) && !words.Contains("Could not resolve", StringComparison.OrdinalIgnoreCase);
        var cause = isReached && Has(_subject, words) ? UnknownCause.Subject : UnknownCause.Source;
        var redirected = words.Contains("unable to update url base from redirection", StringComparison.Ordinal) || words.Contains("returned error: 30", StringComparison.Ordinal)
            ? " (redirects are not followed: give the URL it leads to)"
            : "";
        return new GitException(cause, $"git cannot read {url.GetLeftPart(UriPartial.Path)}: {Shorten(words)}{redirected}");
    }

    /// <summary>The failure of a question to a repository on disk.</summary>
    public static GitException OfQuestion(string words) => new(UnknownCause.Source, $"git failed: {Shorten(words)}");

    private static bool Has(string[] signs, string words) => signs.Any(sign => words.Contains(sign, StringComparison.OrdinalIgnoreCase));

    private static string Shorten(string words) => words.Length <= 300 ? words : words[^300..];
}
