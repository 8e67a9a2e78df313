using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards freeze list</c>: newest first.</summary>
internal sealed class FreezeListCommand : DocumentedCommand
{
    private readonly Option<bool> _json = Symbols.Json();
    private readonly ServerOptions _server = new();

    public FreezeListCommand()
        : base("list", "List freezes in force and of the last 30 days, newest first")
    {
        _server.AddTo(this);
        Add(_json);
        ExitCodes =
        [
            (ExitStatus.Good, "listed"),
            (ExitStatus.BadInput, "the server asks for a token"),
            (ExitStatus.Away, "the server cannot be reached, or cannot answer now"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            using var server = _server.Connect(arguments);
            var freezes = await server.GetAsync($"gate/freezes", ServerJson.Readable.FreezeListAnswer, cancellationToken);
            FreezeView.Show(new Terminal(arguments.GetValue(_json)), freezes.Items);
            return (int)ExitStatus.Good;
        });
    }
}
