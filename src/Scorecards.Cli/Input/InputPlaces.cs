using Scorecards.Sources.Setup;

namespace Scorecards.Cli.Input;

/// <summary>Where the inputs are, as the user named them.</summary>
/// <param name="Definitions">Null for <c>./checks</c> where there is one, else for the checks shipped beside this program.</param>
/// <param name="ServerUrl">What <c>${server.url}</c> stands for, without a slash at its end.</param>
internal sealed record InputPlaces(string Catalog, string? Definitions, string ServerUrl)
{
    public string DefinitionsPlace =>
        Definitions ?? (Directory.Exists("checks") ? "checks" : Path.Combine(AppContext.BaseDirectory, "checks"));

    /// <summary>What sources may use: clones in the folder given, repositories on disk in the folder of a local catalog.</summary>
    public SourceContext Context(string cacheFolder) => new()
    {
        CacheFolder = cacheFolder,
        LocalRoots = Path.GetFullPath(Catalog) is var path && Directory.Exists(path) ? [path]
            : File.Exists(path) ? [Path.GetDirectoryName(path)!]
            : [],
        OwnUrls = () => [new Uri(ServerUrl)],
    };
}
