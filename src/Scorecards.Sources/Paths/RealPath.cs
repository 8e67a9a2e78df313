namespace Scorecards.Sources.Paths;

/// <summary>Paths on disk as they are, with every symbolic link on the way followed.</summary>
public static class RealPath
{
    private const int MaxLinks = 40;

    /// <summary>The real path, or null where it leads in a circle. What does not exist stays as written.</summary>
    public static string? Of(string path) => Of(Path.GetFullPath(path), MaxLinks);

    /// <summary>True when the path, links followed, is the root or lies beneath it.</summary>
    public static bool IsWithin(string path, string root) =>
        Of(path) is { } real && Of(root) is { } realRoot && IsBeneath(real, realRoot);

    /// <summary>True when the path is the root or lies beneath it, both taken as written.</summary>
    public static bool IsBeneath(string path, string root)
    {
        var relative = Path.GetRelativePath(root, path);
        return !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private static string? Of(string path, int links)
    {
        if (links == 0)
            return null;
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        if (Of(parent, links) is not { } realParent)
            return null;

        var real = Path.Combine(realParent, Path.GetFileName(path));
        FileSystemInfo info = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
        return info.LinkTarget is { } target ? Of(Path.GetFullPath(target, realParent), links - 1) : real;
    }
}
