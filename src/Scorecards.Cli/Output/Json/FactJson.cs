using System.Text.Json;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;

namespace Scorecards.Cli.Output.Json;

/// <summary>A fact that a check saw, with the question it answers.</summary>
/// <param name="Arguments">Null when the question could not be put together.</param>
/// <param name="TookMs">Milliseconds that the source took.</param>
/// <param name="Requests">What it cost: the requests sent for it; none where another question's answer served for it too.</param>
internal sealed record FactJson(
    string Source,
    string Query,
    JsonElement? Arguments,
    JsonElement? Value,
    string? Error,
    UnknownCause? Cause,
    DateTimeOffset CollectedAt,
    long TookMs,
    int Requests,
    string? Evidence)
{
    public static FactJson Of(PlannedFact planned, Fact fact) => new(
        planned.Key.Source,
        planned.Key.Query,
        planned.Request is null ? null : Parse(planned.Key.Arguments),
        fact.Body is { } body ? Parse(body.Json) : null,
        fact.Error?.Message,
        fact.Error?.Cause,
        fact.CollectedAt,
        (long)fact.Took.TotalMilliseconds,
        fact.Requests,
        fact.Evidence);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
        return document.RootElement.Clone();
    }
}
