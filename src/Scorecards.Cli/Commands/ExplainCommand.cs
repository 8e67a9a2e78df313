using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Input;
using Scorecards.Cli.Output;
using Scorecards.Cli.Output.Json;
using Scorecards.Cli.Rating;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards explain SERVICE CHECK</c>: what one check says of one service, and why.</summary>
internal sealed class ExplainCommand : DocumentedCommand
{
    private readonly Argument<string> _service = Symbols.Required("SERVICE", "A service of the catalog");
    private readonly Argument<string> _check = Symbols.Required("CHECK", "The name of a check");
    private readonly Option<bool> _json = Symbols.Json();
    private readonly InputOptions _inputs = new();

    public ExplainCommand()
        : base("explain", "Show what one check sees in one service, what decides it, and how to fix it")
    {
        Add(_service);
        Add(_check);
        _inputs.AddTo(this);
        Add(_json);
        Examples = ["scorecards explain payments has-a-runbook"];
        ExitCodes =
        [
            (ExitStatus.Good, "the check passes, or does not apply"),
            (ExitStatus.No, "the check fails, passes in part only, or the service does not give what the check needs"),
            (ExitStatus.BadInput, "no such service or check, or mistakes in the definitions or the catalog"),
            (ExitStatus.Away, "the catalog, the definitions or a source the check needs cannot be reached"),
        ];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(
            new Terminal(arguments.GetValue(_json)),
            _inputs.Read(arguments),
            arguments.GetRequiredValue(_service),
            arguments.GetRequiredValue(_check),
            cancellationToken));
    }

    private static async Task<ExitStatus> RunAsync(Terminal terminal, InputPlaces places, string name, string check, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        using var inputs = await LoadedInputs.LoadAsync(places, places.Context(scratch.Path), cancellationToken);
        terminal.Report(inputs.Problems);
        if (inputs.WorkingSet is not { } workingSet)
        {
            return ExitStatus.BadInput;
        }

        var (services, missing) = ServiceChoice.Find(workingSet.Catalog, places.Catalog, name);
        if (missing is not null)
        {
            return terminal.Refuse(missing.Message, missing.Hint);
        }

        var checks = workingSet.Definitions.Checks;
        if (!checks.ContainsKey(check))
        {
            return terminal.Refuse($"there is no check '{check}' in '{places.DefinitionsPlace}'", Spelling.Hint(check, [.. checks.Keys]));
        }

        var explanation = await new Rater(workingSet, TimeProvider.System).ExplainAsync(services[0], check, cancellationToken);
        if (explanation is null)
        {
            return terminal.Refuse($"the check '{check}' does not run: its stage is {ConsoleText.Of(checks[check].Spec.Stage)}");
        }

        Show(terminal, explanation);
        return inputs.Problems.Any(p => !p.IsWarning) ? ExitStatus.BadInput : CodeOf(explanation.Observation);
    }

    private static void Show(Terminal terminal, CheckExplanation explanation)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(ExplanationJson.Of(explanation), CliJson.Readable.ExplanationJson);
            return;
        }

        foreach (var line in ExplanationView.Lines(explanation))
        {
            terminal.WriteLine(line);
        }

        terminal.WriteLine(ExplanationView.Outcome(explanation), Colors.Of(explanation.Observation.Outcome));
        if (ConsoleText.Fix(explanation.Check.Spec.Fix) is { } fix && explanation.Observation.Outcome is not (OutcomeKind.Pass or OutcomeKind.NotApplicable))
        {
            terminal.WriteLine(fix);
        }
    }

    private static ExitStatus CodeOf(Observation seen) => (seen.Outcome, seen.Cause) switch
    {
        (OutcomeKind.Pass or OutcomeKind.NotApplicable, _) => ExitStatus.Good,
        (OutcomeKind.Unknown, UnknownCause.Source) => ExitStatus.Away,
        (OutcomeKind.Unknown, UnknownCause.Definition) => ExitStatus.BadInput,
        _ => ExitStatus.No,
    };
}
