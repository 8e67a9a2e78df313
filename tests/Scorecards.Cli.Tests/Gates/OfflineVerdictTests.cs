using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Scorecards.Cli.Gates;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Signing;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests.Gates;

/// <summary>What a kept verdict is good for: just what it was given for, for as long as it was given.</summary>
public sealed class OfflineVerdictTests : IDisposable
{
    private static readonly DateTimeOffset _now = new(2030, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly GateQuestion _question = new("payments", "production", "deploy", "sha256:ab", "cafe", null);

    private readonly VerdictSigner _signer = new();
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _signer.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("allow")]
    [InlineData("deny")]
    [InlineData("hold")]
    public async Task A_verdict_for_this_question_says_what_it_said(string decision) =>
        (await Verify(_signer.Sign(Claims(c => c["decision"] = decision)))).Should().Be(decision);

    [Theory]
    [InlineData("sub", "search", "service 'search' instead of 'payments'")]
    [InlineData("environment", "staging", "environment 'staging' instead of 'production'")]
    [InlineData("environment", "Production", "environment 'Production'")]
    [InlineData("changeKind", "rollback", "kind 'rollback' instead of 'deploy'")]
    [InlineData("artifactDigest", "sha256:cd", "artifact 'sha256:cd' instead of 'sha256:ab'")]
    [InlineData("artifactDigest", null, "artifact none instead of 'sha256:ab'")]
    [InlineData("commit", "beef", "commit 'beef' instead of 'cafe'")]
    [InlineData("commit", null, "commit none instead of 'cafe'")]
    public async Task A_verdict_that_is_replayed_for_another_question_is_refused(string claim, string? value, string says) =>
        (await Verify(_signer.Sign(Claims(c => c[claim] = value)))).Should().StartWith("verdict-of-other: ").And.Contain(says);

    [Theory]
    [InlineData(-900, 1, "allow")]
    [InlineData(-900, 0, "verdict-expired")]
    [InlineData(-86400, -85500, "verdict-expired")]
    [InlineData(60, 900, "allow")]
    [InlineData(61, 900, "verdict-from-future")]
    [InlineData(86400, 87300, "verdict-from-future")]
    public async Task A_verdict_holds_in_its_time_only(int made, int over, string says) =>
        (await Verify(_signer.Sign(Claims(c => (c["iat"], c["exp"]) = (Seconds(made), Seconds(over)))))).Should().StartWith(says);

    [Theory]
    [InlineData("decision", "maybe")]
    [InlineData("decision", null)]
    [InlineData("sub", null)]
    [InlineData("exp", "tomorrow")]
    [InlineData("exp", null)]
    [InlineData("iat", null)]
    [InlineData("environment", null)]
    [InlineData("changeKind", "big")]
    [InlineData("digest", null)]
    public async Task A_verdict_without_what_it_must_say_is_none(string claim, string? value) =>
        (await Verify(_signer.Sign(Claims(c => c[claim] = value)))).Should().MatchRegex("^(verdict-malformed|signature-invalid): ");

    [Fact]
    public async Task A_verdict_of_a_time_that_is_none_is_none() =>
        (await Verify(_signer.Sign(Claims(c => c["exp"] = long.MaxValue)))).Should().StartWith("verdict-malformed");

