using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Text;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards override open SERVICE --environment E --reason TEXT --incident URL</c>.</summary>
internal sealed class OverrideOpenCommand : DocumentedCommand
{
    private readonly Argument<string> _service = Symbols.Required("SERVICE", "The id of a service");
    private readonly Option<string> _environment = new("--environment", "-e") { Description = "Where it is deployed to", HelpName = "NAME", Required = true };
    private readonly Option<string> _reason = new("--reason") { Description = "Why it cannot wait, for everyone to read; at least 20 characters", HelpName = "TEXT", Required = true };
    private readonly Option<string> _incident = new("--incident") { Description = "A link to the incident", HelpName = "URL", Required = true };
    private readonly Option<string?> _artifact = new("--artifact") { Description = "Only for this artifact, such as sha256:…", HelpName = "DIGEST" };
    private readonly Option<TimeSpan?> _for = Moments.For("--for", "For how long [default: 60m]", TimeSpan.FromHours(4));
    private readonly Option<bool> _json = Symbols.Json();
    private readonly ServerOptions _server = new();

    public OverrideOpenCommand()
        : base("open", "Let one service pass the gate for a while; needs a token of its team, of an approver or of an admin, is announced, and has to be approved by another within a day")
    {
        Add(_service);
        Add(_environment);
        Add(_reason);
        Add(_incident);
        Add(_artifact);
        Add(_for);
        _server.AddTo(this);
        Add(_json);
        Examples =
        [
            "scorecards override open payments --environment production --reason \"Checkout is down, this is the fix\" --incident https://incidents.example.com/42",
        ];
        ExitCodes =
        [
            (ExitStatus.Good, "open: ask the gate now; a freeze is not passed even so"),
            (ExitStatus.BadInput, "no such service or environment, no good reason, link or time; or the token may not"),
            (ExitStatus.Away, "the server cannot be reached, or cannot answer now"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            using var server = _server.Connect(arguments);
            var question = new OverrideQuestion(
                arguments.GetRequiredValue(_service),
                arguments.GetRequiredValue(_environment),
                arguments.GetValue(_artifact),
                arguments.GetRequiredValue(_reason),
                arguments.GetRequiredValue(_incident),
                arguments.GetValue(_for) is { } time ? Duration.Format(time) : null);
            var opened = await server.SendAsync(
                HttpMethod.Post, $"gate/overrides", question, ServerJson.Readable.OverrideQuestion, ServerJson.Readable.OverrideAnswer, cancellationToken);
            OverrideView.Show(new Terminal(arguments.GetValue(_json)), opened);
            return (int)ExitStatus.Good;
        });
    }
}
