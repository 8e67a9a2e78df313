using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Input;
using Scorecards.Cli.Output;
using Scorecards.Cli.Output.Json;
using Scorecards.Cli.Server;
using Scorecards.Core.Runtime;
using Scorecards.Sources;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards recompute EVALUATION</c>: computes a stored evaluation again from its record, and tells what differs.</summary>
internal sealed class RecomputeCommand : DocumentedCommand
{
    private readonly Argument<string> _evaluation = Symbols.Required("EVALUATION", "The id of an evaluation, as the API and the history of a service show it");
    private readonly Option<bool> _json = Symbols.Json();
    private readonly StoreOptions _store = new();
    private readonly ServerOptions _server = new();

    public RecomputeCommand()
        : base("recompute", "Compute a stored evaluation again from its record, and tell what differs; in a store, or on a server where one is named and no store is")
    {
        Add(_evaluation);
        _store.AddTo(this);
        _server.AddTo(this);
        Add(_json);
        Examples =
        [
            "scorecards recompute 01936f7c8a2b7c1e9f0d3b5a7c9e1f20 --data /var/lib/scorecards",
            "scorecards recompute 01936f7c8a2b7c1e9f0d3b5a7c9e1f20 --server https://scorecards.example.com",
        ];
        ExitCodes =
        [
            (ExitStatus.Good, "every outcome, score and grade came out as recorded"),
            (ExitStatus.No, "something came out otherwise; it is listed"),
            (ExitStatus.BadInput, "there is no evaluation of this id, or no such data folder"),
            (ExitStatus.Away, "the store or the server cannot be used, or what the evaluation was made of is not kept any more"),
        ];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(arguments, cancellationToken));
    }

    private async Task<ExitStatus> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(arguments.GetValue(_json));
        var id = arguments.GetRequiredValue(_evaluation);
        if (_server.IsGiven(arguments) && _store.IsGiven(arguments))
        {
            return terminal.Refuse("--server is given beside --data or --store", "an evaluation is recomputed either on a server or in a store: name one of them");
        }

        if (_server.IsNamed(arguments) && !_store.IsGiven(arguments))
        {
            using var server = _server.Connect(arguments);
            return Show(terminal, await server.GetAsync($"evaluations/{id}/recomputed", ServerJson.Readable.RecomputationJson, cancellationToken));
        }

        if (_store.MissingFolder(arguments) is { } folder)
        {
            return terminal.Refuse($"there is no data folder '{folder}'", "name the server's with --data, or a server with --server");
        }

        await using var store = await _store.OpenAsync(arguments, cancellationToken);
        return await new Recomputer(store, SourceRegistry.Kinds).RunAsync(id, cancellationToken) is { } recomputed
            ? Show(terminal, RecomputationJson.Of(recomputed))
            : terminal.Refuse(
                $"there is no evaluation '{id}' in the store",
                "GET /api/v1/services/SERVICE/evaluations lists the ids of a service; an evaluation that only confirmed the one before has no id of its own");
    }

    private static ExitStatus Show(Terminal terminal, RecomputationJson recomputed)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(recomputed, ServerJson.Readable.RecomputationJson);
        }
        else
        {
            RecomputationView.Write(recomputed, terminal);
        }

        return recomputed.Verdict switch
        {
            RecomputeVerdict.Same => ExitStatus.Good,
            RecomputeVerdict.Differs => ExitStatus.No,
            _ => ExitStatus.Away,
        };
    }
}
