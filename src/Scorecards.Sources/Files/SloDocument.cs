using Scorecards.Core.Expressions;
using Scorecards.Core.Yaml;

namespace Scorecards.Sources.Files;

/// <summary>A document of OpenSLO, and the place to tell mistakes at.</summary>
internal sealed record SloDocument(string Place, string Kind, YamlMap Root)
{
    /// <summary>A text; null where there is none.</summary>
    public static string? TextOf(YamlNode? node) => node is YamlScalar { IsNull: false, Text.Length: > 0 } scalar ? scalar.Text : null;

    public ReportException Wrong(YamlNode node, string message) => new(Place, node.Line, node.Column, message);

    /// <exception cref="ReportException">It is there and no map.</exception>
    public YamlMap? Map(YamlMap map, string key) => map[key] switch
    {
        null or YamlScalar { IsNull: true } => null,
        YamlMap found => found,
        var other => throw Wrong(other, $"'{key}' is a map, not {other.Describe()}"),
    };

    /// <exception cref="ReportException">It is there and no list of maps.</exception>
    public IEnumerable<YamlMap> Maps(YamlMap map, string key) => map[key] switch
    {
        null or YamlScalar { IsNull: true } => [],
        YamlList list => list.Items.Select(item => item as YamlMap ?? throw Wrong(item, $"'{key}' is a list of maps, not of {item.Describe()}")),
        var other => throw Wrong(other, $"'{key}' is a list, not {other.Describe()}"),
    };

    /// <exception cref="ReportException">It is there and no number.</exception>
    public double? Number(YamlMap map, string key) => map[key] switch
    {
        null or YamlScalar { IsNull: true } => null,
        YamlScalar { Value: { Kind: CelKind.Int } value } => value.AsInt(),
        YamlScalar { Value: { Kind: CelKind.Double } value } when double.IsFinite(value.AsDouble()) => value.AsDouble(),
        var other => throw Wrong(other, $"'{key}' is a number, not {other.Describe()}"),
    };
}
