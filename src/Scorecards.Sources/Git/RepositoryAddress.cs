namespace Scorecards.Sources.Git;

/// <summary>Where a repository is, and which of its folders is meant.</summary>
/// <param name="Url">The clone URL; null for one on this machine's disk.</param>
/// <param name="LocalPath">The path as written; null for a URL.</param>
/// <param name="Folder">With <c>/</c> between names, empty for the whole repository.</param>
internal sealed record RepositoryAddress(Uri? Url, string? LocalPath, string Folder)
{
    /// <summary>A link people can open; null where there is none.</summary>
    public string? Link
    {
        get
        {
            if (Url is null || Url.Scheme == "git")
                return null;
            var link = Url.AbsoluteUri;
            return link.EndsWith(".git", StringComparison.Ordinal) ? link[..^4] : link;
        }
    }
}
