using Microsoft.AspNetCore.Http.HttpResults;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Pages.Serving;

/// <summary>Gives every page request that failed a page that says so and where to go on.</summary>
internal sealed class PageErrors(RequestDelegate next, ILogger<PageErrors> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var status = await StatusAsync(context);
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (status is { } failed)
        {
            await ShowAsync(context, failed);
        }
        else if (context.Response is { StatusCode: >= 400, ContentType: null, ContentLength: null } bare)
        {
            await ShowAsync(context, bare.StatusCode);
        }
    }

    private static async Task ShowAsync(HttpContext context, int status)
    {
        // Headers set so far speak of an answer that is not given; only those that explain a refusal hold for this one too.
        var headers = context.Response.Headers;
        var (allow, challenge, wait) = (headers.Allow, headers.WWWAuthenticate, headers.RetryAfter);
        context.Response.Clear();
        (headers.Allow, headers.WWWAuthenticate, headers.RetryAfter, headers.CacheControl) = (allow, challenge, wait, "no-store");
        var page = new RazorComponentResult<ErrorPage>(new Dictionary<string, object?> { [nameof(ErrorPage.Status)] = status }) { StatusCode = status };

        // What the page that failed has used can be used for one page only.
        var before = context.RequestServices;
        await using var scope = before.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await page.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = before;
        }
    }

    /// <summary>What an exception means to the reader; null when there was none.</summary>
    private async Task<int?> StatusAsync(HttpContext context)
    {
        try
        {
            await next(context);
            return null;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode;
        }
        catch (StoreException e)
        {
            log.LogError(e, "The page {Path} needs the store, which is away", context.Request.Path);
            return StatusCodes.Status503ServiceUnavailable;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            log.LogError(e, "The page {Path} failed", context.Request.Path);
            return StatusCodes.Status500InternalServerError;
        }
    }
}
