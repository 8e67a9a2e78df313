using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Input;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;
using Scorecards.Core;
using Scorecards.Sources.Documents;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards diff [OLD] NEW</c>: which grades changed definitions would move, judged by a server.</summary>
internal sealed class DiffCommand : DocumentedCommand
{
    /// <summary>Stands for the definitions that the server uses.</summary>
    private const string InUse = "-";

    private const string Markdown = "markdown";

    private readonly Argument<string[]> _places = new("PLACES")
    {
        Description = "[OLD] NEW: folders, files or git URLs with definitions; OLD is what the server uses where it is left out or '-'",
        HelpName = "[OLD] NEW",
        Arity = new ArgumentArity(1, 2),
    };

    private readonly Option<string> _output = new("--output") { Description = "How to tell it; markdown is for a comment on a pull request", DefaultValueFactory = _ => "table" };
    private readonly Option<int> _top = new("--top") { Description = "How many services to list; json lists all", DefaultValueFactory = _ => 20, HelpName = "N" };
    private readonly Option<int?> _most = new("--max-downgrades") { Description = "Exit with 1 when more services than this lose their grade", HelpName = "N" };
    private readonly ServerOptions _server = new();

    public DiffCommand()
        : base("diff", "Ask a server which grades changed definitions would move, by how much and why")
    {
        Add(_places);
        _server.AddTo(this);
        Add(_output.AcceptOnlyFromAmong("table", "json", Markdown));
        Add(_top);
        Add(_most);
        _top.Validators.Add(result => AtLeastZero("--top", result.GetValueOrDefault<int>(), result.AddError));
        _most.Validators.Add(result => AtLeastZero("--max-downgrades", result.GetValueOrDefault<int?>() ?? 0, result.AddError));
        Examples =
        [
            "scorecards diff checks --server https://scorecards.example.com",
            "scorecards diff main/checks branch/checks --output markdown --max-downgrades 0",
        ];
        ExitCodes =
        [
            (ExitStatus.Good, "told; nothing is stored"),
            (ExitStatus.No, "with --max-downgrades: more services lose their grade for a lower one or for U"),
            (ExitStatus.BadInput, "mistakes in the definitions, each on stderr with file:line:column; or the server asks for another token"),
            (ExitStatus.Away, "the server, or a git URL, cannot be reached or cannot answer now"),
        ];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(arguments, cancellationToken));
    }

    private async Task<ExitStatus> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        using var server = _server.Connect(arguments);
        var output = arguments.GetRequiredValue(_output);
        var terminal = new Terminal(output == "json");
        var places = arguments.GetRequiredValue(_places);
        var old = places.Length == 1 || places[0] == InUse ? null : await ReadAsync(places[0], scratch.Path, cancellationToken);
        var made = await ReadAsync(places[^1], scratch.Path, cancellationToken);
        if (Mistakes(old, made, places[^1]) is { Count: > 0 } mistakes)
        {
            terminal.Report(mistakes);
            return ExitStatus.BadInput;
        }

        var limit = terminal.IsJson ? 10_000 : Math.Clamp(arguments.GetRequiredValue(_top), 1, 10_000);
        var question = new ImpactQuestion(DocumentQuestion.Of(made), old is null ? null : DocumentQuestion.Of(old));
        var answer = await server.SendAsync(
            HttpMethod.Post, $"definitions/impact?limit={limit}", question, ServerJson.Readable.ImpactQuestion, ServerJson.Readable.ImpactAnswer, cancellationToken);
        Show(terminal, output, answer, arguments.GetRequiredValue(_top));
        return arguments.GetValue(_most) is { } most && answer.Summary.Downgrades() > most ? ExitStatus.No : ExitStatus.Good;
    }

    private static void Show(Terminal terminal, string output, ImpactAnswer answer, int top)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(answer, ServerJson.Readable.ImpactAnswer);
        }
        else if (output == Markdown)
        {
            terminal.WriteRaw(ImpactMarkdown.Of(answer, top).TrimEnd());
        }
        else
        {
            terminal.Write(ImpactView.Of(answer, top));
        }
    }

    private static Task<DocumentSet> ReadAsync(string place, string cache, CancellationToken cancellationToken) =>
        DefinitionFiles.ReadAsync(Origins.Definitions(place, new InputPlaces(".", place, "http://127.0.0.1:5080").Context(cache), LoadedInputs.Once), cancellationToken);

    /// <summary>What keeps the files from being read at all; what is wrong in them, the server says.</summary>
    private static List<Problem> Mistakes(DocumentSet? old, DocumentSet made, string place)
    {
        var mistakes = (old?.Problems ?? []).Concat(made.Problems).Where(p => !p.IsWarning).ToList();
        if (made.Documents.Count == 0)
        {
            mistakes.Add(new Problem(place, 0, 0, "there is no definition here", "definitions are files that end in .yaml or .yml"));
        }

        return mistakes;
    }

    private static void AtLeastZero(string option, int value, Action<string> refuse)
    {
        if (value < 0)
        {
            refuse($"{option} is {value}: give 0 or more");
        }
    }
}
