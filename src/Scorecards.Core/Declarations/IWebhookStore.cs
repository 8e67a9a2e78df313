namespace Scorecards.Core.Declarations;

/// <summary>What upstreams told of changes by themselves.</summary>
public interface IWebhookStore
{
    /// <summary>
    /// Remembers each webhook, and that its source changed for each of its services, which is declared of them: they are due at the time
    /// given. Of those whose id is remembered already nothing changes, nor for a service that is not known or retired. Returns
    /// those that were new.
    /// </summary>
    /// <param name="webhooks">No two of one source with one id.</param>
    Task<IReadOnlyList<ReceivedWebhook>> ReceiveWebhooksAsync(
        IReadOnlyCollection<ReceivedWebhook> webhooks, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>Forgets the ids of those that came before the time given, and returns how many. The changes they told of stay.</summary>
    Task<int> PurgeWebhooksAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
