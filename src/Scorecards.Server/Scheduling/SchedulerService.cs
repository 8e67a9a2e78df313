using Scorecards.Core.Runtime;
using Scorecards.Server.Hosting;
using Scorecards.Server.Inputs;

namespace Scorecards.Server.Scheduling;

/// <summary>Claims the services that are due and has them evaluated, so many at a time.</summary>
public sealed class SchedulerService(
    IStore store, IServiceRuntime runtime, LiveInputs inputs, EvaluationSchedule schedule, ServerOptions options, TimeProvider time, ILogger<SchedulerService> log)
    : BackgroundService
{
    /// <summary>Longer than any evaluation may take, so that a claim runs out only when its node is gone.</summary>
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan _retry = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(1);

    private readonly string _node = $"{Environment.MachineName}-{Guid.NewGuid():N}";
    private readonly List<Task> _running = [];
    private readonly SemaphoreSlim _wake = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        inputs.Changed += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var wait = await ClaimAsync(stoppingToken);
                await _wake.WaitAsync(wait, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_running);
        }
        finally
        {
            inputs.Changed -= Wake;
        }
    }

    /// <summary>Starts what is due, as far as there is room, and says how long there is nothing to do.</summary>
    private async Task<TimeSpan> ClaimAsync(CancellationToken cancellationToken)
    {
        _running.RemoveAll(run => run.IsCompleted);
        var room = options.Concurrency - _running.Count;
        if (room <= 0 || inputs.Current.Definitions.Checks.Count == 0)
        {
            return _longestWait;
        }

        try
        {
            var now = time.GetUtcNow();
            var claimed = await store.ClaimDueAsync(_node, now, now + _lease, room, cancellationToken);
            foreach (var service in claimed)
            {
                var run = RunAsync(service, cancellationToken);
                _running.Add(run);
                _ = run.ContinueWith(_ => Wake(), TaskScheduler.Default);
            }

            return claimed.Count == room ? TimeSpan.Zero
                : await store.NextDueAsync(now, cancellationToken) is { } due && due - now < _longestWait ? Max(due - now, TimeSpan.FromMilliseconds(10))
                : _longestWait;
        }
        catch (StoreException e)
        {
            log.LogError("Nothing can be claimed: {Reason}", e.Message);
            return _longestWait;
        }
    }

    private async Task RunAsync(string service, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var retryAt = time.GetUtcNow() + _retry;
        try
        {
            if (await runtime.EvaluateAsync(service, cancellationToken) is not null)
            {
                return;
            }

            // Not in the catalog any more, or saved by another node: due again in the ordinary way.
            retryAt = schedule.Next(service, time.GetUtcNow());
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            log.LogError(e, "The evaluation of {Service} failed; it is tried again in {Retry}", service, _retry);
        }
        catch (OperationCanceledException)
        {
            // Stopping: whoever runs next takes it up at once.
            retryAt = time.GetUtcNow();
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
