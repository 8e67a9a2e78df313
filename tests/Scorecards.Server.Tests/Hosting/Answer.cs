using System.Net;
using System.Text.Json;

namespace Scorecards.Server.Tests.Hosting;

/// <summary>What the server answered, read to its end.</summary>
internal sealed class Answer(HttpResponseMessage response, string body)
{
    public HttpStatusCode Status => response.StatusCode;

    public string Body => body;

    public string? MediaType { get; } = response.Content.Headers.ContentType?.MediaType;

    public JsonElement Json { get; } = body.StartsWith('{') && response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
        ? JsonDocument.Parse(body).RootElement.Clone()
        : default;

    public JsonElement this[string property] => Json.GetProperty(property);

    /// <summary>A header of the answer or of its content; empty when it is missing.</summary>
    public string Header(string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : "";

    /// <summary>Of a list, one property of each item.</summary>
    public IReadOnlyList<string> Items(params string[] path) =>
        [.. this["items"].EnumerateArray().Select(item => path.Aggregate(item, (e, name) => e.GetProperty(name)).ToString())];
}
