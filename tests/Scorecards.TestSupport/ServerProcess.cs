using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Scorecards.TestSupport;

/// <summary>The real server as a process of its own, on a free loopback port.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    public const string AdminToken = "ssc_admin-token-of-the-tests-0123456789";

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process) => _process = process;

    public Uri Url => _listening.Task.Result;

    public int ProcessId => _process.Id;

    /// <summary>A client that may write.</summary>
    public HttpClient Client { get; private set; } = null!;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the server and waits until it listens; what it printed is in the message when it does not.</summary>
    /// <param name="folder">Where it is called from; relative paths begin there.</param>
    public static Task<ServerProcess> StartAsync(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder };
        foreach (var argument in arguments.Prepend("http://127.0.0.1:0").Prepend("--urls").Prepend(BuiltProgram.Assembly("Scorecards.Server", "Scorecards.Server")))
        {
            start.ArgumentList.Add(argument);
        }

        return StartAsync(start);
    }

    /// <summary>Starts a server in another way than from where it was built.</summary>
    public static async Task<ServerProcess> StartAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment["SCORECARDS_ADMIN_TOKEN"] = AdminToken;
        var server = new ServerProcess(Process.Start(start)!);
        server._process.OutputDataReceived += server.Take;
        server._process.ErrorDataReceived += server.Take;
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        var ended = server._process.WaitForExitAsync();
        var first = await Task.WhenAny(server._listening.Task, ended, Task.Delay(TimeSpan.FromSeconds(120)));
        if (first != server._listening.Task)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"The server does not listen. It printed:\n{server.Output}");
        }

        server.Client = new HttpClient { BaseAddress = server.Url, Timeout = TimeSpan.FromSeconds(70) };
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdminToken);
        return server;
    }

    /// <summary>Asks until the answer is good; the last answer and what the server printed are in the message when it never is.</summary>
    public async Task<T> EventuallyAsync<T>(Func<HttpClient, Task<T?>> ask, string what, int seconds = 60)
        where T : class
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(seconds);)
        {
            if (await ask(Client) is { } answer)
            {
                return answer;
            }

            // A process of its own can only be polled.
            await Task.Delay(50);
        }

        throw new TimeoutException($"Not within {seconds} s: {what}. The server printed:\n{Output}");
    }

    /// <summary>Ends it as a power failure would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as an operator does, and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        return await EndedAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Sends it a signal, such as <c>STOP</c> or <c>CONT</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Returns its exit code when it has ended.</summary>
    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        Client?.Dispose();
        _process.Dispose();
    }

    private void Take(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not { } text)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(text);
        }

        if (Listening().Match(text) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Groups[1].Value.Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal)));
        }
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
