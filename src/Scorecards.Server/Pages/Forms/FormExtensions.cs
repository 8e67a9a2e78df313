using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Scorecards.Server.Pages.Exemptions;
using Scorecards.Server.Pages.Gate;
using Scorecards.Server.Pages.Service;
using Scorecards.Server.Pages.Support;
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
        ServiceForms.Map(forms);
        ExemptionForms.Map(forms);
        SupportForms.Map(forms);
    }

    /// <summary>A field of a form, trimmed; null when it is empty.</summary>
    public static string? Text(this IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A field with a day, <c>2030-01-31</c>, as its end in UTC; null when it is empty.</summary>
    /// <param name="isDay">False when it is not empty and no day.</param>
    public static DateTimeOffset? EndOfDay(this IFormCollection form, string name, out bool isDay)
    {
        var text = form.Text(name);
        isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue;
        DateTimeOffset? end = isDay ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : null;
        isDay |= text is null;
        return end;
    }

    /// <summary>The lines of a field, trimmed, without empty ones.</summary>
    public static IReadOnlyList<string> Lines(this IFormCollection form, string name) =>
        form[name].ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string Back(this IFormCollection form) => LocalPath.Of(form[LocalPath.Parameter].ToString());
}
