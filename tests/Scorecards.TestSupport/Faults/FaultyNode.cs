using System.Diagnostics;

namespace Scorecards.TestSupport.Faults;

/// <summary>One process of several that a test kills, pauses and starts again, always at the same address.</summary>
/// <param name="name">In the history.</param>
/// <param name="url">Where it listens whenever it is up.</param>
/// <param name="start">Starts the process and waits until it listens.</param>
public sealed class FaultyNode(string name, Uri url, Func<Task<ServerProcess>> start) : IAsyncDisposable
{
    /// <summary>How long starting is tried, as whatever looks after processes would: with the database away a server ends again.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);

    private readonly List<string> _outputs = [];
    private ServerProcess? _process;
    private bool _paused;

    public string Name => name;

    public Uri Url => url;

    /// <summary>How often it has been started.</summary>
    public int Life { get; private set; }

    /// <summary>What all its processes have printed, one after the other.</summary>
    public string Output => string.Join('\n', _outputs.Append(_process?.Output ?? ""));

    public async Task StartAsync()
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                _process = await start();
                Life++;
                return;
            }
            catch (InvalidOperationException e) when (waited.Elapsed < _patience)
            {
                _outputs.Add(e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <summary>Ends it as a power failure would.</summary>
    public async Task KillAsync()
    {
        await _process!.KillAsync();
        await ForgetAsync();
    }

    /// <summary>Asks it to end, and waits until it has.</summary>
    /// <exception cref="TimeoutException">It has not within a minute.</exception>
    public async Task StopAsync()
    {
        await _process!.SignalAsync("TERM");
        await _process.EndedAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await ForgetAsync();
    }

    public async Task PauseAsync()
    {
        await _process!.SignalAsync("STOP");
        _paused = true;
    }

    public async Task ResumeAsync()
    {
        await _process!.SignalAsync("CONT");
        _paused = false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            if (_paused)
            {
                await ResumeAsync();
            }

            await ForgetAsync();
        }
    }

    private async Task ForgetAsync()
    {
        var process = _process!;
        _process = null;
        _outputs.Add(process.Output);
        await process.DisposeAsync();
    }
}
