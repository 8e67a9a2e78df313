using Microsoft.AspNetCore.Mvc;
using Scorecards.Server.Pages.Gate;
using Scorecards.Server.Security;

namespace Scorecards.Server.Pages.Forms;

internal static class FormExtensions
{
    /// <summary>What pages send. Each form has the path of the page that it is on.</summary>
    public static void MapForms(this IEndpointRouteBuilder app)
    {
        var forms = app.MapGroup("")
            .ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(FormGuard.Largest))
            .AddEndpointFilter<RouteGroupBuilder, FormGuard>();
        SignInForms.Map(forms);
        GateForms.Map(forms);
    }

    /// <summary>A field of a form, trimmed; null when it is empty.</summary>
    public static string? Text(this IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    public static string Back(this IFormCollection form) => LocalPath.Of(form[LocalPath.Parameter].ToString());
}
