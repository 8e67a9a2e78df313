namespace Scorecards.Core.Yaml;

/// <summary>How much a YAML text may hold. A text is refused at the first limit it breaks, before anything is built from it.</summary>
/// <param name="MaxBytes">Size of the text in UTF-8.</param>
/// <param name="MaxEvents">Parse events, each alias counted as what it stands for.</param>
/// <param name="MaxDepth">Nesting of lists and maps, aliases expanded.</param>
public sealed record YamlLimits(int MaxBytes, int MaxEvents, int MaxDepth, bool AllowAliases)
{
    /// <summary>The nesting that every limit here allows; conversions may recurse this deep.</summary>
    public const int Deepest = 64;

    /// <summary>Definitions are small and written by hand.</summary>
    public static readonly YamlLimits Definitions = new(256 * 1024, 20_000, Deepest, AllowAliases: false);

    /// <summary>Catalog files may carry whole API descriptions inline, and anchors.</summary>
    public static readonly YamlLimits Catalog = new(4 * 1024 * 1024, 200_000, Deepest, AllowAliases: true);
}
