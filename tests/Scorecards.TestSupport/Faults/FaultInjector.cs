using System.Diagnostics;
using Scorecards.TestSupport.Faults.History;

namespace Scorecards.TestSupport.Faults;

/// <summary>Carries a plan out on real processes, and notes what it did.</summary>
public sealed class FaultInjector(IReadOnlyList<FaultyNode> nodes, PostgreSqlServer database, HistoryFile history)
{
    private readonly Dictionary<string, SemaphoreSlim> _turns = nodes.ToDictionary(node => node.Name, _ => new SemaphoreSlim(1));

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
        if (fault.Kind == FaultKind.RestartDatabase)
        {
            Note(fault);
            await database.StopAsync();
            await Task.Delay(fault.Lasts);
            await database.StartAsync();
        }
        else
        {
            // On a busy machine a node may still be starting after its last fault.
            await _turns[fault.Target].WaitAsync();
            Note(fault);
            await ApplyAsync(fault, nodes.Single(node => node.Name == fault.Target));
            _turns[fault.Target].Release();
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

    private void Note(Fault fault) => Note(fault.Target, $"{fault.Kind} for {fault.Lasts.TotalSeconds:0.0} s");

    private void Note(string target, string what) => history.Add(new Faulted(DateTimeOffset.UtcNow, target, what));
}
