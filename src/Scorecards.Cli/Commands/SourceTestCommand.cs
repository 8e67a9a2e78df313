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

/// <summary><c>scorecards source test NAME --service S</c>: what a source answers to all that checks ask it of a service.</summary>
internal sealed class SourceTestCommand : DocumentedCommand
{
    private readonly Argument<string> _name = Symbols.Required("NAME", "A source of the definitions, or a built-in one");
    private readonly Option<string> _service = new("--service") { Description = "A service of the catalog", HelpName = "SERVICE", Required = true };
    private readonly Option<string?> _query = new("--query") { Description = "Ask only this query", HelpName = "QUERY" };
    private readonly Option<bool> _json = Symbols.Json();
    private readonly InputOptions _inputs = new();

    public SourceTestCommand()
        : base("test", "Show what a source answers to all that checks ask it of a service, without its secrets")
    {
        Add(_name);
        Add(_service);
        Add(_query);
        _inputs.AddTo(this);
        Add(_json);
        Examples = ["scorecards source test prometheus --service payments", "scorecards source test git --service payments --query files"];
        ExitCodes =
        [
            (ExitStatus.Good, "every question is answered"),
            (ExitStatus.No, "the service does not give what a question needs"),
            (ExitStatus.BadInput, "no such source or service, no check that asks, or mistakes in the definitions or the catalog"),
            (ExitStatus.Away, "the source, the catalog or the definitions cannot be reached"),
        ];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(
            new Terminal(arguments.GetValue(_json)),
            _inputs.Read(arguments),
            arguments.GetRequiredValue(_name),
            arguments.GetRequiredValue(_service),
            arguments.GetValue(_query),
            cancellationToken));
    }

    private static async Task<ExitStatus> RunAsync(
        Terminal terminal, InputPlaces places, string name, string service, string? query, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var context = places.Context(scratch.Path);
        using var inputs = await LoadedInputs.LoadAsync(places, context, cancellationToken);
        terminal.Report(inputs.Problems);
        if (inputs.WorkingSet is not { } workingSet)
        {
            return ExitStatus.BadInput;
        }

        if (!workingSet.Sources.ContainsKey(name))
        {
            return terminal.Refuse($"there is no source '{name}' in '{places.DefinitionsPlace}'", Spelling.Hint(name, [.. workingSet.Sources.Keys]));
        }

        var (services, missing) = ServiceChoice.Find(workingSet.Catalog, places.Catalog, service);
        if (missing is not null)
        {
            return terminal.Refuse(missing.Message, missing.Hint);
        }

        var answers = await new Rater(workingSet, TimeProvider.System).AskAsync(services[0], name, query, cancellationToken);
        if (answers.Count == 0)
        {
            return terminal.Refuse(
                $"no check asks the source '{name}'{(query is null ? "" : $" for '{query}'")} about '{service}'",
                "a check asks by 'facts' in its spec, if it applies to the service and is not a draft");
        }

        var secrets = Redaction.Of(workingSet.Definitions.Sources.GetValueOrDefault(name)?.Spec.Auth, context.Environment);
        Show(terminal, name, answers, secrets);
        return inputs.Problems.Any(p => !p.IsWarning) ? ExitStatus.BadInput : answers.Select(answer => CodeOf(answer.Fact)).Max();
    }

    private static void Show(Terminal terminal, string name, IReadOnlyList<(PlannedFact Planned, Fact Fact)> answers, Redaction secrets)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(new ItemList<FactJson>([.. answers.Select(answer => FactJson.Of(answer.Planned, secrets.Apply(answer.Fact)))]), CliJson.Readable.ItemListFactJson);
            return;
        }

        foreach (var (planned, fact) in answers)
        {
            terminal.WriteLine($"{name} {planned.Key.Query} {planned.Key.Arguments}".TrimEnd());
            foreach (var line in ExplanationView.Answer(secrets.Apply(fact)))
            {
                terminal.WriteLine(line);
            }

            terminal.WriteLine("");
        }
    }

    private static ExitStatus CodeOf(Fact fact) => fact.Error?.Cause switch
    {
        null => ExitStatus.Good,
        UnknownCause.Source => ExitStatus.Away,
        UnknownCause.Definition => ExitStatus.BadInput,
        _ => ExitStatus.No,
    };
}
