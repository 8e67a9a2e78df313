using Scorecards.Core.Facts;

namespace Scorecards.Sources.Webhooks;

/// <summary>A source whose upstream can send webhooks.</summary>
public interface IWebhookSource : INotifiedSource
{
    /// <summary>What takes them; null where the document has no option <c>webhook</c>.</summary>
    WebhookReceiver? Webhook { get; }

    TimeSpan? INotifiedSource.HoldsFor(FactRequest request) => Webhook?.HoldsFor(request);
}
