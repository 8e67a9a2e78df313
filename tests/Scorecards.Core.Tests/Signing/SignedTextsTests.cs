using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Scorecards.Core.Access;
using Scorecards.Core.Signing;

namespace Scorecards.Core.Tests.Signing;

public sealed class SignedTextsTests : IDisposable
{
    private const string Payload = """{"sub":"checkout","exp":1}""";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly SigningKey _published;
    private readonly string _jws;

    public SignedTextsTests()
    {
        _published = SignedTexts.Publish(_key, default, default);
        _jws = SignedTexts.Sign(_key, _published.Id, SignedTexts.Verdict, Payload);
    }

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task What_was_signed_is_read_again() => (await ReadAsync(_jws)).Should().Be(Payload);

    [Fact]
    public async Task A_text_of_another_type_is_none_of_this() =>
        (await SignedTexts.ReadAsync(_jws, SignedTexts.AuditHead, [_published])).Should().BeNull();

    [Fact]
    public async Task Without_the_key_nothing_is_believed()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        (await SignedTexts.ReadAsync(_jws, SignedTexts.Verdict, [SignedTexts.Publish(other, default, default)])).Should().BeNull();
        (await SignedTexts.ReadAsync(_jws, SignedTexts.Verdict, [])).Should().BeNull();
        (await SignedTexts.ReadAsync(_jws, SignedTexts.Verdict, [SignedTexts.Publish(other, default, default) with { Id = _published.Id }])).Should().BeNull();
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_is_found()
    {
        for (var at = 0; at < _jws.Length; at++)
        {
            var flipped = _jws.ToCharArray();
            flipped[at] = (char)(flipped[at] ^ 1);
            var read = await ReadAsync(new string(flipped));

            // The last character of a part may hold bits that mean nothing: then the same is read.
            (read is null or Payload).Should().BeTrue($"the character {at} was flipped");
        }
    }

    [Fact]
    public async Task No_other_algorithm_is_believed()
    {
        var parts = _jws.Split('.');
        var none = Base64UrlEncoder.Encode($$"""{"alg":"none","typ":"{{SignedTexts.Verdict}}"}""");
        (await ReadAsync($"{none}.{parts[1]}.")).Should().BeNull();

        // The public key as a shared secret: the classical confusion.
        var header = Base64UrlEncoder.Encode($$"""{"alg":"HS256","kid":"{{_published.Id}}","typ":"{{SignedTexts.Verdict}}"}""");
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(_published.X), Encoding.ASCII.GetBytes($"{header}.{parts[1]}"));
        (await ReadAsync($"{header}.{parts[1]}.{Base64UrlEncoder.Encode(mac)}")).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("no text of this kind at all")]
    public async Task Noise_is_nothing(string text) => (await ReadAsync(text)).Should().BeNull();

    /// <summary>RFC 7638, section 3: members in order, nothing else.</summary>
    [Fact]
    public void A_key_is_named_by_its_thumbprint()
    {
        var json = $$"""{"crv":"P-256","kty":"EC","x":"{{_published.X}}","y":"{{_published.Y}}"}""";

        _published.Id.Should().Be(Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(json))));
    }

    private Task<string?> ReadAsync(string jws) => SignedTexts.ReadAsync(jws, SignedTexts.Verdict, [_published]);
}
