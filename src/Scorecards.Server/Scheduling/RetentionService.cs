using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;
using Scorecards.Server.Hosting;

namespace Scorecards.Server.Scheduling;

/// <summary>
/// Deletes the bodies of facts that no evaluation has used for as long as they are kept (what was rated by them stays, and can no
/// longer be recomputed), the ids of webhooks that nobody sends again, and which decision questions had that are over. Every node does it, since nothing is lost by doing it twice.
/// </summary>
public sealed class RetentionService(IStore store, ServerOptions options, ClockCheck clocks, TimeProvider time, ILogger<RetentionService> log) : BackgroundService
{
    /// <summary>How often it is looked.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromHours(12);

    /// <summary>How long a request may be repeated under its key; decisions themselves are kept for good.</summary>
    public static readonly TimeSpan QuestionsKept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                // Not at the start, which has enough to do.
                await Task.Delay(Every, time, stoppingToken);
                await PurgeAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is deleted the next time.
        }
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        await TryAsync("Facts", async now =>
        {
            if (await store.PurgeContentsAsync(now - options.KeepFacts, cancellationToken) is var deleted and > 0)
            {
                log.LogInformation("{Count} bodies of facts were deleted that nothing had used for {Days:0} days", deleted, options.KeepFacts.TotalDays);
            }
        }, cancellationToken);
        await TryAsync("Decisions of questions that are over", now => store.PurgeQuestionsAsync(now - QuestionsKept, cancellationToken), cancellationToken);
        await TryAsync("Ids of webhooks", now => store.PurgeWebhooksAsync(now - ReceivedWebhook.Remembered, cancellationToken), cancellationToken);
    }

    private async Task TryAsync(string what, Func<DateTimeOffset, Task> purge, CancellationToken cancellationToken)
    {
        try
        {
            // A clock that is wrong by years must not delete what others still use.
            await clocks.EnsureAsync(cancellationToken);
            await purge(time.GetUtcNow());
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            log.LogWarning(e, "{What} that are no longer kept could not be deleted; that is tried again in {Hours:0} hours", what, Every.TotalHours);
        }
    }
}
