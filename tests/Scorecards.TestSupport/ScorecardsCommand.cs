using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Scorecards.TestSupport;

/// <summary>The real <c>scorecards</c> command, run as a process of its own.</summary>
public static class ScorecardsCommand
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    public static Task<CommandResult> RunAsync(params IReadOnlyList<string> arguments) => RunAsync(Path.GetTempPath(), "", arguments);

    /// <param name="environment">Variables beside those of this process.</param>
    public static Task<CommandResult> RunAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        RunAsync(Path.GetTempPath(), "", arguments, environment);

    /// <param name="folder">Where it is called from; relative paths begin there.</param>
    /// <param name="input">What it finds on standard input.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    public static async Task<CommandResult> RunAsync(
        string folder, string input, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments.Prepend(BuiltProgram.Assembly("Scorecards.Cli", "scorecards")))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var deadline = new CancellationTokenSource(_patience);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"scorecards {string.Join(' ', arguments)} did not end within {_patience.TotalSeconds} s.");
        }

        return new CommandResult(process.ExitCode, await output, await error);
    }
}

/// <summary>What a command gave back.</summary>
public sealed record CommandResult(int Code, string Out, string Error)
{
    /// <summary>Standard output as one JSON document.</summary>
    public JsonNode Json => JsonNode.Parse(Out)!;
}
