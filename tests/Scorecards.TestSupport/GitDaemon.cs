using System.Diagnostics;

namespace Scorecards.TestSupport;

/// <summary>Serves the repositories beneath a folder over git's own protocol, on a free port of loopback.</summary>
public sealed class GitDaemon : IAsyncDisposable
{
    private readonly Process _process;

    private GitDaemon(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public Uri Url => new($"git://127.0.0.1:{Port}/");

    public static async Task<GitDaemon> StartAsync(string root)
    {
        for (var attempt = 0; ; attempt++)
        {
            var port = SystemProcess.FreePort();
            var start = new ProcessStartInfo("git") { RedirectStandardError = true };
            foreach (var argument in new[] { "daemon", "--verbose", "--reuseaddr", "--export-all", $"--base-path={root}", "--listen=127.0.0.1", $"--port={port}" })
                start.ArgumentList.Add(argument);
            start.Environment["GIT_CONFIG_COUNT"] = "1";
            start.Environment["GIT_CONFIG_KEY_0"] = "safe.directory";
            start.Environment["GIT_CONFIG_VALUE_0"] = "*";
            var process = Process.Start(start)!;
            // It says so when it listens; another process may have taken the port meanwhile.
            if (await process.StandardError.ReadLineAsync() is { } line && line.Contains("Ready to rumble", StringComparison.Ordinal))
            {
                _ = process.StandardError.ReadToEndAsync();
                return new GitDaemon(process, port);
            }

            process.Dispose();
            if (attempt == 5)
                throw new InvalidOperationException("git daemon does not start");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
