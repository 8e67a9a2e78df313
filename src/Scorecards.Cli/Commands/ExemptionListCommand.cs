using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards exemption list</c>: newest first.</summary>
internal sealed class ExemptionListCommand : DocumentedCommand
{
    private readonly Option<string?> _service = new("--service") { Description = "Only of this service", HelpName = "ID" };
    private readonly Option<string?> _check = new("--check") { Description = "Only of this check", HelpName = "NAME" };
    private readonly Option<string?> _state = new("--state") { Description = "Only what is in this state now", HelpName = "requested|approved|denied|revoked|expired" };
    private readonly Option<bool> _json = Symbols.Json();
    private readonly ServerOptions _server = new();

    public ExemptionListCommand()
        : base("list", "List exemptions of every state, newest first")
    {
        Add(_service);
        Add(_check);
        Add(_state);
        _server.AddTo(this);
        Add(_json);
        _state.AcceptOnlyFromAmong("requested", "approved", "denied", "revoked", "expired");
        Examples = ["scorecards exemption list --state requested"];
        ExitCodes =
        [
            (ExitStatus.Good, "listed"),
            (ExitStatus.BadInput, "no such state, or the server asks for a token"),
            (ExitStatus.Away, "the server cannot be reached, or cannot answer now"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            using var server = _server.Connect(arguments);
            var exemptions = new List<ExemptionAnswer>();
            var (service, check, state, cursor) = (arguments.GetValue(_service), arguments.GetValue(_check), arguments.GetValue(_state), (string?)null);
            do
            {
                // What is empty is no filter.
                var part = await server.GetAsync(
                    $"exemptions?service={service}&check={check}&state={state}&limit=500&cursor={cursor}", ServerJson.Readable.ExemptionListAnswer, cancellationToken);
                exemptions.AddRange(part.Items);
                cursor = part.Next;
            }
            while (cursor is not null);

            ExemptionView.Show(new Terminal(arguments.GetValue(_json)), exemptions);
            return (int)ExitStatus.Good;
        });
    }
}
