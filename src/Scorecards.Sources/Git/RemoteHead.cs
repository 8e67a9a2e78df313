namespace Scorecards.Sources.Git;

/// <summary>What a server says of a repository before anything is fetched.</summary>
/// <param name="Url">The URL that answers, after redirects on the same host.</param>
/// <param name="Branch">The branch HEAD stands for, as <c>refs/heads/…</c>; null when it is not told.</param>
/// <param name="Commit">The commit HEAD stands for; null in an empty repository.</param>
internal sealed record RemoteHead(Uri Url, string? Branch, string? Commit);
