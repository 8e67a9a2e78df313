using Scorecards.Core.Declarations;
using Scorecards.Server.Declaring;
using Scorecards.Server.Pages.Forms;

namespace Scorecards.Server.Pages.Exemptions;

/// <summary>What is sent from the page of exemptions: the decisions of approvers.</summary>
internal static class ExemptionForms
{
    public const string Approve = "approve";
    public const string Deny = "deny";
    public const string Revoke = "revoke";

    public const string Reason = "reason";

    public static void Map(IEndpointRouteBuilder forms) => forms.MapPost("/exemptions", SendAsync);

    /// <summary>What the page says after a form; null for what it knows nothing of.</summary>
    public static string? DoneWords(string? done) => done switch
    {
        Approve => "The exemption is in force. The grade follows in a moment.",
        Deny => "The exemption is denied.",
        Revoke => "The exemption is ended: the check counts again in a moment.",
        _ => null,
    };

    private static Task<IResult> SendAsync(HttpContext context, ExemptionDesk desk, CancellationToken cancellationToken) =>
        PageForm.AnswerAsync<ExemptionsPage>(context, "/exemptions", async form =>
        {
            ExemptionState? to = form.Which switch { Approve => ExemptionState.Approved, Deny => ExemptionState.Denied, Revoke => ExemptionState.Revoked, _ => null };
            return to is not { } state ? null : await form.Sender.AsApproverAsync(async () =>
                Of(await desk.DecideAsync(form.Subject ?? "", state, form.Sender.Name, form.Fields.Text(Reason), cancellationToken), form.Which!));
        });

    private static FormOutcome Of(ExemptionResult result, string which) => result switch
    {
        ExemptionResult.Done => new FormOutcome.Done(which),
        ExemptionResult.Wrong(var mistakes) => new FormOutcome.Wrong(mistakes),
        ExemptionResult.Refused(_, var message) => FormOutcome.Refused($"{Wording.Capital(message)}."),
        ExemptionResult.Busy => FormOutcome.Refused("Others decide at this moment; look at it and try again."),
        _ => FormOutcome.Refused("There is no such exemption."),
    };
}
