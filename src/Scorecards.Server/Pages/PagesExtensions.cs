using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Scorecards.Server.Api;
using Scorecards.Server.Hosting;
using Scorecards.Server.Pages.Forms;
using Scorecards.Server.Pages.Gate;
using Scorecards.Server.Pages.Service;
using Scorecards.Server.Pages.Serving;
using Scorecards.Server.Projection;
using Scorecards.Server.Security;

namespace Scorecards.Server.Pages;

public static class PagesExtensions
{
    /// <summary>What an open page listens to: the stream of the API, for whoever is known by a cookie.</summary>
    private const string Live = "/live";

    private const int Year = 365 * 24 * 60 * 60;

    /// <summary>What pages need; they are rendered here, so browsers need no script.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, ServerOptions options)
    {
        services.TryAddSingleton(options);
        services.AddSingleton(SiteFiles.BesideProgram);
        services.AddSingleton<LiveDependencies>();
        services.AddRazorComponents();
        services.Configure<AntiforgeryOptions>(forms => forms.Cookie = new HostCookie("scorecards-form"));
        services.AddSingleton<FreezeForms>().AddSingleton<OverrideForms>().AddSingleton<ApprovalForm>();
        services.AddSingleton<AnswerForms>().AddSingleton<ExemptForms>().AddSingleton<AppealForms>();
        services.AddSingleton<BoardCache>().AddOutputCache(cache => cache.SizeLimit = BoardCache.Size);
        services.AddOptions<OutputCacheOptions>().Configure<BoardCache>((cache, board) => cache.AddBasePolicy(board));
        return services.AddResponseCompression();
    }

    /// <summary>Security headers for every answer, no host that is none, boards kept as they are sent, compression, the pages' files, and a page for every failure. It comes first.</summary>
    public static IApplicationBuilder UsePages(this IApplicationBuilder app)
    {
        SecurityHeaders.Use(app);
        HostNames.Use(app);
        var files = app.ApplicationServices.GetRequiredService<SiteFiles>();
        return app
            .UseOutputCache()
            .UseResponseCompression()
            .UseStaticFiles(new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(files.Folder),
                OnPrepareResponse = file => Keep(file, files),
            })
            .UseMiddleware<PageErrors>();
    }

    /// <summary>Every page, and what is sent from them.</summary>
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapForms();
        app.MapGet(Live, EventEndpoints.Follow).RequireAuthorization(Policies.Read).ExcludeFromDescription();
        app.MapRazorComponents<App>()
            .RequireAuthorization(Policies.Read)
            .DisableAntiforgery()
            .Add(page =>
            {
                // A page is looked at; what its forms send has endpoints of its own, which look at where the form is from.
                foreach (var methods in page.Metadata.OfType<HttpMethodMetadata>().ToList())
                {
                    page.Metadata.Remove(methods);
                }

                page.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get]));
            });
    }

    private static void Keep(StaticFileResponseContext file, SiteFiles files)
    {
        var current = files.IsCurrent(file.File.Name, file.Context.Request.Query["v"]);
        file.Context.Response.Headers.CacheControl = current ? $"public, max-age={Year}, immutable" : "no-cache";
    }
}
