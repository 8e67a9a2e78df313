using Scorecards.Core.Access;
using Scorecards.Server.Api;
using Scorecards.Server.Pages.Forms;

namespace Scorecards.Server.Pages.Gate;

/// <summary>What is sent from the gate page.</summary>
internal static class GateForms
{
    /// <summary>The field that says which form it is.</summary>
    public const string Which = "form";

    /// <summary>The field that says what it is about.</summary>
    public const string Subject = "id";

    public const string Freeze = "freeze";
    public const string Lift = "lift";
    public const string BreakGlass = "break-glass";
    public const string ApproveGlass = "approve-glass";
    public const string RevokeGlass = "revoke-glass";
    public const string Approve = "approve";

    public static void Map(IEndpointRouteBuilder forms) => forms.MapPost("/gate", SendAsync);

    /// <summary>What the page says after a form; null for what it knows nothing of.</summary>
    public static string? DoneWords(string? done) => done switch
    {
        Freeze => "The freeze is in force, on every server.",
        Lift => "The freeze is lifted.",
        BreakGlass => "The glass is broken. Everyone is told, and a second person has to approve it.",
        ApproveGlass => "You approved that the glass was broken.",
        RevokeGlass => "The override is ended: it opens nothing any more.",
        Approve => "The deployment may go: its pipeline gets an allow when it asks again.",
        _ => null,
    };

    private static async Task<IResult> SendAsync(
        HttpContext context, FreezeForms freezes, OverrideForms overrides, ApprovalForm approvals, CancellationToken cancellationToken)
    {
        if (context.User.Identity is not { IsAuthenticated: true })
        {
            return Results.Challenge();
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (which, subject, sender) = (form.Text(Which), form.Text(Subject), new Sender(Caller.Name(context), Caller.Role(context)));
        var outcome = which switch
        {
            Freeze => await Approver(sender, () => freezes.DeclareAsync(form, sender, cancellationToken)),
            Lift => await Approver(sender, () => freezes.LiftAsync(subject, sender, cancellationToken)),
            BreakGlass => await overrides.OpenAsync(form, sender, cancellationToken),
            ApproveGlass => await Approver(sender, () => overrides.ApproveAsync(subject, sender, cancellationToken)),
            RevokeGlass => await Approver(sender, () => overrides.RevokeAsync(subject, sender, cancellationToken)),
            Approve => await Approver(sender, () => approvals.ApproveAsync(subject, form, sender, context.TraceIdentifier, cancellationToken)),
            _ => null,
        };
        return outcome switch
        {
            FormOutcome.Done(var what) => Results.LocalRedirect($"/gate?{GateQuery.DoneParameter}={what}#content"),
            FormOutcome.Wrong wrong => FormPage.Again<GatePage>(new() { [nameof(GatePage.Sent)] = SentForm.Of(which!, subject, form, wrong) }),
            _ => Results.StatusCode(StatusCodes.Status400BadRequest),
        };
    }

    private static async Task<FormOutcome> Approver(Sender sender, Func<Task<FormOutcome>> act) =>
        AccessRoles.May(sender.Role, AccessRoles.Approver, null)
            ? await act()
            : FormOutcome.Refused($"It takes a token of the role {AccessRoles.Approver}; '{sender.Name}' has the role {sender.Role}.");
}
