using Scorecards.Core.Declarations;
using Scorecards.Server.Gates;
using Scorecards.Server.Pages.Forms;

namespace Scorecards.Server.Pages.Gate;

/// <summary>Says as a second person that a held deployment may go.</summary>
internal sealed class ApprovalForm(GateDesk desk)
{
    public const string Reason = "reason";

    public const int LongestReason = 1_000;

    /// <param name="correlation">Names the request in logs.</param>
    public async Task<FormOutcome> ApproveAsync(string? id, IFormCollection form, Sender sender, string correlation, CancellationToken cancellationToken)
    {
        var reason = form.Text(Reason);
        if (reason?.Length > LongestReason || (reason is not null && !DeclaredText.IsPlain(reason)))
        {
            return new FormOutcome.Wrong(new Dictionary<string, string> { [Reason] = $"must have at most {LongestReason} characters, without control characters" });
        }

        return await desk.ApproveAsync(id ?? "", sender.Name, reason, correlation, cancellationToken) switch
        {
            GateAnswer.Decided => new FormOutcome.Done(GateForms.Approve),
            GateAnswer.OwnRequest => FormOutcome.Refused($"The token '{sender.Name}' asked for this deployment itself: another approver has to approve it."),
            GateAnswer.NotHeld(var why) => FormOutcome.Refused($"It cannot be approved: {why.TrimEnd('.')}."),
            GateAnswer.UnknownDecision => FormOutcome.Refused("There is no such decision."),
            GateAnswer.UnknownService(var name) => FormOutcome.Refused($"The service '{name}' is not in the catalog any more."),
            GateAnswer.NoPolicy => FormOutcome.Refused("No gate policy is loaded, so that nothing can be decided."),
            GateAnswer.ClockWentBack => FormOutcome.Refused("The server's clock went back, and nothing is decided until it has caught up."),
            _ => FormOutcome.Refused("Freezes or overrides change faster than a decision can be made; try again."),
        };
    }
}
