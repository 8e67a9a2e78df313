using System.Text.Json.Nodes;
using Scorecards.Core.Definitions.Shapes;
using YamlDotNet.Serialization;

namespace Scorecards.Core.Definitions;

/// <summary>The published schema of definitions, made from the very records they are read into.</summary>
public static class DefinitionSchema
{
    /// <summary>JSON Schema 2020-12, written as YAML: the content of <c>scorecard-schema.yaml</c>.</summary>
    public static string ToYaml() =>
        "# Generated from the model by `scorecards schema`. Do not edit: a test compares it.\n" +
        new SerializerBuilder().WithQuotingNecessaryStrings().WithNewLine("\n").Build().Serialize(Plain(ToJson()));

    public static JsonObject ToJson() => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$id"] = "https://scorecards.dev/schema/v1",
        ["title"] = "Scorecards definitions",
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["apiVersion"] = new JsonObject { ["const"] = Names.ApiVersion },
            ["kind"] = new JsonObject { ["enum"] = new JsonArray([.. DocumentKinds.Specs.Keys.Select(k => JsonValue.Create(k))]) },
            ["metadata"] = SchemaWriter.Write(ShapeFactory.Of(typeof(Metadata))),
            ["spec"] = new JsonObject { ["type"] = "object" },
        },
        ["required"] = new JsonArray("apiVersion", "kind", "metadata", "spec"),
        ["additionalProperties"] = false,
        ["allOf"] = new JsonArray([.. DocumentKinds.Specs.Select(kind => new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind.Key } } },
            ["then"] = new JsonObject { ["properties"] = new JsonObject { ["spec"] = SchemaWriter.Write(ShapeFactory.Of(kind.Value)) } },
        })]),
    };

    private static object? Plain(JsonNode? node) => node switch
    {
        JsonObject map => map.ToDictionary(e => e.Key, e => Plain(e.Value)),
        JsonArray list => list.Select(Plain).ToList(),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        JsonValue value when value.TryGetValue<int>(out var whole) => whole,
        JsonValue value => value.GetValue<double>(),
        _ => null,
    };
}
