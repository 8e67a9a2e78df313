using System.Diagnostics;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Trouble;

/// <summary>A catalog of one service, and servers on it that may not come up.</summary>
internal sealed class TroubledServer : IDisposable
{
    public TroubledServer(string service = "payments")
    {
        Workspace.Component(service);
        Workspace.Check("always", "true");
        Workspace.Scorecard("always");
    }

    public Workspace Workspace { get; } = new();

    /// <summary>How the server is started, with what comes before its command line.</summary>
    public ProcessStartInfo Start(IEnumerable<string> before, params IEnumerable<string> more)
    {
        string[] command =
        [
            .. before, "dotnet", BuiltProgram.Assembly("Scorecards.Server", "Scorecards.Server"), "--urls", "http://127.0.0.1:0", .. Workspace.Arguments, .. more,
        ];
        return new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = Workspace.Folder };
    }

    public Task<ServerProcess> StartAsync(params IEnumerable<string> more) => ServerProcess.StartAsync(Start([], more));

    /// <summary>Runs a server that ends by itself, and returns its exit code and what it printed.</summary>
    public static async Task<(int Code, string Output)> RefusedAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"The server goes on. It printed:\n{await output}{await errors}");
        }

        return (process.ExitCode, await output + await errors);
    }

    public void Dispose() => Workspace.Dispose();
}
