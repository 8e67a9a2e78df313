using Scorecards.Sources.Paths;

namespace Scorecards.Sources.Documents;

/// <summary>Which files below a folder are documents.</summary>
public sealed record FileSelection(Func<string, bool> Matches)
{
    /// <summary>Every <c>catalog-info.yaml</c>, as Backstage names them.</summary>
    public static readonly FileSelection Catalog = new(path => Path.GetFileName(path) is "catalog-info.yaml" or "catalog-info.yml");

    /// <summary>Every YAML file.</summary>
    public static readonly FileSelection Definitions = new(path => Path.GetExtension(path) is ".yaml" or ".yml");

    public static FileSelection Of(Glob glob) => new(glob.Matches);
}
