using Microsoft.AspNetCore.Antiforgery;

namespace Scorecards.Server.Pages.Forms;

/// <summary>Takes a form only from a page that this server showed to the same person.</summary>
internal sealed class FormGuard(IAntiforgery antiforgery) : IEndpointFilter
{
    /// <summary>The most bytes that a form may have.</summary>
    public const long Largest = 64 * 1024;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!request.HasFormContentType)
        {
            return Results.StatusCode(request.ContentType is null ? StatusCodes.Status400BadRequest : StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or ArgumentException || (e is IOException and not BadHttpRequestException))
        {
            // Cut off, with more fields than any form here, or in a charset that nobody knows.
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (!await antiforgery.IsRequestValidAsync(context.HttpContext))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        return await next(context);
    }
}
