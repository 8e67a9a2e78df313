using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;

namespace Scorecards.Server.Calendars;

/// <summary>Has calendars behind URLs fetched when they are due, and when the definitions name others.</summary>
internal sealed class CalendarService(CalendarFetcher fetcher, LiveInputs inputs, TimeProvider clock, ILogger<CalendarService> log) : BackgroundService
{
    private static readonly TimeSpan _afterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(0, 1);
        void Wake()
        {
            lock (changed)
            {
                if (changed.CurrentCount == 0)
                {
                    changed.Release();
                }
            }
        }

        inputs.Changed += Wake;
        try
        {
            var isRestored = false;
            while (true)
            {
                var next = clock.GetUtcNow() + _afterTrouble;
                try
                {
                    if (!isRestored)
                    {
                        await fetcher.RestoreAsync(stoppingToken);
                        isRestored = true;
                    }

                    next = await fetcher.RunAsync(stoppingToken);
                }
                catch (StoreException e)
                {
                    log.LogError("Copies of calendars cannot be kept: {Reason}", e.Message);
                }

                await WaitAsync(changed, next - clock.GetUtcNow(), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        finally
        {
            inputs.Changed -= Wake;
        }
    }

    private async Task WaitAsync(SemaphoreSlim changed, TimeSpan wait, CancellationToken stoppingToken)
    {
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var signal = changed.WaitAsync(enough.Token);
        await Task.WhenAny(signal, Task.Delay(wait, clock, enough.Token));
        await enough.CancelAsync();
        await signal.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        stoppingToken.ThrowIfCancellationRequested();
    }
}
