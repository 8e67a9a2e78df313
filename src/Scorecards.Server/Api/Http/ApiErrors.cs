using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Api.Http;

/// <summary>Gives every answer of the API that failed a body of problem details, whoever refused the request.</summary>
internal sealed class ApiErrors(RequestDelegate next, ILogger<ApiErrors> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var problem = IsReadable(context.Request) ? await RefusalAsync(context) : ApiProblems.OfStatus(StatusCodes.Status415UnsupportedMediaType);
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (problem is not null)
        {
            context.Response.Clear();
        }
        else if (context.Response is { StatusCode: >= 400, ContentType: null, ContentLength: null } bare)
        {
            problem = ApiProblems.OfStatus(bare.StatusCode);
        }

        await (problem?.ExecuteAsync(context) ?? Task.CompletedTask);
    }

    /// <summary>False for text in a charset that nobody knows.</summary>
    private static bool IsReadable(HttpRequest request) =>
        !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue || type.Encoding is not null;

    /// <summary>What an exception means to the caller; null when there was none.</summary>
    private async Task<ProblemResult?> RefusalAsync(HttpContext context)
    {
        try
        {
            await next(context);
            return null;
        }
        catch (BadHttpRequestException e)
        {
            return ApiProblems.OfStatus(e.StatusCode, e.InnerException is JsonException json ? Explained(json) : null);
        }
        catch (StoreException e)
        {
            log.LogError(e, "{Method} {Path} needs the store, which is away", context.Request.Method, context.Request.Path);
            return ApiProblems.OfStatus(StatusCodes.Status503ServiceUnavailable);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            log.LogError(e, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            return ApiProblems.OfStatus(StatusCodes.Status500InternalServerError, "It is written down in the server's log.");
        }
    }

    // Not the exception's own words: they speak of types of this program.
    private static string Explained(JsonException e) =>
        $"The body is not the JSON this call takes: look at '{e.Path ?? "$"}', line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.";
}
