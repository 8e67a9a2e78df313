using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards override list</c>: newest first.</summary>
internal sealed class OverrideListCommand : DocumentedCommand
{
    private readonly Option<string?> _service = new("--service") { Description = "Only of this service", HelpName = "ID" };
    private readonly Option<bool> _json = Symbols.Json();
    private readonly ServerOptions _server = new();

    public OverrideListCommand()
        : base("list", "List overrides of every state, newest first")
    {
        Add(_service);
        _server.AddTo(this);
        Add(_json);
        Examples = ["scorecards override list --service payments"];
        ExitCodes =
        [
            (ExitStatus.Good, "listed"),
            (ExitStatus.BadInput, "no such service, or the server asks for a token"),
            (ExitStatus.Away, "the server cannot be reached, or cannot answer now"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            using var server = _server.Connect(arguments);
            var service = arguments.GetValue(_service);
            var overrides = await server.ListAsync(
                cursor => $"gate/overrides?service={service}&limit=500&cursor={cursor}", ServerJson.Readable.OverrideListAnswer, part => (part.Items, part.Next), cancellationToken);
            OverrideView.Show(new Terminal(arguments.GetValue(_json)), overrides);
            return (int)ExitStatus.Good;
        });
    }
}
