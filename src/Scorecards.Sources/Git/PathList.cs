namespace Scorecards.Sources.Git;

/// <summary>The paths of a folder's files.</summary>
/// <param name="IsTruncated">There are more, beyond what is read of git's output.</param>
internal sealed record PathList(IReadOnlyList<string> Paths, bool IsTruncated);
