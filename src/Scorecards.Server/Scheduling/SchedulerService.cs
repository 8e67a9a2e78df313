using Scorecards.Core.Runtime;
using Scorecards.Server.Hosting;
using Scorecards.Server.Inputs;

namespace Scorecards.Server.Scheduling;

/// <summary>Claims the services that are due and has them evaluated, so many at a time.</summary>
public sealed class SchedulerService(
    IStore store, IServiceRuntime runtime, LiveInputs inputs, EvaluationSchedule schedule, ServerOptions options, ClockCheck clocks, WorkStatus status,
    TimeProvider time, ILogger<SchedulerService> log)
    : BackgroundService
{
    private static readonly TimeSpan _retry = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _retryStore = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(1);

    private readonly string _node = $"{Environment.MachineName}-{Guid.NewGuid():N}";
    private readonly SemaphoreSlim _wake = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var claims = new Claims(store, _node, time);
        inputs.Changed += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var wait = await ClaimAsync(claims, stoppingToken);
                await _wake.WaitAsync(wait, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(claims.Running);
        }
        finally
        {
            inputs.Changed -= Wake;
        }
    }

    /// <summary>Starts what is due, as far as there is room, and says how long there is nothing to do.</summary>
    private async Task<TimeSpan> ClaimAsync(Claims claims, CancellationToken cancellationToken)
    {
        try
        {
            await clocks.EnsureAsync(cancellationToken);
            if (await claims.RenewAsync(cancellationToken) is { Count: > 0 } lost)
            {
                log.LogWarning("{Lost} claims are lost to other nodes: this one was paused, or cut off from the store, for longer than a lease", lost.Count);
            }

            var room = options.Concurrency - claims.Count;
            if (room <= 0 || inputs.Current.Definitions.Checks.Count == 0)
            {
                return _longestWait;
            }

            var taken = await claims.TakeAsync(room, (service, at) => Watched(RunAsync(service, at, cancellationToken)), cancellationToken);
            status.Claimed(failure: null);
            var now = time.GetUtcNow();
            return taken == room ? TimeSpan.Zero
                : await store.NextDueAsync(now, cancellationToken) is { } due && due - now < _longestWait ? Max(due - now, TimeSpan.FromMilliseconds(10))
                : _longestWait;
        }
        catch (StoreException e)
        {
            log.LogError("Nothing can be claimed: {Reason}", e.Message);
            status.Claimed(e.Message);
            return _longestWait;
        }
    }

    private Task Watched(Task run)
    {
        _ = run.ContinueWith(_ => Wake(), TaskScheduler.Default);
        return run;
    }

    private async Task RunAsync(string service, DateTimeOffset claimedAt, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var retryAt = time.GetUtcNow() + _retry;
        try
        {
            if (await runtime.EvaluateDueAsync(service, claimedAt, cancellationToken) is not null)
            {
                status.Saved(failure: null);
                return;
            }

            // Not in the catalog any more, or saved by another node: due again in the ordinary way.
            retryAt = schedule.Next(service, time.GetUtcNow());
        }
        catch (StoreException e)
        {
            log.LogError("The evaluation of {Service} is not saved and is tried again: {Reason}", service, e.Message);
            retryAt = time.GetUtcNow() + _retryStore;
            status.Saved(e.Message);
        }
        catch (RuntimeUnavailableException e)
        {
            // It may be under way for all this node knows, so the claim is left to run out; its place is free for others meanwhile.
            log.LogDebug(e, "The evaluation of {Service} waits for the node it belongs to", service);
            return;
        }
        catch (OperationCanceledException)
        {
            // Stopping, which the runtime may know before this service does: whoever runs next takes it up at once.
            retryAt = time.GetUtcNow();
        }
        catch (Exception e)
        {
            log.LogError(e, "The evaluation of {Service} failed; it is tried again in {Retry}", service, _retry);
        }

        await ReleaseAsync(service, retryAt);
    }

    private async Task ReleaseAsync(string service, DateTimeOffset dueAt)
    {
        try
        {
            await store.ReleaseAsync(_node, service, dueAt, CancellationToken.None);
        }
        catch (StoreException e)
        {
            log.LogWarning("The claim on {Service} was not given back and runs out by itself: {Reason}", service, e.Message);
        }
    }

    private void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            _wake.Release();
        }
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
