using System.Diagnostics;
using Scorecards.TestSupport.Faults.History;

namespace Scorecards.TestSupport.Faults;

/// <summary>Carries a plan out on real processes, and notes what it did.</summary>
public sealed class FaultInjector(IReadOnlyList<FaultyNode> nodes, PostgreSqlServer database, HistoryFile history)
{
    /// <summary>Returns when the plan is over and everything is up again.</summary>
    public async Task RunAsync(IReadOnlyList<Fault> plan)
    {
        var clock = Stopwatch.StartNew();
        var running = new List<Task>();
        foreach (var fault in plan)
        {
            if (fault.At - clock.Elapsed is { Ticks: > 0 } wait)
            {
                // Real processes live in real time.
                await Task.Delay(wait);
            }

            running.Add(ApplyAsync(fault));
        }

        await Task.WhenAll(running);
    }

    private async Task ApplyAsync(Fault fault)
    {
        Note(fault.Target, $"{fault.Kind} for {fault.Lasts.TotalSeconds:0.0} s");
        if (fault.Kind == FaultKind.RestartDatabase)
        {
            await database.StopAsync();
            await Task.Delay(fault.Lasts);
            await database.StartAsync();
        }
        else
        {
            await ApplyAsync(fault, nodes.Single(node => node.Name == fault.Target));
        }

        Note(fault.Target, "up");
    }

    private static async Task ApplyAsync(Fault fault, FaultyNode node)
    {
        switch (fault.Kind)
        {
            case FaultKind.Pause:
                await node.PauseAsync();
                await Task.Delay(fault.Lasts);
                await node.ResumeAsync();
                break;
            case FaultKind.Kill:
                await node.KillAsync();
                await Task.Delay(fault.Lasts);
                await node.StartAsync();
                break;
            default:
                await node.StopAsync();
                await node.StartAsync();
                break;
        }
    }

    private void Note(string target, string what) => history.Add(new Faulted(DateTimeOffset.UtcNow, target, what));
}
