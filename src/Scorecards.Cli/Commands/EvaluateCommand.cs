using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Input;
using Scorecards.Cli.Output;
using Scorecards.Cli.Output.Json;
using Scorecards.Cli.Rating;
using Scorecards.Core.Grades;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards evaluate [SERVICE]</c>: rates services once, from facts collected now, without a server.</summary>
internal sealed class EvaluateCommand : DocumentedCommand
{
    private readonly Argument<string?> _service = Symbols.Optional("SERVICE", "One service of the catalog; without it all of them");
    private readonly Option<Grade?> _least = LeastGrade();
    private readonly Option<bool> _json = Symbols.Json();
    private readonly InputOptions _inputs = new();

    public EvaluateCommand()
        : base("evaluate", "Rate services once, from facts collected now, without a server")
    {
        Add(_service);
        Add(_least);
        _inputs.AddTo(this);
        Add(_json);
        Examples = ["scorecards evaluate", "scorecards evaluate payments --catalog ~/catalog --min-grade B-"];
        ExitCodes =
        [
            (ExitStatus.Good, "rated"),
            (ExitStatus.No, "with --min-grade: a service is below it, or unrated"),
            (ExitStatus.BadInput, "no such service, or mistakes in the definitions or the catalog; what could be read of the catalog is rated"),
            (ExitStatus.Away, "the catalog or the definitions cannot be reached"),
        ];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(
            new Terminal(arguments.GetValue(_json)), _inputs.Read(arguments), arguments.GetValue(_service), arguments.GetValue(_least), cancellationToken));
    }

    private static async Task<ExitStatus> RunAsync(Terminal terminal, InputPlaces places, string? name, Grade? least, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        using var inputs = await LoadedInputs.LoadAsync(places, places.Context(scratch.Path), cancellationToken);
        terminal.Report(inputs.Problems);
        if (inputs.WorkingSet is not { } workingSet)
        {
            return ExitStatus.BadInput;
        }

        if (workingSet.Definitions.Primary is null)
        {
            terminal.Note($"{places.DefinitionsPlace}: warning: there is no scorecard, so that no service has a grade");
        }

        var (services, missing) = ServiceChoice.Find(workingSet.Catalog, places.Catalog, name);
        if (missing is not null)
        {
            return terminal.Refuse(missing.Message, missing.Hint);
        }

        var rater = new Rater(workingSet, TimeProvider.System);
        var runs = await terminal.WatchAsync(
            $"Rating {services.Count} services", services.Count, done => rater.RateAsync(services, done, cancellationToken));
        Show(terminal, runs, single: name is not null);
        return inputs.Problems.Any(p => !p.IsWarning) ? ExitStatus.BadInput
            : least is not null && runs.Any(r => r.Grade < least) ? ExitStatus.No
            : ExitStatus.Good;
    }

    private static void Show(Terminal terminal, IReadOnlyList<ServiceRun> runs, bool single)
    {
        if (!terminal.IsJson)
        {
            terminal.Write(single ? EvaluationView.Details(runs[0]) : EvaluationView.Board(runs));
        }
        else if (single)
        {
            terminal.WriteJson(EvaluationJson.Of(runs[0]), CliJson.Readable.EvaluationJson);
        }
        else
        {
            terminal.WriteJson(new ItemList<EvaluationJson>([.. runs.Select(EvaluationJson.Of)]), CliJson.Readable.ItemListEvaluationJson);
        }
    }

    private static Option<Grade?> LeastGrade() => new("--min-grade")
    {
        Description = "Exit with 1 when a service is below this grade",
        HelpName = "GRADE",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (GradeExtensions.TryParse(text.ToUpperInvariant(), out var grade) && grade != Grade.U)
            {
                return grade;
            }

            result.AddError($"--min-grade is '{text}': give a grade from F to A+, such as B-");
            return null;
        },
    };
}
