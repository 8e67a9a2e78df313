using System.Text.Json.Serialization;

namespace Scorecards.Sources.Http;

/// <summary>All that a request sends.</summary>
internal sealed record HttpQuestion(Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers);

/// <summary>Writes questions as keys.</summary>
[JsonSerializable(typeof(HttpQuestion))]
internal sealed partial class HttpSourceJson : JsonSerializerContext;
