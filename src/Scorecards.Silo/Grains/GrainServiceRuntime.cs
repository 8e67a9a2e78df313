using Microsoft.AspNetCore.Connections;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Silo.Grains;

/// <summary>
/// Has each service evaluated by its grain, wherever in the cluster that is. When a silo dies, calls to its grains fail until
/// the others have declared it dead; they are made again meanwhile.
/// </summary>
public sealed class GrainServiceRuntime : IServiceRuntime
{
    /// <summary>How long calls that somebody waits for are made again: a dead silo is found out within 12 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // How often it is looked whether the grain that runs is still there.
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(2);

    private readonly Func<string, IServiceGrain> _grains;
    private readonly IServiceStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger<GrainServiceRuntime> _log;
    private readonly CancellationToken _stopping;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="grains">The grain of a service, by its id.</param>
    public GrainServiceRuntime(
        Func<string, IServiceGrain> grains, IServiceStore store, IHostApplicationLifetime host, TimeProvider time, ILogger<GrainServiceRuntime> log)
    {
        (_grains, _store, _time, _log) = (grains, store, time, log);
        _stopping = host.ApplicationStopping;
        host.ApplicationStarted.Register(() => _started.TrySetResult());
    }

    public Task<Evaluation?> EvaluateAsync(string serviceId, CancellationToken cancellationToken) =>
        EvaluateAsync(serviceId, DateTimeOffset.MaxValue, Patience, cancellationToken);

    public Task<Evaluation?> EvaluateDueAsync(string serviceId, DateTimeOffset dueBy, CancellationToken cancellationToken) =>
        // The scheduler comes again, and has others to go on with meanwhile.
        EvaluateAsync(serviceId, dueBy, TimeSpan.Zero, cancellationToken);

    private async Task<Evaluation?> EvaluateAsync(string serviceId, DateTimeOffset dueBy, TimeSpan patience, CancellationToken cancellationToken)
    {
        // No grain can be called before the silo has joined the cluster.
        await _started.Task.WaitAsync(cancellationToken);
        var grain = _grains(serviceId);
        var pause = _firstPause;
        long? failing = null;
        while (true)
        {
            var begun = false;
            try
            {
                var mark = await MarkAsync(grain, cancellationToken);
                begun = true;

                return await RunAsync(grain, mark, dueBy, cancellationToken);
            }
            catch (Exception e) when (IsPassing(e) && !cancellationToken.IsCancellationRequested)
            {
                if (_stopping.IsCancellationRequested || _time.GetElapsedTime(failing ??= _time.GetTimestamp()) >= patience)
                {
                    throw new RuntimeUnavailableException($"The grain of {serviceId} cannot be reached.", e);
                }

                _log.LogDebug(e, "The grain of {Service} cannot be reached and is called again", serviceId);
            }

            if (begun && dueBy == DateTimeOffset.MaxValue)
            {
                // Whether it was evaluated nobody knows. Made due, it will be, once, even if this silo is the next to die.
                dueBy = _time.GetUtcNow();
                await _store.MakeDueAsync(serviceId, dueBy, cancellationToken);
            }

            await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), _time, cancellationToken);
            pause = pause * 2 < _longestPause ? pause * 2 : _longestPause;
        }
    }

    private async Task<Evaluation?> RunAsync(IServiceGrain grain, RunMark mark, DateTimeOffset dueBy, CancellationToken cancellationToken)
    {
        // A caller that goes away stops waiting; the run goes on for the others.
        var run = grain.EvaluateAsync(mark, dueBy).WaitAsync(cancellationToken);
        while (await Task.WhenAny(run, Task.Delay(_look, _time, cancellationToken)) != run)
        {
            // A call that was passed on from silo to silo gets no answer when the last of them dies.
            if ((await MarkAsync(grain, cancellationToken)).Activation != mark.Activation)
            {
                throw new SiloUnavailableException("The grain began anew while it was waited for.");
            }
        }

        return (await run).Value;
    }

    private static async Task<RunMark> MarkAsync(IServiceGrain grain, CancellationToken cancellationToken)
    {
        try
        {
            return await grain.MarkAsync().WaitAsync(cancellationToken);
        }
        catch (TimeoutException e)
        {
            // Nothing holds up this call but a silo that hangs.
            throw new SiloUnavailableException("The silo did not answer.", e);
        }
    }

    /// <summary>The silo is away or going, not the evaluation at fault. A run that was cancelled was on a silo that stops.</summary>
    private static bool IsPassing(Exception e) => e is OrleansException or ConnectionFailedException or ConnectionAbortedException
        or OperationCanceledException or OvertakenException;
}
