using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Gates;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards freeze declare --reason TEXT</c>.</summary>
internal sealed class FreezeDeclareCommand : DocumentedCommand
{
    private readonly Option<string> _reason = new("--reason") { Description = "Why, for everyone who is stopped", HelpName = "TEXT", Required = true };
    private readonly Option<string[]> _environments = new("--environment", "-e") { Description = "Only there; may be given again [default: everywhere]", HelpName = "NAME" };
    private readonly Option<string[]> _services = new("--service") { Description = "Only of this service; may be given again [default: of all]", HelpName = "ID" };
    private readonly Option<string[]> _kinds = new("--kind") { Description = "What it stops; may be given again [default: deploy]", HelpName = string.Join('|', GateWords.Kinds) };
    private readonly Option<DateTimeOffset?> _until = Moments.Until(
        "--until", "When it is over by itself: a duration from now such as 4h, or a time such as 2030-01-31T12:00:00Z [default: when it is lifted]");

    private readonly Option<bool> _json = Symbols.Json();
    private readonly ServerOptions _server = new();

    public FreezeDeclareCommand()
        : base("declare", "Stop changes at once; needs an approver's token")
    {
        Add(_reason);
        Add(_environments);
        Add(_services);
        Add(_kinds);
        Add(_until);
        _server.AddTo(this);
        Add(_json);
        _kinds.AcceptOnlyFromAmong(GateWords.Kinds);
        Examples =
        [
            "scorecards freeze declare --reason \"The payment provider is down\" --environment production --until 2h",
            "scorecards freeze declare --reason \"Break-in under way\" --kind deploy --kind rollback --kind hotfix",
        ];
        ExitCodes =
        [
            (ExitStatus.Good, "declared; it binds on every node within a second"),
            (ExitStatus.BadInput, "no such environment or service, no good reason or time; or the token is not an approver's"),
            (ExitStatus.Away, "the server cannot be reached, or cannot answer now: nothing may be frozen"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            using var server = _server.Connect(arguments);
            var question = new FreezeQuestion(
                arguments.GetRequiredValue(_reason),
                arguments.GetValue(_environments) ?? [],
                arguments.GetValue(_services) ?? [],
                arguments.GetValue(_kinds) is { Length: > 0 } kinds ? kinds : ["deploy"],
                arguments.GetValue(_until));
            var freeze = await server.SendAsync(
                HttpMethod.Post, $"gate/freezes", question, ServerJson.Readable.FreezeQuestion, ServerJson.Readable.FreezeAnswer, cancellationToken);
            FreezeView.Show(new Terminal(arguments.GetValue(_json)), freeze);
            return (int)ExitStatus.Good;
        });
    }
}
