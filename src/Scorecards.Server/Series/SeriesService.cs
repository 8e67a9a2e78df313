namespace Scorecards.Server.Series;

/// <summary>Makes the days that pages show before anybody asks: soon after the start, and each day once it is over.</summary>
public sealed class SeriesService(CompanySeries series, StageHistory stages, TimeProvider clock, ILogger<SeriesService> log) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await MakeAsync(stoppingToken);
                await Task.Delay(_every, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await series.GetAsync(DayRange.UpTo(DayRange.DayOf(clock.GetUtcNow())), cancellationToken);
            await stages.WarmAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever it is: this is done ahead of time only.
            log.LogWarning(e, "The series of the company cannot be made ready; it is made when it is asked for");
        }
    }
}
