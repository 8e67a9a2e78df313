using System.Globalization;
using System.Text;

namespace Scorecards.TestSupport;

/// <summary>A request as it came: the request line's parts, and headers by lower-case name.</summary>
public sealed record LoopbackRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private const byte TlsHandshake = 0x16;

    public string Path => Target.Split('?')[0];

    /// <summary>The values of a query parameter, decoded.</summary>
    public IReadOnlyList<string> Query(string name) =>
        [.. Target.Split('?', 2).Skip(1).SelectMany(query => query.Split('&'))
            .Select(pair => pair.Split('=', 2)).Where(pair => Uri.UnescapeDataString(pair[0]) == name)
            .Select(pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1].Replace('+', ' ')) : "")];

    /// <summary>Null when the client went away, or began a TLS handshake, which this port does not speak.</summary>
    internal static async Task<LoopbackRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, cancellationToken) == 0 || (head.Length == 0 && one[0] == TlsHandshake))
                return null;
            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(':', 2))
            .ToDictionary(parts => parts[0].Trim().ToLowerInvariant(), parts => parts[1].Trim(), StringComparer.Ordinal);
        return new LoopbackRequest(first[0], first[1], headers, await ReadBodyAsync(stream, headers, cancellationToken));
    }

    private static async Task<byte[]> ReadBodyAsync(Stream stream, Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        if (headers.TryGetValue("content-length", out var length))
        {
            var body = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(body, cancellationToken);
            return body;
        }

        using var parts = new MemoryStream();
        while (headers.GetValueOrDefault("transfer-encoding") == "chunked")
        {
            var size = int.Parse(await ReadLineAsync(stream, cancellationToken), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var part = new byte[size];
            await stream.ReadExactlyAsync(part, cancellationToken);
            parts.Write(part);
            await ReadLineAsync(stream, cancellationToken);
            if (size == 0)
                break;
        }

        return parts.ToArray();
    }

    private static async Task<string> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken) > 0 && one[0] != '\n')
            line.Append((char)one[0]);
        return line.ToString().TrimEnd('\r');
    }
}
