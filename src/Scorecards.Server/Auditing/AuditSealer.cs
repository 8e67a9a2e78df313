using Scorecards.Core.Runtime;
using Scorecards.Server.Scheduling;

namespace Scorecards.Server.Auditing;

/// <summary>Has the audit log sealed, within a second of what is written to it.</summary>
public sealed class AuditSealer(SealRound round, SealLease lease, ClockCheck clocks, TimeProvider time, ILogger<AuditSealer> log) : BackgroundService
{
    private static readonly TimeSpan _rest = TimeSpan.FromMilliseconds(500);

    private bool _failing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await RoundAsync(stoppingToken);
                await Task.Delay(_rest, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await EndAsync();
        }
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await clocks.EnsureAsync(cancellationToken);
            await round.RunAsync(cancellationToken);
            _failing = false;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Told once: whatever it is, the next round may succeed, and what is to be sealed is kept.
            if (!_failing)
            {
                log.LogError(e, "The audit log is not sealed now; its entries wait in the store");
            }

            _failing = true;
        }
    }

    /// <summary>Seals and signs what there is, so that nothing lies open while no server runs, and lets another node go on at once.</summary>
    private async Task EndAsync()
    {
        try
        {
            if (lease.IsHeld && await round.RunAsync(CancellationToken.None))
            {
                await round.SignAsync(CancellationToken.None);
            }

            await lease.ReleaseAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning("The end of the audit log was not signed at the stop, which the next server does: {Reason}", e.Message);
        }
    }
}
