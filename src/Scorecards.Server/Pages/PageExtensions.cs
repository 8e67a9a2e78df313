using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.FileProviders;
using Scorecards.Server.Hosting;
using Scorecards.Server.Security;

namespace Scorecards.Server.Pages;

internal static class PageExtensions
{
    private const string Policy =
        "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    /// <summary>The pages people read, rendered on the server.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, ServerOptions options)
    {
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.Data, "keys")));
        services.AddHttpContextAccessor();
        services.AddSingleton<PageAssets>();
        services.AddRazorComponents();
        return services;
    }

    /// <summary>Security headers for everything that is answered, and the static files.</summary>
    public static IApplicationBuilder UsePages(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return next(context);
        });
        return app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(PageAssets.Folder),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey(PageAssets.Version) ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    public static void MapPages(this IEndpointRouteBuilder app) =>
        app.MapRazorComponents<App>().RequireAuthorization(Policies.Read).DisableAntiforgery();
}
