using Scorecards.Core.Text;

namespace Scorecards.Core.Tests.Text;

public sealed class StableHashTests
{
    /// <summary>Which services a sampled check counts for follows from these values: they must never change.</summary>
    [Theory]
    [InlineData("", 0xEFD01F60BA992926UL)]
    [InlineData("a", 0x82A2A958A9BECE5BUL)]
    [InlineData("payments", 0x13CB0D5344DCC47AUL)]
    [InlineData("é😀", 0x576E4076FA896FCCUL)]
    public void A_text_has_the_same_hash_for_ever(string text, ulong hash) => StableHash.Of(text).Should().Be(hash);

    [Fact]
    public void Names_that_differ_by_a_digit_spread_evenly()
    {
        var buckets = Enumerable.Range(0, 10_000).GroupBy(i => StableHash.Of($"service-{i}") % 100).Select(g => g.Count()).ToList();

        buckets.Should().HaveCount(100).And.OnlyContain(count => count >= 50 && count <= 150);
    }
}
