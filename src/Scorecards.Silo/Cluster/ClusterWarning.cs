namespace Scorecards.Silo.Cluster;

/// <summary>Says what was found when the silo was put together, once there is a log.</summary>
internal sealed class ClusterWarning(string text, ILogger<ClusterWarning> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        log.LogWarning("{Warning}", text);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
