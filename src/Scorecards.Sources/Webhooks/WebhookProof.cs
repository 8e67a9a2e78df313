using System.Security.Cryptography;
using System.Text;

namespace Scorecards.Sources.Webhooks;

/// <summary>How an upstream shows that a webhook is its own, by a secret that only it and this server know. Compared in constant time.</summary>
internal sealed class WebhookProof
{
    private readonly Func<Func<string, string?>, string?> _given;
    private readonly Func<string, ReadOnlyMemory<byte>, string, bool> _fits;

    private WebhookProof(string header, Func<Func<string, string?>, string?> given, Func<string, ReadOnlyMemory<byte>, string, bool> fits) =>
        (Header, _given, _fits) = (header, given, fits);

    /// <summary>Where it stands.</summary>
    public string Header { get; }

    /// <summary>The HMAC-SHA256 of the body as it came (RFC 2104), in hexadecimal digits behind a prefix.</summary>
    public static WebhookProof Signature(string header, string prefix = "") => new(
        header,
        headers => headers(header) is { } text && text.StartsWith(prefix, StringComparison.Ordinal) && text.Length == prefix.Length + (2 * HMACSHA256.HashSizeInBytes)
            ? text[prefix.Length..]
            : null,
        (given, body, secret) => Hex(given) is { } hash && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body.Span), hash));

    /// <summary>The secret itself.</summary>
    public static WebhookProof Token(string header) => new(header, headers => headers(header), (given, _, secret) => AreEqual(given, secret));

    /// <summary>The secret as a bearer token, or as the password of basic authentication, whatever the user is called.</summary>
    public static WebhookProof Authorization { get; } = new("Authorization", headers => Credential(headers("Authorization")), (given, _, secret) => AreEqual(given, secret));

    /// <summary>False for a webhook whose body need not be read.</summary>
    public bool IsIn(Func<string, string?> headers) => _given(headers) is not null;

    public bool Fits(Func<string, string?> headers, ReadOnlyMemory<byte> body, string secret) =>
        _given(headers) is { } given && _fits(given, body, secret);

    private static string? Credential(string? header)
    {
        const string Bearer = "Bearer ", Basic = "Basic ";
        if (header?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) == true)
            return header[Bearer.Length..].Trim();
        if (header?.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) != true)
            return null;
        var bytes = new byte[header.Length];
        return Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length) is var pair && pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon
                ? pair[(colon + 1)..]
                : null;
    }

    /// <summary>By their hashes, so that the time does not tell how long the secret is.</summary>
    private static bool AreEqual(string given, string secret) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static byte[]? Hex(string text)
    {
        var bytes = new byte[text.Length / 2];
        return Convert.FromHexString(text, bytes, out _, out var written) == System.Buffers.OperationStatus.Done && written == bytes.Length ? bytes : null;
    }
}
