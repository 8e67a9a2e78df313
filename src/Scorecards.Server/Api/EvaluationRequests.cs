using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary>
/// Runs the evaluations that callers wait for, and has the store remember those that are only promised: a node that dies
/// after its promise must not take it along.
/// </summary>
internal sealed class EvaluationRequests(IServiceRuntime runtime, IStore store, LiveSnapshot live, TimeProvider clock, ILogger<EvaluationRequests> log)
{
    /// <summary>
    /// Returns the evaluation when it is saved and seen by all reads. Null when that is not within the time: then it is
    /// promised, and whichever node claims the service first makes it.
    /// </summary>
    public async Task<Evaluation?> RunAsync(string service, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait > TimeSpan.Zero && await WaitAsync(service, wait, cancellationToken) is { } evaluation)
        {
            return evaluation;
        }

        await store.MakeDueAsync(service, clock.GetUtcNow(), cancellationToken);
        return null;
    }

    private async Task<Evaluation?> WaitAsync(string service, TimeSpan wait, CancellationToken cancellationToken)
    {
        var run = runtime.EvaluateAsync(service, CancellationToken.None);

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await SeenAsync(service, run, enough.Token).WaitAsync(wait, clock, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && !run.IsCompleted)
        {
            _ = LogFailureAsync(service, run);
            return null;
        }
        catch (Exception e) when (e is TimeoutException or RuntimeUnavailableException)
        {
            return null;
        }
        finally
        {
            await enough.CancelAsync();
        }
    }

    private async Task<Evaluation?> SeenAsync(string service, Task<Evaluation?> run, CancellationToken cancellationToken)
    {
        if (await run is not { } evaluation)
        {
            return null;
        }

        while (true)
        {
            var next = live.NextAsync();
            if (live.Current.All.TryGetValue(service, out var view) && (view.Latest?.ConfirmedUntil >= evaluation.ConfirmedUntil || view.Retired))
            {
                return evaluation;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    private async Task LogFailureAsync(string service, Task run)
    {
        try
        {
            await run;
        }
        catch (Exception e)
        {
            // Nobody waits for it any more; the scheduler evaluates the service again when it is due.
            log.LogError(e, "The evaluation of {Service} that was asked for failed", service);
        }
    }
}
