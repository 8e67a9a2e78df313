using Scorecards.Core.Expressions;

namespace Scorecards.Core.Yaml;

/// <summary>YAML as a value of the expression language.</summary>
public static class YamlConversion
{
    /// <summary>The node as JSON would hold it. Depth is bounded by <see cref="YamlLimits.Deepest"/>, so this may recurse.</summary>
    public static CelValue ToCel(this YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Value,
        YamlList list => CelValue.List([.. list.Items.Select(ToCel)]),
        YamlMap map => CelValue.Map([.. map.Entries.Select(e => new KeyValuePair<string, CelValue>(e.Key.Text, e.Value.ToCel()))]),
        _ => CelValue.Null,
    };
}
