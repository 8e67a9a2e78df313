using System.Globalization;
using System.Text;
using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Network;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Http;

/// <summary>Makes facts of answers.</summary>
internal static class HttpFact
{
    private const int MaxText = 64 * 1024;

    /// <summary>The fact of an answer, whatever its status.</summary>
    public static CelValue Of(GuardedReply reply, CelValue? json, DateTimeOffset now) => new FactFields
    {
        { "reachable", true },
        { "status", reply.Status },
        { "latencyMs", (long)reply.Took.TotalMilliseconds },
        { "headers", reply.Headers.Select(Redact).OrderBy(header => header.Key, StringComparer.Ordinal) },
        { "json", json },
        { "text", Text(reply) },
        { "tls", Tls(reply.Tls, now) },
        { "url", reply.Url.AbsoluteUri },
        { "redirectRefused", reply.RedirectRefused },
    }.ToValue();

    /// <summary>The fact of an endpoint that gave no answer.</summary>
    public static CelValue Silent(HttpTrouble trouble, Uri url, DateTimeOffset now) => new FactFields
    {
        { "reachable", false },
        { "error", trouble.Message },
        { "trouble", trouble.Kind.ToString().ToLowerInvariant() },
        { "tls", Tls(trouble.Tls, now) },
        { "url", url.AbsoluteUri },
    }.ToValue();

    /// <summary>The body as JSON where it says it is, or must be; the error is set only when it must be and is not.</summary>
    public static (CelValue? Json, string? Error) ReadJson(GuardedReply reply, bool required)
    {
        var type = reply.ContentType?.MediaType;
        var saysJson = type is not null
            && (type.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
        if (!saysJson && !required)
            return (null, null);
        if (reply.IsTruncated)
            return (null, required ? $"the answer is longer than {reply.Body.Length / 1024} KiB" : null);
        try
        {
            using var document = JsonDocument.Parse(reply.Body);
            return (CelValue.FromJson(document.RootElement), null);
        }
        catch (JsonException exception)
        {
            return (null, required ? $"status {reply.Status}, and the answer ({type ?? "no content type"}) is not JSON: {exception.Message}" : null);
        }
    }

    private static CelValue? Tls(TlsDetails? tls, DateTimeOffset now) => tls is null
        ? null
        : new FactFields
        {
            { "expiresInDays", (long)Math.Floor((tls.ExpiresAt - now).TotalDays) },
            { "expiresAt", tls.ExpiresAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) },
            { "issuer", tls.Issuer },
            { "subject", tls.Subject },
            { "protocol", tls.Protocol },
        }.ToValue();

    // The value of a cookie can be a session; its attributes are what checks look at.
    private static KeyValuePair<string, string> Redact(KeyValuePair<string, string> header)
    {
        if (header.Key != "set-cookie")
            return header;
        var cookies = header.Value.Split(", ").Select(cookie =>
        {
            var parts = cookie.Split(';', 2);
            return parts[0].Split('=', 2) is [var cookieName, _] ? $"{cookieName}=***{(parts.Length > 1 ? ";" + parts[1] : "")}" : cookie;
        });
        return new(header.Key, string.Join(", ", cookies));
    }

    private static string Text(GuardedReply reply)
    {
        var bytes = reply.Body.Span[..Math.Min(reply.Body.Length, MaxText)];
        var decoder = Encoding(reply.ContentType?.CharSet).GetDecoder();
        var characters = new char[MaxText + 1];
        // Without a flush a character that is cut in two at the end is left out.
        decoder.Convert(bytes, characters, flush: bytes.Length == reply.Body.Length, out _, out var count, out _);
        // Not every store takes the character zero.
        return new string(characters, 0, count).Replace('\0', '\uFFFD');
    }

    private static Encoding Encoding(string? name)
    {
        try
        {
            return name is null ? System.Text.Encoding.UTF8 : System.Text.Encoding.GetEncoding(name.Trim('"'));
        }
        catch (ArgumentException)
        {
            // A charset nobody knows: UTF-8 is the likeliest.
            return System.Text.Encoding.UTF8;
        }
    }
}
