using Scorecards.Core.Catalog;

namespace Scorecards.Sources.Webhooks;

/// <summary>A webhook as it was understood.</summary>
/// <param name="Reason">Why it is none that changes anything; empty for one that does.</param>
public sealed record WebhookReading(WebhookResult Result, string Reason)
{
    /// <summary>What the upstream calls it; empty where it does not say.</summary>
    public string Event { get; init; } = "";

    /// <summary>Unique within the source; null where the upstream gives it no id.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it is about a service.</summary>
    public Func<Service, bool> Concerns { get; init; } = _ => false;

    internal static WebhookReading Refused(string reason) => new(WebhookResult.Refused, reason);

    internal static WebhookReading Malformed(string reason) => new(WebhookResult.Malformed, reason);

    internal static WebhookReading Ignored(string name, string reason) => new(WebhookResult.Ignored, reason) { Event = name };

    internal static WebhookReading Changed(string? id, string name, Func<Service, bool> concerns) =>
        new(WebhookResult.Changed, "") { Id = id, Event = name, Concerns = concerns };
}
