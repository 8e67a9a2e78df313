using Scorecards.Server.Api;
using Scorecards.Server.Inputs;
using Scorecards.Server.Pages.Forms;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Pages.Service;

/// <summary>What is sent from the page of a service.</summary>
internal static class ServiceForms
{
    public const string Evaluate = "evaluate";
    public const string Answer = "answer";
    public const string Exempt = "exempt";
    public const string Appeal = "appeal";

    private const string Queued = "queued";

    /// <summary>How long people wait for an evaluation before they are told that it is still to come.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(8);

    public static void Map(IEndpointRouteBuilder forms) => forms.MapPost("/services/{id}", SendAsync);

    /// <summary>What the page says after a form; null for what it knows nothing of.</summary>
    public static string? DoneWords(string? done) => done switch
    {
        Evaluate => "It is evaluated: all below is as of now.",
        Queued => "The evaluation is queued. It takes a moment, and this page has it then.",
        Answer => "Your answer is kept, under your name. The grade follows in a moment.",
        Exempt => "You asked for the exemption. It waives nothing until another person approves it.",
        Appeal => "You asked for support. Nothing changes until another person grants it.",
        _ => null,
    };

    private static Task<IResult> SendAsync(
        string id, HttpContext context, LiveSnapshot live, LiveInputs inputs, EvaluationRequests evaluations, AnswerForms answers, ExemptForms exemptions, AppealForms appeals,
        CancellationToken cancellationToken) =>
        PageForm.AnswerAsync<ServicePage>(
            context,
            Wording.Path("services", id),
            async form => EvaluationEndpoints.Find(id, live.Current, inputs) is not { } service ? FormOutcome.Refused("There is no such service any more.") : form.Which switch
            {
                Evaluate => new FormOutcome.Done(await evaluations.RunAsync(service.Id, _patience, cancellationToken) is null ? Queued : Evaluate),
                Answer => await answers.AnswerAsync(service.Id, form.Subject, form.Fields, form.Sender, cancellationToken),
                Exempt => await exemptions.RequestAsync(service.Id, form.Fields, form.Sender, cancellationToken),
                Appeal => await appeals.AppealAsync(service.Id, form.Fields, form.Sender, cancellationToken),
                _ => null,
            },
            KeyValuePair.Create<string, object>(nameof(ServicePage.Id), id));
}
