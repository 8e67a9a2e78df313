using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Gates;
using Scorecards.Cli.Gates.Reports;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards approve DECISION</c>: the second person for a deployment that is held for one.</summary>
internal sealed class ApproveCommand : DocumentedCommand
{
    private readonly Argument<string> _decision = Symbols.Required("DECISION", "The id of a decision that holds, as 'gate' prints it");
    private readonly Option<string?> _reason = new("--reason") { Description = "Why", HelpName = "TEXT" };
    private readonly Option<bool> _json = Symbols.Json();
    private readonly ServerOptions _server = new();

    public ApproveCommand()
        : base("approve", "Approve, as a second person, a deployment that the gate holds for one; needs an approver's token, and never the one that asked")
    {
        Add(_decision);
        Add(_reason);
        _server.AddTo(this);
        Add(_json);
        Examples = ["scorecards approve 0199b7a2d4e17c3f9a54d10c5e2b8f60 --reason \"Looked at the diff\""];
        ExitCodes =
        [
            (ExitStatus.Good, "approved: the gate is open for what was asked"),
            (ExitStatus.No, "approved, and the gate stays shut for another reason"),
            (ExitStatus.BadInput, "no such decision, or it holds no more; or the token is not an approver's, or is the one that asked"),
            (ExitStatus.Away, "the server cannot be reached, or cannot answer now"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            using var server = _server.Connect(arguments);
            var answer = await server.SendAsync(
                HttpMethod.Post,
                $"gate/decisions/{arguments.GetRequiredValue(_decision)}/approvals",
                new DecisionQuestion(arguments.GetValue(_reason)),
                ServerJson.Readable.DecisionQuestion,
                ServerJson.Readable.GateAnswer,
                cancellationToken);
            var asked = answer.Subject;
            var question = new GateQuestion(asked.Service, asked.Environment, asked.ChangeKind, asked.ArtifactDigest, asked.Commit, null);
            var report = GateReport.Of(question, new GateOutcome.Answered(answer)) with { Page = server.Page(answer.Links.Page) };
            GateView.Show(new Terminal(arguments.GetValue(_json)), report);
            return (int)(report.IsOpen ? ExitStatus.Good : ExitStatus.No);
        });
    }
}
