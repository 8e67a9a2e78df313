using System.Text.RegularExpressions;

namespace Scorecards.Sources.Git;

/// <summary>
/// Reads what annotations and arguments say of a repository: a clone URL, the URL of a folder as GitHub, GitLab, Bitbucket, Gitea and
/// Azure DevOps show it (<c>backstage.io/source-location: url:https://host/org/repo/tree/main/folder/</c>), or a local path.
/// They come from other people, so everything git could take for an option, a helper or a way out of its place is refused.
/// </summary>
internal static partial class RepositoryAddressReader
{
    private const int MaxLength = 2048;

    public static (RepositoryAddress? Address, string? Error) Read(string text)
    {
        var rest = text.Trim();
        if (rest.StartsWith("url:", StringComparison.OrdinalIgnoreCase))
            rest = rest[4..];
        if (rest.Length is 0 or > MaxLength)
            return (null, rest.Length == 0 ? "the repository is empty" : "the repository's URL is too long");
        if (rest.AsSpan().IndexOfAnyInRange('\0', ' ') >= 0 || rest.Contains('\\', StringComparison.Ordinal))
            return (null, "the repository holds white space, a control character or a backslash");
        if (rest.StartsWith('-'))
            return (null, "a repository must not begin with a dash");
        if (Helper().IsMatch(rest))
            return (null, "remote helpers (name::address) are not used; give a URL with https");
        if (rest.Contains("://", StringComparison.Ordinal) || rest.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return ReadUrl(rest);
        if (ScpLike().IsMatch(rest))
            return (null, "SSH is not used; give the repository's URL with https");
        return HasDots(rest) ? (null, "a path must not hold '..'") : (new RepositoryAddress(null, rest, ""), null);
    }

    private static (RepositoryAddress? Address, string? Error) ReadUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
            return (null, "the repository's URL cannot be read");
        if (HasDots(text) || HasDots(Uri.UnescapeDataString(text)))
            return (null, "a repository's URL must not hold '..'");
        if (url.UserInfo.Length > 0)
            return (null, "a repository's URL must not hold a user name or password; name the secret in the source's auth");
        if (Uri.UnescapeDataString(url.AbsolutePath).AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0)
            return (null, "the repository's URL holds a control character");

        return url.Scheme switch
        {
            "https" or "http" or "git" when url.Host.Length == 0 => (null, "the repository's URL has no host"),
            "https" or "http" => (Split(url), null),
            "git" => (new RepositoryAddress(Plain(url, url.AbsolutePath.TrimEnd('/')), null, ""), null),
            "file" when url.Host.Length > 0 => (null, "a file URL must not have a host"),
            "file" => (new RepositoryAddress(null, url.LocalPath, ""), null),
            "ssh" => (null, "SSH is not used; give the repository's URL with https"),
            _ => (null, $"repositories are read over https, http and git, not {url.Scheme}"),
        };
    }

    // The part of the path that is the repository, and the part that is a folder in it.
    private static RepositoryAddress Split(Uri url)
    {
        var parts = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var azure = Array.IndexOf(parts, "_git");
        if (azure >= 0 && azure + 1 < parts.Length)
        {
            var path = url.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).FirstOrDefault(pair => pair is ["path", _])?[1] ?? "";
            return Address(url, parts[..(azure + 2)], [path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Trim('/')]);
        }

        var gitLab = Array.IndexOf(parts, "-");
        if (gitLab > 1 && parts.Length > gitLab + 2)
            return Address(url, parts[..gitLab], Folder(parts[gitLab + 1], parts[(gitLab + 3)..]));
        if (parts.Length > 3 && parts[2] is "tree" or "blob" or "raw")
            return Address(url, parts[..2], Folder(parts[2], parts[4..]));
        if (parts.Length > 3 && parts[2] == "src")
            return Address(url, parts[..2], parts[3] is "branch" or "tag" or "commit" ? parts[Math.Min(5, parts.Length)..] : parts[4..]);
        return Address(url, parts, []);
    }

    private static string[] Folder(string view, string[] path) => view == "tree" || path.Length == 0 ? path : path[..^1];

    private static RepositoryAddress Address(Uri url, string[] repository, string[] folder) =>
        new(Plain(url, "/" + string.Join('/', repository)), null, Uri.UnescapeDataString(string.Join('/', folder)));

    private static Uri Plain(Uri url, string path) => new UriBuilder(url.Scheme, url.IdnHost, url.IsDefaultPort ? -1 : url.Port, path).Uri;

    private static bool HasDots(string path) => path.Split('/', '\\', '?', '=', '&').Contains("..");

    [GeneratedRegex(@"^[A-Za-z0-9+.-]+::", RegexOptions.CultureInvariant)]
    private static partial Regex Helper();

    [GeneratedRegex(@"^[^/]+:", RegexOptions.CultureInvariant)]
    private static partial Regex ScpLike();
}
