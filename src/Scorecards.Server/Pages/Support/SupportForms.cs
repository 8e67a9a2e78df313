using Scorecards.Core.Access;
using Scorecards.Core.Support;
using Scorecards.Server.Api;
using Scorecards.Server.Pages.Forms;
using Scorecards.Server.Pages.Gate;
using Scorecards.Server.Support;

namespace Scorecards.Server.Pages.Support;

/// <summary>What is sent from the page of SRE support: the decisions of approvers on appeals.</summary>
internal static class SupportForms
{
    public const string Grant = "grant";
    public const string Refuse = "refuse";

    public const string Answer = "answer";

    public static void Map(IEndpointRouteBuilder forms) => forms.MapPost("/support", SendAsync);

    /// <summary>What the page says after a form; null for what it knows nothing of.</summary>
    public static string? DoneWords(string? done) => done switch
    {
        Grant => "The appeal is granted: the service has support until then.",
        Refuse => "The appeal is refused.",
        _ => null,
    };

    private static async Task<IResult> SendAsync(HttpContext context, SupportDesk desk, CancellationToken cancellationToken)
    {
        if (context.User.Identity is not { IsAuthenticated: true })
        {
            return Results.Challenge();
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (which, subject, sender) = (form.Text(GateForms.Which), form.Text(GateForms.Subject), new Sender(Caller.Name(context), Caller.Role(context)));
        if (which is not (Grant or Refuse))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        return await DecideAsync(desk, subject ?? "", which, form.Text(Answer), sender, cancellationToken) is FormOutcome.Wrong wrong
            ? FormPage.Again<SupportPage>(new() { [nameof(SupportPage.Sent)] = SentForm.Of(which, subject, form, wrong) })
            : Results.LocalRedirect($"/support?{SupportQuery.DoneParameter}={which}#content");
    }

    private static async Task<FormOutcome> DecideAsync(
        SupportDesk desk, string id, string which, string? answer, Sender sender, CancellationToken cancellationToken)
    {
        if (!AccessRoles.May(sender.Role, AccessRoles.Approver, null))
        {
            return FormOutcome.Refused($"It takes a token of the role {AccessRoles.Approver}; '{sender.Name}' has the role {sender.Role}.");
        }

        if (SupportAppealRules.MistakeInAnswer(answer) is { } mistake)
        {
            return new FormOutcome.Wrong(new Dictionary<string, string> { [Answer] = mistake });
        }

        return await desk.DecideAsync(id, which == Grant, sender.Name, answer, cancellationToken) switch
        {
            null => FormOutcome.Refused("There is no such appeal."),
            { Appeal: null, Message: var why } => FormOutcome.Refused($"{Wording.Capital(why!)}."),
            _ => new FormOutcome.Done(which),
        };
    }
}
