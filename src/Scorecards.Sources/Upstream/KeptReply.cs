using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Upstream;

/// <summary>
/// An answer as it lies on disk: one line of JSON, then the body as it came, both packed (Brotli), since the lists of an API repeat
/// themselves: sixty runs of a workflow are 700 KB, and 13 KB packed.
/// </summary>
/// <param name="Digest">SHA-256 of the body: what a crash left half written serves nobody.</param>
internal sealed record KeptReply(string Url, IReadOnlyDictionary<string, string> Headers, string Digest)
{
    [JsonIgnore]
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Null for an answer that has no validator, or that its sender wants nobody to keep.</summary>
    public static KeptReply? Of(GuardedReply reply)
    {
        var isPrivate = reply.Headers.TryGetValue("cache-control", out var control) && control.Contains("no-store", StringComparison.OrdinalIgnoreCase);
        return isPrivate || (Validator(reply.Headers, "etag") ?? Validator(reply.Headers, "last-modified")) is null
            ? null
            : new KeptReply(reply.Url.AbsoluteUri, reply.Headers.Where(header => header.Key != "set-cookie").ToDictionary(), Sha256(reply.Body.Span)) { Body = reply.Body };
    }

    /// <exception cref="JsonException">The file is damaged.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="InvalidOperationException">The file is damaged.</exception>
    public static KeptReply? Read(byte[] packed)
    {
        using var whole = new MemoryStream();
        using (var stream = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress))
            stream.CopyTo(whole);
        var file = whole.ToArray();
        var end = file.AsSpan().IndexOf((byte)'\n');
        if (end < 0 || JsonSerializer.Deserialize(file.AsSpan(0, end), KeptReplyJson.Default.KeptReply) is not { Url: not null, Headers: not null } kept)
            return null;
        var body = file.AsMemory(end + 1);
        return Sha256(body.Span) == kept.Digest && Uri.IsWellFormedUriString(kept.Url, UriKind.Absolute) ? kept with { Body = body } : null;
    }

    public byte[] Write()
    {
        using var packed = new MemoryStream();
        using (var stream = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(this, KeptReplyJson.Default.KeptReply));
            stream.Write("\n"u8);
            stream.Write(Body.Span);
        }

        return packed.ToArray();
    }

    /// <summary>The headers that ask for a new answer only where this one holds no more.</summary>
    public IEnumerable<KeyValuePair<string, string>> Conditions()
    {
        if (Validator(Headers, "etag") is { } tag)
            yield return new("If-None-Match", tag);
        if (Validator(Headers, "last-modified") is { } modified)
            yield return new("If-Modified-Since", modified);
    }

    /// <summary>The whole answer again, with what the upstream said now beside it.</summary>
    public GuardedReply Answer(GuardedReply notModified)
    {
        // Of the headers that a 304 has of its own, only those count that say something about this exchange.
        var headers = new Dictionary<string, string>(Headers);
        foreach (var (name, value) in notModified.Headers.Where(header => !header.Key.StartsWith("content-", StringComparison.Ordinal)))
            headers[name] = value;
        return notModified with
        {
            Status = 200,
            Headers = headers,
            ContentType = Headers.TryGetValue("content-type", out var type) && MediaTypeHeaderValue.TryParse(type, out var parsed) ? parsed : null,
            Body = Body,
        };
    }

    // What could not be sent back as it came is of no use.
    private static string? Validator(IReadOnlyDictionary<string, string> headers, string name) =>
        headers.TryGetValue(name, out var value) && value.Length is > 0 and < 1024 && !value.AsSpan().ContainsAnyExceptInRange(' ', '~') ? value : null;

    private static string Sha256(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));
}

/// <summary>Reads and writes the line of JSON.</summary>
[JsonSerializable(typeof(KeptReply))]
internal sealed partial class KeptReplyJson : JsonSerializerContext;
