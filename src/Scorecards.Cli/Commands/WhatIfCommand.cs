using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Definitions;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards what-if SERVICE [--set CHECK=OUTCOME]</c>: the grade a service would have, or the cheapest ways to a better one.</summary>
internal sealed class WhatIfCommand : DocumentedCommand
{
    private static readonly Dictionary<string, OutcomeKind> _words =
        Enum.GetValues<OutcomeKind>().Where(o => o != OutcomeKind.Partial).ToDictionary(o => ConsoleText.Of(o), StringComparer.OrdinalIgnoreCase);

    private readonly Argument<string> _service = Symbols.Required("SERVICE", "The id of a service");
    private readonly Option<SupposedOutcomeQuestion[]> _set = SupposedOutcomes();
    private readonly Option<bool> _json = Symbols.Json();
    private readonly ServerOptions _server = new();

    public WhatIfCommand()
        : base("what-if", "Ask a server what grade a service would have if its checks said something else; without --set, for the cheapest ways to the next grade")
    {
        Add(_service);
        Add(_set);
        _server.AddTo(this);
        Add(_json);
        Examples =
        [
            "scorecards what-if payments --server https://scorecards.example.com",
            "scorecards what-if payments --set has-a-runbook=pass --set is-scraped=0.5",
        ];
        ExitCodes =
        [
            (ExitStatus.Good, "answered; nothing is stored"),
            (ExitStatus.BadInput, "no such service, or it has no outcome of such a check; or the server asks for another token"),
            (ExitStatus.Away, "the server cannot be reached, or cannot answer now"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            using var server = _server.Connect(arguments);
            await RunAsync(
                new Terminal(arguments.GetValue(_json)), server, arguments.GetRequiredValue(_service), arguments.GetValue(_set) ?? [], cancellationToken);
            return (int)ExitStatus.Good;
        });
    }

    private static async Task RunAsync(
        Terminal terminal, ServerApi server, string service, SupposedOutcomeQuestion[] supposed, CancellationToken cancellationToken)
    {
        if (supposed.Length == 0)
        {
            var plans = await server.GetAsync($"services/{service}/next-grade", ServerJson.Readable.NextGradeAnswer, cancellationToken);
            Show(plans, ServerJson.Readable.NextGradeAnswer, () => WhatIfView.Plans(service, plans));
        }
        else
        {
            var answer = await server.SendAsync(
                HttpMethod.Post, $"what-if", new WhatIfQuestion(service, supposed), ServerJson.Readable.WhatIfQuestion, ServerJson.Readable.WhatIfAnswer, cancellationToken);
            Show(answer, ServerJson.Readable.WhatIfAnswer, () => WhatIfView.Grades(answer));
        }

        void Show<T>(T answer, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, Func<Spectre.Console.Rendering.IRenderable> view)
        {
            if (terminal.IsJson)
            {
                terminal.WriteJson(answer, type);
            }
            else
            {
                terminal.Write(view());
            }
        }
    }

    private static Option<SupposedOutcomeQuestion[]> SupposedOutcomes() => new("--set")
    {
        Description = "Suppose that a check says this: pass, fail, unknown, notApplicable, exempt, or a number between 0 and 1 for partial; may be given again",
        HelpName = "CHECK=OUTCOME",
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => [.. result.Tokens.Select(token => Read(token.Value, result)).OfType<SupposedOutcomeQuestion>()],
    };

    private static SupposedOutcomeQuestion? Read(string text, ArgumentResult result)
    {
        var (check, word) = text.Split('=', 2) is [var name, var said] ? (name, said) : (text, "");
        if (check.Length > 0 && _words.TryGetValue(word, out var outcome))
        {
            return new SupposedOutcomeQuestion(check, outcome, null);
        }

        if (check.Length > 0 && decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1)
        {
            return value switch
            {
                0 => new SupposedOutcomeQuestion(check, OutcomeKind.Fail, null),
                1 => new SupposedOutcomeQuestion(check, OutcomeKind.Pass, null),
                _ => new SupposedOutcomeQuestion(check, OutcomeKind.Partial, value),
            };
        }

        result.AddError($"--set is '{text}': give CHECK=OUTCOME with {string.Join(", ", _words.Keys)} or a number from 0 to 1, such as has-a-runbook=pass");
        return null;
    }
}
