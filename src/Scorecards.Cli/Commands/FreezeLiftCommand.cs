using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards freeze lift ID</c>.</summary>
internal sealed class FreezeLiftCommand : DocumentedCommand
{
    private readonly Argument<string> _id = Symbols.Required("ID", "The id of a freeze, as 'freeze list' prints it");
    private readonly Option<bool> _json = Symbols.Json();
    private readonly ServerOptions _server = new();

    public FreezeLiftCommand()
        : base("lift", "End a freeze; needs an approver's token")
    {
        Add(_id);
        _server.AddTo(this);
        Add(_json);
        Examples = ["scorecards freeze lift 0199b7a2d4e17c3f9a54d10c5e2b8f60"];
        ExitCodes =
        [
            (ExitStatus.Good, "lifted"),
            (ExitStatus.BadInput, "no such freeze, or it is over; or the token is not an approver's"),
            (ExitStatus.Away, "the server cannot be reached, or cannot answer now"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            using var server = _server.Connect(arguments);
            var freeze = await server.SendAsync(
                HttpMethod.Post, $"gate/freezes/{arguments.GetRequiredValue(_id)}/lift", ServerJson.Readable.FreezeAnswer, cancellationToken);
            FreezeView.Show(new Terminal(arguments.GetValue(_json)), freeze);
            return (int)ExitStatus.Good;
        });
    }
}
