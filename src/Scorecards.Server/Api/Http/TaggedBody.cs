using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Scorecards.Server.Api.Http;

/// <summary>The answer to a reading, named by what it says: a caller that has it already is told so in a few bytes.</summary>
internal sealed class TaggedBody : IResult
{
    private readonly byte[] _bytes;
    private readonly string _mediaType;
    private readonly string _keep;
    private readonly EntityTagHeaderValue _tag;

    /// <param name="keep">How long it may be kept unasked: a value of Cache-Control.</param>
    public TaggedBody(byte[] bytes, string mediaType, string keep = "no-cache")
    {
        (_bytes, _mediaType, _keep) = (bytes, mediaType, keep);

        // Weak, since the same content may go out compressed or not.
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"", isWeak: true);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = _tag.ToString();
        response.Headers.CacheControl = _keep;
        response.Headers.Vary = HeaderNames.Authorization;
        if (IsKnown(httpContext.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = _mediaType;
        response.ContentLength = _bytes.Length;
        await response.Body.WriteAsync(_bytes, httpContext.RequestAborted);
    }

    private bool IsKnown(HttpRequest request) =>
        request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(_tag, useStrongComparison: false) || t.Equals(EntityTagHeaderValue.Any));
}
