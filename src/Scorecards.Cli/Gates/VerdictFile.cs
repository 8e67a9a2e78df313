using System.Text;
using System.Text.Json;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Access;

namespace Scorecards.Cli.Gates;

/// <summary>Verdicts and keys in files.</summary>
internal static class VerdictFile
{
    /// <summary>Some thousands of keys; a file beyond that is something else.</summary>
    private const int LargestFile = 1024 * 1024;

    /// <summary>Keeps a verdict in place of the one before, whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static async Task WriteAsync(string path, KeptVerdict kept, CancellationToken cancellationToken)
    {
        var unfinished = path + ".new";
        await File.WriteAllTextAsync(unfinished, JsonSerializer.Serialize(kept, GateJson.Readable.KeptVerdict) + "\n", cancellationToken);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>What a file keeps: as <see cref="WriteAsync"/> wrote it, or a compact JWS alone.</summary>
    public static async Task<(KeptVerdict? Kept, GateOutcome.Undecided? Trouble)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var (text, trouble) = await TextAsync(path, GateCodes.VerdictMissing, GateCodes.VerdictMalformed, "Keep one with --verdict-file while the server answers.", cancellationToken);
        if (text is null)
        {
            return (null, trouble);
        }

        if (!text.TrimStart().StartsWith('{'))
        {
            return (new KeptVerdict(text.Trim(), null), null);
        }

        try
        {
            return JsonSerializer.Deserialize(text, GateJson.Readable.KeptVerdict) is { } kept ? (kept, null) : (null, Malformed("it is null"));
        }
        catch (JsonException e)
        {
            return (null, Malformed(e.Message));
        }

        GateOutcome.Undecided Malformed(string why) =>
            GateOutcome.Undecided.For(GateCodes.VerdictMalformed, $"'{path}' keeps no verdict: {why}", "Keep one with --verdict-file while the server answers.");
    }

    /// <summary>The keys of a JWK set in a file.</summary>
    public static async Task<(IReadOnlyList<SigningKey>? Keys, GateOutcome.Undecided? Trouble)> ReadKeysAsync(string path, CancellationToken cancellationToken)
    {
        const string Remedy = "Save them with 'scorecards gate-keys' while the server answers.";
        var (text, trouble) = await TextAsync(path, GateCodes.KeysMissing, GateCodes.KeysMissing, Remedy, cancellationToken);
        if (text is null)
        {
            return (null, trouble);
        }

        try
        {
            return (Usable(JsonSerializer.Deserialize(text, ServerJson.Readable.KeySetAnswer)?.Keys), null);
        }
        catch (JsonException e)
        {
            return (null, GateOutcome.Undecided.For(GateCodes.KeysMissing, $"'{path}' is no set of keys: {e.Message}", Remedy));
        }
    }

    /// <summary>The keys that a verdict can be signed with.</summary>
    public static IReadOnlyList<SigningKey> Usable(IEnumerable<KeyAnswer?>? keys) =>
    [
        .. (keys ?? []).OfType<KeyAnswer>()
            .Where(k => k is { Kty: "EC", Crv: "P-256", Kid.Length: > 0, X: not null, Y: not null, Alg: null or "ES256", Use: null or "sig" })
            .Select(k => new SigningKey(k.Kid!, k.X!, k.Y!, DateTimeOffset.MinValue, DateTimeOffset.MaxValue)),
    ];

    private static async Task<(string? Text, GateOutcome.Undecided? Trouble)> TextAsync(
        string path, string missing, string malformed, string remedy, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            var bytes = new byte[LargestFile + 1];
            var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            return length > LargestFile ? (null, GateOutcome.Undecided.For(malformed, $"'{path}' is larger than 1 MiB.", remedy))
                : length == 0 ? (null, GateOutcome.Undecided.For(malformed, $"'{path}' is empty.", remedy))
                : (Encoding.UTF8.GetString(bytes, 0, length), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, GateOutcome.Undecided.For(missing, $"'{path}' cannot be read: {e.Message}", remedy));
        }
    }
}
