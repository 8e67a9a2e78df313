using System.CommandLine;
using System.Text.RegularExpressions;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Import;
using Scorecards.Cli.Input;
using Scorecards.Cli.Output;
using Scorecards.Core.Definitions;
using Scorecards.Sources.Backstage;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards import tech-insights FILE</c>: checks of Backstage's Tech Insights as check documents on stdout.</summary>
internal sealed partial class ImportTechInsightsCommand : DocumentedCommand
{
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly Argument<string> _file = Symbols.Required("FILE", "An app-config.yaml, its map of checks, or what /api/tech-insights/checks answers; - is standard input");
    private readonly Option<string> _source = new("--source")
    {
        Description = "The name of the source of the kind backstage that the checks ask",
        HelpName = "NAME",
        DefaultValueFactory = _ => BackstageKind.Name,
    };

    private readonly Option<bool> _skip = new("--skip") { Description = "Leave out checks that cannot be translated, with a warning, instead of writing none" };

    public ImportTechInsightsCommand()
        : base("tech-insights", "Turn checks of Backstage Tech Insights (json-rules-engine) into check documents")
    {
        Add(_file);
        Add(_source);
        Add(_skip);
        _source.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { } name || name.Length > Names.MaxLength || !Form().IsMatch(name))
            {
                result.AddError("--source must be the name of a source, such as backstage.");
            }
        });
        Examples =
        [
            "scorecards import tech-insights app-config.yaml > checks/tech-insights.yaml",
            "curl https://backstage.example.com/api/tech-insights/checks | scorecards import tech-insights - --skip",
        ];
        ExitCodes =
        [
            (ExitStatus.Good, "translated; with --skip, as far as it can be"),
            (ExitStatus.BadInput, "something cannot be translated, each on stderr with file:line:column; nothing is written"),
        ];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(
            new Terminal(json: false), arguments.GetRequiredValue(_file), arguments.GetRequiredValue(_source), arguments.GetValue(_skip), cancellationToken));
    }

    private static async Task<ExitStatus> RunAsync(Terminal terminal, string path, string source, bool skip, CancellationToken cancellationToken)
    {
        var input = await InputText.ReadAsync(path, MostBytes, cancellationToken);
        if (input.Text is null)
        {
            return terminal.Refuse(input.Error!);
        }

        var import = InsightImport.Read(input.Text, input.Name, source);
        if (import.Problems.Count > 0 && (!skip || import.Documents.Count == 0))
        {
            terminal.Report(import.Problems.All);
            return ExitStatus.BadInput;
        }

        terminal.Report(import.Problems.AsWarnings());
        terminal.WriteRaw(string.Join("---\n", import.Documents).TrimEnd('\n'));
        return ExitStatus.Good;
    }

    [GeneratedRegex(Names.Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
