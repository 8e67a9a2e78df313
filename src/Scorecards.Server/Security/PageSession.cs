using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Net.Http.Headers;
using Scorecards.Server.Hosting;

namespace Scorecards.Server.Security;

/// <summary>How people who signed in on a page are known again. Calls of the API know nobody by it.</summary>
internal static class PageSession
{
    public const string SchemeName = "Page";

    /// <summary>Chooses between the two: what people look at goes by the cookie, everything else by the Authorization header.</summary>
    public const string Either = "TokenOrPage";

    public static readonly TimeSpan Length = TimeSpan.FromHours(12);

    public static AuthenticationBuilder AddPageSession(this AuthenticationBuilder builder)
    {
        builder.Services.AddScoped<PageSessionEvents>();
        return builder
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = context => Chosen(context.Request))
            .AddCookie(SchemeName, options =>
            {
                options.Cookie = new HostCookie("scorecards");
                options.ExpireTimeSpan = Length;
                options.SlidingExpiration = false;
                options.EventsType = typeof(PageSessionEvents);
            });
    }

    // Whoever shows a token on a page goes by that. A proxy may have put a password of its own there.
    private static string Chosen(HttpRequest request) =>
        ApiPaths.IsApi(request.Path) || TokenAuthenticationHandler.IsBearer(request.Headers[HeaderNames.Authorization])
            ? TokenAuthenticationHandler.SchemeName
            : SchemeName;
}
