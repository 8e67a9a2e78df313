using Scorecards.Core.Gates;
using Scorecards.Core.Runtime;
using Scorecards.Server.Scheduling;

namespace Scorecards.Server.Gates;

/// <summary>Keeps <see cref="LiveActing"/> up to date: at once where the store tells, at the latest after <see cref="PollEvery"/>.</summary>
public sealed class ActingWatch(IGateStore store, LiveActing live, ClockCheck clocks, TimeProvider time, ILogger<ActingWatch> log) : BackgroundService
{
    /// <summary>Half of the second within which a freeze binds on every node.</summary>
    public static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>Reads now, for someone who knows that there is something newer.</summary>
    /// <exception cref="StoreException">The store is away.</exception>
    public async Task<ActingState> RefreshAsync(CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow();
        var state = await store.ActingStateAsync(began, cancellationToken);
        live.Publish(state, began);
        return state;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await FollowAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; there is nothing to give back.
        }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        try
        {
            // By a clock that is wrong, neither what is in force nor how old this reading is could be told.
            await clocks.EnsureAsync(stop);
            var state = await RefreshAsync(stop);
            await store.WaitForActingChangeAsync(state.Version, PollEvery, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            // Whatever it is, the next attempt may succeed; until then the gate goes by its fail modes.
            if (live.Failure is null)
            {
                log.LogError(e, "Freezes and overrides cannot be read; the gate goes by its fail modes until they can");
            }

            live.Failed(e.Message);
            await Task.Delay(PollEvery, time, stop);
        }
    }
}
