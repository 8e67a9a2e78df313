using Scorecards.Core.Access;
using Scorecards.Core.Runtime;

namespace Scorecards.Core.Tests.Runtime;

public sealed class TokenFactoryTests
{
    private static readonly DateTimeOffset _now = new(2030, 1, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_token_has_the_prefix_and_256_random_bits()
    {
        var tokens = Enumerable.Range(0, 100).Select(_ => TokenFactory.Create("ci", AccessRoles.Reporter, _now)).ToList();

        tokens.Select(t => t.Text).Should().OnlyHaveUniqueItems();
        tokens.Should().OnlyContain(t => t.Text.Length == 47 && TokenFactory.IsWellFormed(t.Text));
    }

    [Fact]
    public void Only_the_hash_is_kept()
    {
        var made = TokenFactory.Create("ci", AccessRoles.Reporter, _now);

        made.Token.Should().Be(new AccessToken("ci", "reporter", TokenFactory.Hash(made.Text), _now, null));
        made.Token.ToString().Should().NotContain(made.Text);
        made.ToString().Should().NotContain(made.Text);
    }

    [Fact]
    public void The_hash_is_sha256_in_lower_case_hexadecimal() =>
        TokenFactory.Hash("abc").Should().Be("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    [Theory]
    [InlineData("ssc_0123456789012345678901234567", true)]
    [InlineData("ssc_012345678901234567890123456", false)]
    [InlineData("SSC_0123456789012345678901234567", false)]
    [InlineData("ssc_0123456789012345678901234567\n", false)]
    [InlineData("ssc_012345678901234567890123456é", false)]
    public void A_text_is_a_token_with_prefix_length_and_plain_characters(string text, bool wellFormed) =>
        TokenFactory.IsWellFormed(text).Should().Be(wellFormed);
}
