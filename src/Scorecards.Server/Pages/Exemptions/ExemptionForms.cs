using Scorecards.Core.Access;
using Scorecards.Core.Declarations;
using Scorecards.Server.Api;
using Scorecards.Server.Declaring;
using Scorecards.Server.Pages.Forms;
using Scorecards.Server.Pages.Gate;

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

    private static async Task<IResult> SendAsync(HttpContext context, ExemptionDesk desk, CancellationToken cancellationToken)
    {
        if (context.User.Identity is not { IsAuthenticated: true })
        {
            return Results.Challenge();
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (which, subject, sender) = (form.Text(GateForms.Which), form.Text(GateForms.Subject), new Sender(Caller.Name(context), Caller.Role(context)));
        ExemptionState? to = which switch { Approve => ExemptionState.Approved, Deny => ExemptionState.Denied, Revoke => ExemptionState.Revoked, _ => null };
        if (to is not { } state)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var outcome = AccessRoles.May(sender.Role, AccessRoles.Approver, null)
            ? Of(await desk.DecideAsync(subject ?? "", state, sender.Name, form.Text(Reason), cancellationToken), which!)
            : FormOutcome.Refused($"It takes a token of the role {AccessRoles.Approver}; '{sender.Name}' has the role {sender.Role}.");
        return outcome is FormOutcome.Wrong wrong
            ? FormPage.Again<ExemptionsPage>(new() { [nameof(ExemptionsPage.Sent)] = SentForm.Of(which!, subject, form, wrong) })
            : Results.LocalRedirect($"/exemptions?{ExemptionsPage.DoneParameter}={which}#content");
    }

    private static FormOutcome Of(ExemptionResult result, string which) => result switch
    {
        ExemptionResult.Done => new FormOutcome.Done(which),
        ExemptionResult.Wrong(var mistakes) => new FormOutcome.Wrong(mistakes),
        ExemptionResult.Refused(_, var message) => FormOutcome.Refused($"{Wording.Capital(message)}."),
        ExemptionResult.Busy => FormOutcome.Refused("Others decide at this moment; look at it and try again."),
        _ => FormOutcome.Refused("There is no such exemption."),
    };
}
