using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards gate-keys</c>: the keys that a server signs with, for those who keep verdicts where others could change them.</summary>
internal sealed class GateKeysCommand : DocumentedCommand
{
    private readonly ServerOptions _server = new();

    public GateKeysCommand()
        : base("gate-keys", "Print the public keys that a server signs its verdicts with, as a JWK set for 'gate --keys'")
    {
        _server.AddTo(this);
        Examples = ["scorecards gate-keys > keys.json"];
        ExitCodes =
        [
            (ExitStatus.Good, "printed"),
            (ExitStatus.BadInput, "the server asks for a token, or is none of Scorecards"),
            (ExitStatus.Away, "the server cannot be reached, or cannot answer now"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            using var server = _server.Connect(arguments);
            var keys = await server.GetAsync($"gate/keys", ServerJson.Readable.KeySetAnswer, cancellationToken);
            var terminal = new Terminal(json: true);
            terminal.WriteJson(keys, ServerJson.Readable.KeySetAnswer);
            if (keys.Keys.Count == 0)
            {
                terminal.Note("scorecards: the server has signed nothing yet, so there is no key to trust: ask the gate once, then ask for the keys again");
            }

            return (int)ExitStatus.Good;
        });
    }
}
