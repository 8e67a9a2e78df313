using System.Diagnostics;
using System.Net;
using Scorecards.TestSupport.Faults.History;

namespace Scorecards.TestSupport.Faults;

/// <summary>
/// Carries a plan out on real processes, and notes what it did. However slow the machine makes them start, one of them is always
/// left to ask: a fault waits until another node than its target is ready.
/// </summary>
public sealed class FaultInjector(IReadOnlyList<FaultyNode> nodes, PostgreSqlServer database, HistoryFile history) : IDisposable
{
    /// <summary>How long a fault waits; then it is left out.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);

    private readonly Dictionary<string, SemaphoreSlim> _turns = nodes.ToDictionary(node => node.Name, _ => new SemaphoreSlim(1));
    private readonly SemaphoreSlim _begin = new(1);
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(2) };

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

            running.Add(fault.Kind == FaultKind.RestartDatabase ? RestartDatabaseAsync(fault) : FailAsync(fault));
        }

        await Task.WhenAll(running);
    }

    public void Dispose()
    {
        _client.Dispose();
        _begin.Dispose();
        foreach (var turn in _turns.Values)
        {
            turn.Dispose();
        }
    }

    private async Task RestartDatabaseAsync(Fault fault)
    {
        Note(fault);
        await database.StopAsync();
        await Task.Delay(fault.Lasts);
        await database.StartAsync();
        Note(fault.Target, "up");
    }

    private async Task FailAsync(Fault fault)
    {
        // The node may still be starting after its last fault.
        await _turns[fault.Target].WaitAsync();
        var node = nodes.Single(node => node.Name == fault.Target);
        if (await BeginAsync(fault, node) is { } begun)
        {
            await begun;
            await Task.Delay(fault.Lasts);
            await (fault.Kind == FaultKind.Pause ? node.ResumeAsync() : node.StartAsync());
            Note(fault.Target, "up");
        }

        _turns[fault.Target].Release();
    }

    /// <summary>The fault, once it may be; null when it is left out. One at a time, so that two do not count on each other.</summary>
    private async Task<Task?> BeginAsync(Fault fault, FaultyNode node)
    {
        await _begin.WaitAsync();
        try
        {
            for (var waited = Stopwatch.StartNew(); !await IsAnotherReadyAsync(node); await Task.Delay(200))
            {
                if (waited.Elapsed > _patience)
                {
                    Note(fault.Target, "spared");
                    return null;
                }
            }

            Note(fault);
            return fault.Kind switch
            {
                FaultKind.Pause => node.PauseAsync(),
                FaultKind.Kill => node.KillAsync(),
                _ => node.StopAsync(),
            };
        }
        finally
        {
            _begin.Release();
        }
    }

    private async Task<bool> IsAnotherReadyAsync(FaultyNode node)
    {
        foreach (var other in nodes.Where(other => other != node && other.IsUp))
        {
            try
            {
                using var answer = await _client.GetAsync(new Uri(other.Url, "/health/ready"));
                if (answer.StatusCode == HttpStatusCode.OK && other.IsUp)
                {
                    return true;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not ready.
            }
        }

        return false;
    }

    private void Note(Fault fault) => Note(fault.Target, $"{fault.Kind} for {fault.Lasts.TotalSeconds:0.0} s");

    private void Note(string target, string what) => history.Add(new Faulted(DateTimeOffset.UtcNow, target, what));
}
