using Scorecards.Core.Text;

namespace Scorecards.Core.Tests.Text;

public sealed class NearestFewTests
{
    private static readonly string[] _names = ["checkout", "check", "checkout-ui", "cart", "payments", "payments-eu", "payments-us", "payments-asia"];

    [Theory]
    [InlineData("chekout", "checkout")]
    [InlineData("payment", "payments", "payments-eu", "payments-us")]
    [InlineData("card", "cart")]
    [InlineData("Checkout-UI", "checkout-ui", "checkout")]
    [InlineData("nothing-like-it")]
    [InlineData("")]
    public void The_nearest_come_first_and_there_are_three_at_most(string name, params string[] nearest) =>
        Spelling.NearestFew(name, _names).Should().Equal(nearest);

    [Fact]
    public void A_very_long_name_is_not_even_looked_for() =>
        Spelling.NearestFew(new string('a', 5000), [new string('a', 5000)]).Should().BeEmpty();
}
