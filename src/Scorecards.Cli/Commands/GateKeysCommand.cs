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
            new Terminal(json: true).WriteJson(keys, ServerJson.Readable.KeySetAnswer);
            return (int)ExitStatus.Good;
        });
    }
}
