using Microsoft.AspNetCore.Http.Extensions;

namespace Scorecards.Server.Pages.Serving;

/// <summary>Refuses requests for a host that cannot be the name of one: pages and links are made with it.</summary>
internal static class HostNames
{
    /// <summary>For whoever names none, such as a health check by HTTP/1.0.</summary>
    private static readonly HostString _own = new("localhost");

    public static void Use(IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (string.IsNullOrEmpty(context.Request.Headers.Host))
        {
            context.Request.Host = _own;
        }

        if (IsUsable(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync("The Host header is not the name of a host.", context.RequestAborted);
    });

    private static bool IsUsable(HttpRequest request)
    {
        try
        {
            return Uri.TryCreate(UriHelper.BuildAbsolute(request.Scheme, request.Host), UriKind.Absolute, out var url) && url.IdnHost.Length > 0;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // An international name that cannot be written, or read.
            return false;
        }
    }
}
