using Scorecards.Core.Support;
using Scorecards.Server.Pages.Forms;
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

    private static Task<IResult> SendAsync(HttpContext context, SupportDesk desk, CancellationToken cancellationToken) =>
        PageForm.AnswerAsync<SupportPage>(context, "/support", async form => form.Which is Grant or Refuse
            ? await form.Sender.AsApproverAsync(() => DecideAsync(desk, form, cancellationToken))
            : null);

    private static async Task<FormOutcome> DecideAsync(SupportDesk desk, PageForm form, CancellationToken cancellationToken)
    {
        var answer = form.Fields.Text(Answer);
        if (SupportAppealRules.MistakeInAnswer(answer) is { } mistake)
        {
            return new FormOutcome.Wrong(new Dictionary<string, string> { [Answer] = mistake });
        }

        return await desk.DecideAsync(form.Subject ?? "", form.Which == Grant, form.Sender.Name, answer, cancellationToken) switch
        {
            null => FormOutcome.Refused("There is no such appeal."),
            { Appeal: null, Message: var why } => FormOutcome.Refused($"{Wording.Capital(why!)}."),
            _ => new FormOutcome.Done(form.Which!),
        };
    }
}
