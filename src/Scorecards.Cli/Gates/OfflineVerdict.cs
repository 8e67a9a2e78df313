using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Core.Access;
using Scorecards.Core.Gates;
using Scorecards.Core.Signing;
using Question = Scorecards.Cli.Server.Models.GateQuestion;

namespace Scorecards.Cli.Gates;

/// <summary>Verifies verdicts that a server signed before: who signed it, what it answers, and for how long.</summary>
internal static class OfflineVerdict
{
    /// <summary>How much later than here it may be where a verdict was made. It expires by the clock here.</summary>
    private static readonly TimeSpan _skew = TimeSpan.FromSeconds(60);

    /// <summary>What the verdict in a file says of a question now.</summary>
    /// <param name="keysFile">Keys to trust in place of those beside the verdict; null for those.</param>
    public static async Task<GateOutcome> ReadAsync(
        string file, string? keysFile, Question question, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (kept, trouble) = await VerdictFile.ReadAsync(file, cancellationToken);
        if (kept is null)
        {
            return trouble!;
        }

        IReadOnlyList<SigningKey>? keys = VerdictFile.Usable(kept.Keys);
        if (keysFile is not null)
        {
            (keys, trouble) = await VerdictFile.ReadKeysAsync(keysFile, cancellationToken);
        }

        return keys is null ? trouble! : await VerifyAsync(kept.Verdict, keys, question, now);
    }

    /// <summary>What a verdict says of a question now, when one of the keys signed it.</summary>
    public static async Task<GateOutcome> VerifyAsync(string jws, IReadOnlyList<SigningKey> keys, Question question, DateTimeOffset now)
    {
        if (keys.Count == 0)
        {
            return GateOutcome.Undecided.For(GateCodes.KeysMissing, "There is no key to verify the verdict with.", "Name the file of 'scorecards gate-keys' with --keys.");
        }

        if (await SignedTexts.ReadAsync(jws, SignedTexts.Verdict, keys) is not { } payload)
        {
            return Unsigned(jws, keys);
        }

        return VerdictClaims.Read(payload) is { } claims ? Judge(claims, question, now) : Malformed("it does not say all that a verdict says");
    }

    private static GateOutcome Judge(VerdictClaims claims, Question question, DateTimeOffset now)
    {
        if (Differences(claims, question).ToList() is { Count: > 0 } differences)
        {
            return GateOutcome.Undecided.For(
                GateCodes.VerdictOfOther, $"The kept verdict answers another question: {string.Join(", ", differences)}.", "Keep a verdict for each question in a file of its own.");
        }

        if (!IsTime(claims.Iat) || !IsTime(claims.Exp))
        {
            return Malformed("its times are none");
        }

        var (made, over) = (DateTimeOffset.FromUnixTimeSeconds(claims.Iat), DateTimeOffset.FromUnixTimeSeconds(claims.Exp));
        if (made > now + _skew)
        {
            return GateOutcome.Undecided.For(
                GateCodes.VerdictFromFuture, $"The kept verdict was made at {ConsoleText.Time(made)}, and here it is {ConsoleText.Time(now)}.", "Set the clock of this machine.");
        }

        return now >= over
            ? GateOutcome.Undecided.For(GateCodes.VerdictExpired, $"The kept verdict held until {ConsoleText.Time(over)}.", "Ask the server; its verdicts hold for minutes.")
            : new GateOutcome.Kept(claims);
    }

    /// <summary>What of a question it does not answer, for people.</summary>
    private static IEnumerable<string> Differences(VerdictClaims claims, Question question) => new[]
    {
        Difference("service", claims.Sub, question.Service, StringComparison.OrdinalIgnoreCase),
        Difference("environment", claims.Environment, question.Environment, StringComparison.Ordinal),
        Difference("kind", ConsoleText.Of(claims.ChangeKind), question.ChangeKind, StringComparison.Ordinal),
        Difference("artifact", claims.ArtifactDigest, question.ArtifactDigest, StringComparison.Ordinal),
        Difference("commit", claims.Commit, question.Commit, StringComparison.Ordinal),
    }.OfType<string>();

    private static string? Difference(string what, string? said, string? asked, StringComparison comparison) =>
        string.Equals(said, asked, comparison) ? null : $"{what} {Name(said)} instead of {Name(asked)}";

    private static string Name(string? value) => value is null ? "none" : $"'{value}'";

    /// <summary>Why nobody known signed it.</summary>
    private static GateOutcome.Undecided Unsigned(string jws, IReadOnlyList<SigningKey> keys)
    {
        if (Header(jws) is not { } header)
        {
            return Malformed("it is no signed text");
        }

        if (header.Alg != "ES256" || header.Typ != SignedTexts.Verdict)
        {
            return GateOutcome.Undecided.For(
                GateCodes.SignatureInvalid, $"The kept verdict is a '{header.Typ}' signed by '{header.Alg}': verdicts are '{SignedTexts.Verdict}' by 'ES256' only.", "Keep one with --verdict-file while the server answers.");
        }

        return keys.All(k => k.Id != header.Kid)
            ? GateOutcome.Undecided.For(GateCodes.KeyUnknown, $"The kept verdict is signed with the key '{header.Kid}', which is not among those trusted.", "Save the keys again with 'scorecards gate-keys': they change from time to time.")
            : GateOutcome.Undecided.For(GateCodes.SignatureInvalid, "The signature of the kept verdict does not hold: it was changed, or signed with another key.", "Keep another with --verdict-file while the server answers.");
    }

    private static VerdictHeader? Header(string jws)
    {
        var parts = jws.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])), GateJson.Readable.VerdictHeader);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    private static bool IsTime(long seconds) =>
        seconds >= 0 && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private static GateOutcome.Undecided Malformed(string why) =>
        GateOutcome.Undecided.For(GateCodes.VerdictMalformed, $"What is kept is no verdict: {why}.", "Keep one with --verdict-file while the server answers.");
}

/// <summary>The header of a compact JWS, read before anything is verified, for words only.</summary>
internal sealed record VerdictHeader(string? Alg = null, string? Typ = null, string? Kid = null);
