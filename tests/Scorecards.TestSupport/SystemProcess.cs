using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Scorecards.TestSupport;

/// <summary>A program of the system that a test starts and ends by itself.</summary>
public sealed class SystemProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Queue<string> _words = new();

    private SystemProcess(Process process)
    {
        _process = process;
        // Else a full pipe would stop it.
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <param name="package">The distribution package that brings the program.</param>
    public static SystemProcess Start(string program, string package, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            return new SystemProcess(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidOperationException($"{program} is not installed: tests/run installs it, or 'apt-get install {package}'.", exception);
        }
    }

    /// <summary>A port of loopback that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Asks until the answer is yes; a connection that is refused is a no.</summary>
    public async Task WaitUntilAsync(Func<Task<bool>> isReady)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60) && !_process.HasExited;)
        {
            try
            {
                if (await isReady())
                    return;
            }
            catch (Exception exception) when (exception is HttpRequestException or SocketException)
            {
                // Not listening yet.
            }

            await Task.Delay(50);
        }

        lock (_words)
            throw new TimeoutException($"{_process.StartInfo.FileName} was not ready within 60 s:\n{string.Join('\n', _words)}");
    }

    /// <summary>Waits until it ends by itself, well.</summary>
    public async Task WaitForEndAsync()
    {
        await _process.WaitForExitAsync();
        if (_process.ExitCode == 0)
            return;
        lock (_words)
            throw new InvalidOperationException($"{_process.StartInfo.FileName} ended with {_process.ExitCode}:\n{string.Join('\n', _words)}");
    }

    /// <summary>Ends it as a power failure would.</summary>
    public async Task KillAsync()
    {
        if (_process.HasExited)
            return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_words)
        {
            _words.Enqueue(line ?? "");
            while (_words.Count > 20)
                _words.Dequeue();
        }
    }
}
