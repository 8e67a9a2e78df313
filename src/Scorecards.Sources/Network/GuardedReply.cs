using System.Net.Http.Headers;

namespace Scorecards.Sources.Network;

/// <summary>An answer over HTTP, whatever its status.</summary>
public sealed record GuardedReply
{
    public required int Status { get; init; }

    /// <summary>Names in lower case; the values of a repeated header are joined by a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required MediaTypeHeaderValue? ContentType { get; init; }

    /// <summary>After decompression, up to the limit.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True when the body went on beyond the limit.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>The URL that answered, after redirects.</summary>
    public required Uri Url { get; init; }

    /// <summary>From the first byte sent to the last byte read, redirects included.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>Why the redirect that this answer asks for was not followed; null when it asks for none.</summary>
    public string? RedirectRefused { get; init; }

    /// <summary>The certificate of the host that answered; null without TLS.</summary>
    public TlsDetails? Tls { get; init; }
}
