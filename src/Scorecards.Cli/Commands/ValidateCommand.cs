using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Input;
using Scorecards.Cli.Output;
using Scorecards.Cli.Output.Json;
using Scorecards.Sources.Documents;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards validate PATH</c>: every mistake in definitions, their examples run as tests.</summary>
internal sealed class ValidateCommand : DocumentedCommand
{
    private readonly Argument<string> _place = Symbols.Required("PATH", "A folder, a file, a glob or a git URL");
    private readonly Option<bool> _json = Symbols.Json();

    public ValidateCommand()
        : base("validate", "Check definitions, and run their examples")
    {
        Add(_place);
        Add(_json);
        Examples = ["scorecards validate checks", "scorecards validate https://git.example.com/sre/checks --json"];
        ExitCodes =
        [
            (ExitStatus.Good, "no mistakes; there may be warnings"),
            (ExitStatus.BadInput, "mistakes, each on stderr with file:line:column"),
            (ExitStatus.Away, "the git URL cannot be reached"),
        ];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(
            new Terminal(arguments.GetValue(_json)), arguments.GetRequiredValue(_place), cancellationToken));
    }

    private static async Task<ExitStatus> RunAsync(Terminal terminal, string place, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var context = new InputPlaces(".", place, "http://127.0.0.1:5080").Context(scratch.Path);
        var input = new DefinitionInput(Origins.Definitions(place, context, LoadedInputs.Once), context);
        var reading = await input.ReadAsync(cancellationToken);
        using var sources = reading.Sources;

        var report = ValidationReport.Of(reading);
        if (terminal.IsJson)
        {
            terminal.WriteJson(report, CliJson.Readable.ValidationReport);
            return report.Valid ? ExitStatus.Good : ExitStatus.BadInput;
        }

        terminal.Report(reading.Problems);
        terminal.WriteLine(report.Summary(place));
        return report.Valid ? ExitStatus.Good : ExitStatus.BadInput;
    }
}
