using System.Text.Json;

namespace Scorecards.Server.Api.Models;

/// <summary>A fact that a tool sends.</summary>
/// <param name="Value">Any JSON, as the source that takes the fact says.</param>
/// <param name="ObservedAt">When it was observed; now when it is left out.</param>
/// <param name="Ttl">How long it holds, such as 30d; as the source says when it is left out.</param>
/// <param name="Evidence">A link a person can open to see the same.</param>
public sealed record PushedFactRequest(JsonElement Value, DateTimeOffset? ObservedAt, string? Ttl, string? Evidence);
