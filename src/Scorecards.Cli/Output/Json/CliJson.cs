using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scorecards.Cli.Output.Json;

/// <summary>How results are written as JSON: as the API writes them, camelCase with enums as lower camel text, but for people to read too.</summary>
[JsonSerializable(typeof(ValidationReport))]
[JsonSerializable(typeof(ItemList<EvaluationJson>))]
[JsonSerializable(typeof(ExplanationJson))]
[JsonSerializable(typeof(ItemList<FactJson>))]
[JsonSerializable(typeof(NewTokenJson))]
[JsonSerializable(typeof(MigrationJson))]
[JsonSerializable(typeof(ItemList<TokenJson>))]
[JsonSerializable(typeof(AuditReportJson))]
[JsonSerializable(typeof(string))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>With letters beyond ASCII, quotes and brackets as people write them: it is no part of a web page.</summary>
    public static CliJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        MaxDepth = 1000,
    });
}