    [Fact]
    public async Task A_flipped_bit_anywhere_is_found()
    {
        var jws = _signer.Sign(Claims());
        for (var i = 0; i < jws.Length; i++)
        {
            var flipped = new StringBuilder(jws) { [i] = (char)(jws[i] ^ 1) }.ToString();

            // The last letter of a part has bits that stand for nothing: what it reads as is the same, byte for byte.
            if (Bytes(flipped) != Bytes(jws))
            {
                (await Verify(flipped)).Should().MatchRegex("^(signature-invalid|verdict-malformed|key-unknown)", $"letter {i} is flipped");
            }
        }

        static string? Bytes(string text)
        {
            try
            {
                return string.Join('.', text.Split('.').Select(part => Convert.ToHexString(Base64Url.DecodeFromChars(part))));
            }
            catch (FormatException)
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task A_verdict_of_the_algorithm_none_is_refused() =>
        (await Verify($"{Header("none")}.{Encode(Claims().ToJsonString())}.")).Should().StartWith("signature-invalid: ").And.Contain("'none'");

    [Theory]
    [InlineData("x")]
    [InlineData("jwk")]
    public async Task A_public_key_is_no_secret_to_sign_with(string secret)
    {
        var text = $"{Header("HS256")}.{Encode(Claims().ToJsonString())}";
        var key = Encoding.UTF8.GetBytes(secret == "x" ? _signer.Key.X : _signer.KeySet);

        (await Verify($"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text)))}")).Should().StartWith("signature-invalid: ").And.Contain("'HS256'");
    }

    [Fact]
    public async Task Another_text_that_the_server_signed_is_no_verdict() =>
        (await Verify(_signer.Sign(Claims(), SignedTexts.AuditHead))).Should().StartWith("signature-invalid: ").And.Contain(SignedTexts.AuditHead);

    [Fact]
    public async Task A_verdict_signed_with_a_key_that_nobody_trusts_is_refused()
    {
        using var forger = new VerdictSigner();

        (await Verify(forger.Sign(Claims()))).Should().StartWith("key-unknown");
    }

    [Fact]
    public async Task A_key_under_the_name_of_another_verifies_nothing()
    {
        using var forger = new VerdictSigner();
        var outcome = await OfflineVerdict.VerifyAsync(_signer.Sign(Claims()), [forger.Key with { Id = _signer.Key.Id }], _question, _now);

        Say(outcome).Should().StartWith("signature-invalid");
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64url!")]
    public async Task A_broken_key_verifies_nothing(string x) =>
        Say(await OfflineVerdict.VerifyAsync(_signer.Sign(Claims()), [_signer.Key with { X = x }], _question, _now)).Should().StartWith("signature-invalid");

    [Theory]
    [InlineData("", "verdict-malformed")]
    [InlineData("   ", "keys-missing")]
    [InlineData("{", "verdict-malformed")]
    [InlineData("{}", "verdict-malformed")]
    [InlineData("null", "keys-missing")]
    [InlineData("{\"verdict\":null,\"keys\":[]}", "verdict-malformed")]
    [InlineData("{\"verdict\":\"x\",\"keys\":[]}", "keys-missing")]
    [InlineData("{\"verdict\":\"x\",\"keys\":[null,{}]}", "keys-missing")]
    [InlineData("{\"verdict\":\"x\",\"keys\":7}", "verdict-malformed")]
    [InlineData("a.b.c", "keys-missing")]
    public async Task A_file_that_keeps_no_verdict_is_told(string text, string says) =>
        (await Read(_folder.Write("verdict.json", text))).Should().StartWith(says);

    [Fact]
    public async Task A_file_that_is_not_there_or_too_large_is_told()
    {
        (await Read(Path.Combine(_folder.Path, "nothing"))).Should().StartWith("verdict-missing");
        (await Read(_folder.Path)).Should().StartWith("verdict-missing");
        (await Read(_folder.Write("huge", new string('a', 2_000_000)))).Should().StartWith("verdict-malformed: ").And.Contain("1 MiB");
    }

    [Theory]
    [InlineData("", "keys-missing")]
    [InlineData("[]", "keys-missing")]
    [InlineData("{}", "keys-missing")]
    [InlineData("{\"keys\":[]}", "keys-missing")]
    [InlineData("{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\",\"kid\":\"a\",\"alg\":\"HS256\"}]}", "keys-missing")]
    [InlineData("{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-384\",\"kid\":\"a\",\"x\":\"AA\",\"y\":\"AA\"}]}", "keys-missing")]
    public async Task Keys_that_verify_nothing_are_told(string keys, string says) =>
        (await Read(_folder.Write("verdict.json", _signer.Sign(Claims())), _folder.Write("keys.json", keys))).Should().StartWith(says);

    [Fact]
    public async Task What_was_written_is_read()
    {
        var path = Path.Combine(_folder.Path, "verdict.json");
        var keys = new KeyAnswer("EC", "P-256", _signer.Key.Id, _signer.Key.X, _signer.Key.Y, "sig", "ES256");
        await VerdictFile.WriteAsync(path, new KeptVerdict("before", []), CancellationToken.None);
        await VerdictFile.WriteAsync(path, new KeptVerdict(_signer.Sign(Claims()), [keys]), CancellationToken.None);

        (await Read(path)).Should().Be("allow");
        (await Read(path, _folder.Write("keys.json", _signer.KeySet))).Should().Be("allow");
        Directory.EnumerateFiles(_folder.Path).Should().HaveCount(2, "nothing unfinished stays");
    }

    private static JsonObject Claims(Action<JsonObject>? change = null)
    {
        var claims = new JsonObject
        {
            ["iss"] = "https://scorecards.example.com",
            ["sub"] = "payments",
            ["jti"] = "0199b7a2",
            ["iat"] = Seconds(-60),
            ["exp"] = Seconds(840),
            ["environment"] = "production",
            ["changeKind"] = "deploy",
            ["artifactDigest"] = "sha256:ab",
            ["commit"] = "cafe",
            ["decision"] = "allow",
            ["mode"] = "enforce",
            ["grade"] = "A",
            ["policy"] = "shipped",
            ["digest"] = "d1",
        };
        change?.Invoke(claims);
        return claims;
    }

    private static long Seconds(int fromNow) => _now.AddSeconds(fromNow).ToUnixTimeSeconds();

    private string Header(string algorithm) => Encode($$"""{"alg":"{{algorithm}}","typ":"{{SignedTexts.Verdict}}","kid":"{{_signer.Key.Id}}"}""");

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private async Task<string> Verify(string jws) => Say(await OfflineVerdict.VerifyAsync(jws, [_signer.Key], _question, _now));

    private static async Task<string> Read(string file, string? keys = null) =>
        Say(await OfflineVerdict.ReadAsync(file, keys, _question, _now, CancellationToken.None));

    private static string Say(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Kept kept => ConsoleText.Of(kept.Claims.Decision),
        GateOutcome.Undecided undecided => $"{undecided.Reasons[0].Code}: {undecided.Reasons[0].Message}",
        _ => outcome.ToString(),
    };
}
