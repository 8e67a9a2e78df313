using System.Text.Json;
using System.Text.Json.Nodes;
using Scorecards.TestSupport;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Scorecards.Functional.Deploy;

/// <summary>A file of the repository, as text and as the JSON that its YAML means.</summary>
internal static class YamlFile
{
    public static string Path(params string[] parts) => System.IO.Path.Combine([BuiltProgram.Root, "deploy", .. parts]);

    public static string Text(params string[] parts) => File.ReadAllText(Path(parts));

    public static JsonElement Read(params string[] parts) => Parse(Text(parts));

    public static JsonElement Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return JsonSerializer.SerializeToElement(Json(stream.Documents.Single().RootNode));
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Json(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var value } => Plain(value!),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new InvalidOperationException($"{node.NodeType} at {node.Start}"),
    };

    private static JsonValue? Plain(string text) =>
        text is "" or "null" or "~" ? null
        : text is "true" or "false" ? JsonValue.Create(text == "true")
        : long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
        : JsonValue.Create(text);
}
