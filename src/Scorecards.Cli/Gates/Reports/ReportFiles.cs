using System.CommandLine;
using Scorecards.Cli.Output;

namespace Scorecards.Cli.Gates.Reports;

/// <summary>The options that say where reports go, and their files. A report that cannot be written changes no decision: it is told.</summary>
internal sealed class ReportFiles
{
    private readonly Option<string?> _junit = new("--junit") { Description = "Write the reasons as JUnit XML to this file", HelpName = "FILE" };
    private readonly Option<string?> _sarif = new("--sarif") { Description = "Write the reasons as SARIF 2.1.0 to this file", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Add(_junit);
        command.Add(_sarif);
        OnlyInFolders(_junit);
        OnlyInFolders(_sarif);
    }

    /// <summary>Refuses a file in a folder that is not there, before anything is asked.</summary>
    public static void OnlyInFolders(Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string?>() is { } file && (file.Length == 0 || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))))
        {
            result.AddError($"{option.Name} is '{file}': there is no such folder");
        }
    });

    public async Task WriteAsync(ParseResult arguments, Terminal terminal, GateReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await WriteAsync(terminal, arguments.GetValue(_junit), file => File.WriteAllTextAsync(file, JUnitReport.Of(report, now), cancellationToken));
        await WriteAsync(terminal, arguments.GetValue(_sarif), file => File.WriteAllTextAsync(file, SarifReport.Of(report), cancellationToken));
        await WriteAsync(
            terminal, Environment.GetEnvironmentVariable(StepSummary.FileVariable), file => File.AppendAllTextAsync(file, StepSummary.Of(report), cancellationToken));
    }

    /// <summary>Does without a file that cannot be written.</summary>
    public static async Task WriteAsync(Terminal terminal, string? file, Func<string, Task> write)
    {
        if (string.IsNullOrEmpty(file))
        {
            return;
        }

        try
        {
            await write(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Note($"scorecards: '{file}' cannot be written: {e.Message}");
        }
    }
}
