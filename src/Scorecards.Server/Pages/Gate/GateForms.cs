using Scorecards.Server.Pages.Forms;

namespace Scorecards.Server.Pages.Gate;

/// <summary>What is sent from the gate page.</summary>
internal static class GateForms
{
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

    private static Task<IResult> SendAsync(
        HttpContext context, FreezeForms freezes, OverrideForms overrides, ApprovalForm approvals, CancellationToken cancellationToken) =>
        PageForm.AnswerAsync<GatePage>(context, "/gate", async form => form.Which switch
        {
            Freeze => await form.Sender.AsApproverAsync(() => freezes.DeclareAsync(form.Fields, form.Sender, cancellationToken)),
            Lift => await form.Sender.AsApproverAsync(() => freezes.LiftAsync(form.Subject, form.Sender, cancellationToken)),
            BreakGlass => await overrides.OpenAsync(form.Fields, form.Sender, cancellationToken),
            ApproveGlass => await form.Sender.AsApproverAsync(() => overrides.ApproveAsync(form.Subject, form.Sender, cancellationToken)),
            RevokeGlass => await form.Sender.AsApproverAsync(() => overrides.RevokeAsync(form.Subject, form.Sender, cancellationToken)),
            Approve => await form.Sender.AsApproverAsync(() => approvals.ApproveAsync(form.Subject, form.Fields, form.Sender, context.TraceIdentifier, cancellationToken)),
            _ => null,
        });
}
