using Scorecards.Core.Yaml;

namespace Scorecards.Core.Tests.Yaml;

/// <summary>Short ways to read YAML and to say what was read.</summary>
internal static class YamlTesting
{
    public static YamlResult Read(string text) => YamlReader.Read(text, "f.yaml", YamlLimits.Definitions);

    public static YamlResult ReadCatalog(string text) => YamlReader.Read(text, "f.yaml", YamlLimits.Catalog);

    /// <summary>The one document of a text without problems.</summary>
    public static YamlMap ReadMap(string text)
    {
        var result = Read(text);
        result.Problems.Should().BeEmpty();
        return result.Documents.Should().ContainSingle().Which.Should().BeOfType<YamlMap>().Which;
    }

    public static YamlScalar Scalar(this YamlMap map, string key) => map[key].Should().BeOfType<YamlScalar>().Which;

    /// <summary>The documents as JSON, each on a line.</summary>
    public static string Json(this YamlResult result) => string.Join('\n', result.Documents.Select(d => d.ToCel().ToJson()));

    public static IEnumerable<string> Lines(this YamlResult result) => result.Problems.Select(p => p.ToString());
}
