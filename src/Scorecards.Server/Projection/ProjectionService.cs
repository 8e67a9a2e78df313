using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;

namespace Scorecards.Server.Projection;

/// <summary>
/// Keeps the snapshot up to date: as soon as the store or the inputs change, but with a rest after each look that is
/// <see cref="Rest"/> long, or four times as long as the look took, so that a burst of changes costs a fifth of a core; but never
/// longer than a second, so that nothing shown is older than that.
/// </summary>
public sealed class ProjectionService(
    Projector projector, IStore store, LiveInputs inputs, LiveSnapshot live, TimeProvider clock, ILogger<ProjectionService> log)
    : BackgroundService
{
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var inputsChanged = new SemaphoreSlim(0, 1);
        void Wake()
        {
            lock (inputsChanged)
            {
                if (inputsChanged.CurrentCount == 0)
                {
                    inputsChanged.Release();
                }
            }
        }

        inputs.Changed += Wake;
        try
        {
            while (true)
            {
                await FollowAsync(inputsChanged, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; there is nothing to give back.
        }
        finally
        {
            inputs.Changed -= Wake;
        }
    }

    private async Task FollowAsync(SemaphoreSlim inputsChanged, CancellationToken stop)
    {
        try
        {
            var began = clock.GetTimestamp();
            await projector.RefreshAsync(stop);
            var rest = Math.Clamp(clock.GetElapsedTime(began).Ticks * 4, Rest.Ticks, PollEvery.Ticks);
            await Task.Delay(TimeSpan.FromTicks(rest), clock, stop);
            await WaitAsync(inputsChanged, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            // Whatever it is, reads go on from what is there, and the next attempt may succeed.
            if (live.Feed.Failure is null)
            {
                log.LogError(e, "The store cannot be read; pages and answers stay as they are until it is back");
            }

            live.Failed(e.Message);
            await Task.Delay(PollEvery, clock, stop);
        }
    }

    private async Task WaitAsync(SemaphoreSlim inputsChanged, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var feed = store.WaitForChangesAsync(projector.Position, PollEvery, either.Token);
        var wake = inputsChanged.WaitAsync(either.Token);
        await Task.WhenAny(feed, wake);
        await either.CancelAsync();
        await Task.WhenAll(feed, wake).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
        if (feed.Exception is { } failed)
        {
            throw failed.GetBaseException();
        }
    }
}
