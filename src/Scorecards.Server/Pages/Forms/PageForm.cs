using Microsoft.AspNetCore.Components;
using Scorecards.Server.Api;

namespace Scorecards.Server.Pages.Forms;

/// <summary>A form that someone signed in has sent from a page.</summary>
/// <param name="Which">Which form of the page it is.</param>
/// <param name="Subject">What it is about, where the page has one such form for each; else null.</param>
internal sealed record PageForm(string? Which, string? Subject, IFormCollection Fields, Sender Sender)
{
    /// <summary>The field that says which form it is.</summary>
    public const string WhichField = "form";

    /// <summary>The field that says what it is about.</summary>
    public const string SubjectField = "id";

    /// <summary>In the address just after a form was sent: what was done.</summary>
    public const string DoneParameter = "done";

    private const string SentParameter = nameof(GatePage.Sent);

    /// <summary>Does what a form asks for, then leads back to its page, which says so; a page whose form cannot be taken is shown again.</summary>
    /// <typeparam name="TPage">The page, which takes a <see cref="SentForm"/>.</typeparam>
    /// <param name="path">Of the page.</param>
    /// <param name="act">Null for a form that the page does not have.</param>
    /// <param name="given">What the page takes besides.</param>
    public static async Task<IResult> AnswerAsync<TPage>(
        HttpContext context, string path, Func<PageForm, Task<FormOutcome?>> act, params IEnumerable<KeyValuePair<string, object>> given)
        where TPage : IComponent
    {
        if (context.User.Identity is not { IsAuthenticated: true })
        {
            return Results.Challenge();
        }

        var fields = await context.Request.ReadFormAsync(context.RequestAborted);
        var form = new PageForm(fields.Text(WhichField), fields.Text(SubjectField), fields, new Sender(Caller.Name(context), Caller.Role(context)));
        return await act(form) switch
        {
            FormOutcome.Done(var what) => Results.LocalRedirect($"{path}?{DoneParameter}={what}#content"),
            FormOutcome.Wrong wrong => FormPage.Again<TPage>(new(given) { [SentParameter] = SentForm.Of(form.Which ?? "", form.Subject, fields, wrong) }),
            _ => Results.StatusCode(StatusCodes.Status400BadRequest),
        };
    }
}
