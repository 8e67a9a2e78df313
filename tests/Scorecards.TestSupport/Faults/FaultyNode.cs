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
    private readonly SemaphoreSlim _turn = new(1);
    private ServerProcess? _process;
    private bool _paused;

    public string Name => name;

    public Uri Url => url;

    /// <summary>False while it is paused, starts or stops.</summary>
    public bool IsUp => _process is not null && !_paused && _turn.CurrentCount > 0;

    /// <summary>How often it has been started.</summary>
    public int Life { get; private set; }

    /// <summary>How often it ended without being told to, and was started again, as whatever looks after processes would.</summary>
    public int Ends { get; private set; }

    /// <summary>What all its processes have printed, one after the other.</summary>
    public string Output => string.Join('\n', _outputs.Append(_process?.Output ?? ""));

    public Task StartAsync() => InTurnAsync(LaunchAsync);

    /// <summary>Ends it as a power failure would.</summary>
    public Task KillAsync() => InTurnAsync(async () =>
    {
        var process = Forget();
        await process.KillAsync();
        await KeepAsync(process);
    });

    /// <summary>Asks it to end, and waits until it has.</summary>
    /// <exception cref="TimeoutException">It has not within a minute.</exception>
    public Task StopAsync() => InTurnAsync(async () =>
    {
        var process = Forget();
        await process.StopAsync();
        await KeepAsync(process);
    });

    public Task PauseAsync() => InTurnAsync(async () =>
    {
        await _process!.SignalAsync("STOP");
        _paused = true;
    });

    public Task ResumeAsync() => InTurnAsync(async () =>
    {
        await _process!.SignalAsync("CONT");
        _paused = false;
    });

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            if (_paused)
            {
                await ResumeAsync();
            }

            await InTurnAsync(() => KeepAsync(Forget()));
        }

        _turn.Dispose();
    }

    private async Task LaunchAsync()
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                _process = await start();
                Life++;
                _ = WatchAsync(_process);
                return;
            }
            catch (InvalidOperationException e) when (waited.Elapsed < _patience)
            {
                _outputs.Add(e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
    }

    private async Task WatchAsync(ServerProcess process)
    {
        await process.EndedAsync();
        if (_process != process)
        {
            return;
        }

        await InTurnAsync(async () =>
        {
            if (_process == process)
            {
                Ends++;
                await KeepAsync(Forget());
                await LaunchAsync();
            }
        });
    }

    private async Task InTurnAsync(Func<Task> work)
    {
        await _turn.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>From now on its end is no surprise.</summary>
    private ServerProcess Forget()
    {
        var process = _process ?? throw new InvalidOperationException($"{name} is not up. It printed:\n{Output}");
        _process = null;
        return process;
    }

    private async Task KeepAsync(ServerProcess process)
    {
        _outputs.Add(process.Output);
        await process.DisposeAsync();
    }
}
