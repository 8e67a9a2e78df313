namespace Scorecards.Core.Declarations;

/// <summary>
/// Has webhooks wait for the write that is under way, and then writes them together: a flood of them takes one connection to the
/// store, and each is answered once it is on disk.
/// </summary>
public sealed class WebhookQueue(IWebhookStore store, TimeProvider time)
{
    private readonly Lock _lock = new();
    private List<Waiting> _waiting = [];
    private bool _writing;

    /// <summary>Keeps a webhook; false when it came before. A caller that goes away takes nothing back.</summary>
    public Task<bool> ReceiveAsync(ReceivedWebhook webhook, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(webhook);
        lock (_lock)
        {
            _waiting.Add(waiting);
            if (!_writing)
            {
                _writing = true;
                _ = Task.Run(WriteAsync, CancellationToken.None);
            }
        }

        return waiting.IsNew.Task.WaitAsync(cancellationToken);
    }

    private async Task WriteAsync()
    {
        while (Take() is { } together)
        {
            try
            {
                var first = together.DistinctBy(one => (one.Webhook.Source, one.Webhook.Id)).ToList();
                var kept = await store.ReceiveWebhooksAsync([.. first.Select(one => one.Webhook)], time.GetUtcNow() + Declared.Settling, CancellationToken.None)
                    .ConfigureAwait(false);
                var keys = kept.Select(webhook => (webhook.Source, webhook.Id)).ToHashSet();
                var isNew = first.Where(one => keys.Contains((one.Webhook.Source, one.Webhook.Id))).ToHashSet();
                together.ForEach(one => one.IsNew.TrySetResult(isNew.Contains(one)));
            }
            catch (Exception e)
            {
                together.ForEach(one => one.IsNew.TrySetException(e));
            }
        }
    }

    /// <summary>All that wait; null, and the end of the writing, when nobody does.</summary>
    private List<Waiting>? Take()
    {
        lock (_lock)
        {
            _writing = _waiting.Count > 0;
            if (!_writing)
            {
                return null;
            }

            var together = _waiting;
            _waiting = [];
            return together;
        }
    }

    private sealed class Waiting(ReceivedWebhook webhook)
    {
        public ReceivedWebhook Webhook { get; } = webhook;

        public TaskCompletionSource<bool> IsNew { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
