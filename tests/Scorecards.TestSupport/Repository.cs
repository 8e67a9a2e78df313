namespace Scorecards.TestSupport;

/// <summary>The files of this very repository, for tests that hold shipped files against the code.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static readonly string Root = Find();

    /// <summary>The YAML files below a folder of the repository, sorted: path relative to the root, with slashes, and text.</summary>
    public static IReadOnlyList<(string Path, string Text)> YamlFiles(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => (Path.GetRelativePath(Root, f).Replace('\\', '/'), File.ReadAllText(f))),
    ];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Scorecards.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"There is no Scorecards.sln above {AppContext.BaseDirectory}: run the tests from a clone of the repository.");
    }
}
