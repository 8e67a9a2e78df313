namespace Scorecards.Sources.Documents;

/// <summary>
/// Turns the URL under which a forge shows a file into the one under which it gives the file, as Backstage does for Locations:
/// GitHub, GitLab, Bitbucket Cloud, Gitea and Forgejo. Any other URL is the file itself.
/// </summary>
internal static class FileView
{
    public static Uri Raw(Uri url)
    {
        var parts = url.AbsolutePath.Split('/');
        if (url.Host == "github.com" && parts is [_, var owner, var name, "blob" or "tree", ..])
            return new Uri($"https://raw.githubusercontent.com/{owner}/{name}/{string.Join('/', parts[4..])}");
        if (Array.IndexOf(parts, "-") is var dash and > 0 && parts.Length > dash + 2 && parts[dash + 1] == "blob")
            return With(url, [.. parts[..(dash + 1)], "raw", .. parts[(dash + 2)..]]);
        return parts is [_, _, _, "src", _, ..] ? With(url, [.. parts[..3], "raw", .. parts[4..]]) : url;
    }

    private static Uri With(Uri url, string[] parts) => new(url.GetLeftPart(UriPartial.Authority) + string.Join('/', parts));
}
