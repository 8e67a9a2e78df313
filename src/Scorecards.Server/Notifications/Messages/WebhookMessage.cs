using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scorecards.Core.Events;

namespace Scorecards.Server.Notifications.Messages;

/// <summary>
/// Events as they are, as CloudEvents over HTTP, signed by Standard Webhooks
/// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
/// </summary>
internal static class WebhookMessage
{
    /// <param name="events">One, or as many as come together in a digest.</param>
    /// <param name="batch">True sends a list even of one.</param>
    /// <param name="at">When this attempt is made; the signature holds it, so that an old message cannot be played again.</param>
    public static ChannelMessage Of(IReadOnlyList<OutboxEvent> events, bool batch, byte[] secret, DateTimeOffset at)
    {
        var body = Encoding.UTF8.GetBytes(batch ? $"[{string.Join(',', events.Select(e => e.Json))}]" : events[0].Json);
        var (id, time) = (IdOf(events), at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return new ChannelMessage(body, batch ? CloudEventJson.BatchMediaType : CloudEventJson.MediaType,
        [
            new("webhook-id", id),
            new("webhook-timestamp", time),
            new("webhook-signature", Sign(secret, id, time, body)),
        ]);
    }

    /// <summary>The bytes of <c>whsec_…</c>; null when it is not 24 to 64 bytes in base64 after that.</summary>
    public static byte[]? ReadSecret(string text)
    {
        const string Prefix = "whsec_";
        var bytes = new byte[text.Length];
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) && length is >= 24 and <= 64
            ? bytes[..length]
            : null;
    }

    internal static string Sign(byte[] secret, string id, string time, byte[] body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{time}."), .. body]));

    /// <summary>The id of the event; for many the same whenever the same come together.</summary>
    private static string IdOf(IReadOnlyList<OutboxEvent> events) => events.Count == 1
        ? events[0].Id
        : "digest-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', events.Select(e => e.Id)))).AsSpan(0, 16));
}
