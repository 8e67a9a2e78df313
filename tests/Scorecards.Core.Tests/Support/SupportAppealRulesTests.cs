using Scorecards.Core.Support;
using static Scorecards.Core.Tests.Support.SupportCases;

namespace Scorecards.Core.Tests.Support;

public sealed class SupportAppealRulesTests
{
    private static readonly SupportAppeal _open = Granted(0, 10) with { Granted = null, DecidedBy = null, DecidedAt = null };

    [Theory]
    [InlineData(null, "must say in at least 20 characters why the support is needed and what happens until then")]
    [InlineData("    it is needed       ", "must say in at least 20 characters why the support is needed and what happens until then")]
    [InlineData("it is needed until the\u0007 end", "must have no control characters")]
    [InlineData("it is needed until the end", null)]
    public void A_reason_says_something(string? reason, string? mistake) => SupportAppealRules.MistakeInReason(reason).Should().Be(mistake);

    [Fact]
    public void An_end_is_in_the_future_and_within_what_the_policy_allows()
    {
        var longest = TimeSpan.FromDays(30);

        SupportAppealRules.MistakeInEnd(null, longest, Begin).Should().StartWith("must say when");
        SupportAppealRules.MistakeInEnd(Begin, longest, Begin).Should().Be("must be in the future; it is 2030-01-01 00:00:00Z now");
        SupportAppealRules.MistakeInEnd(Day(30.01), longest, Begin).Should().Be("must be within 30d, as the policy says");
        SupportAppealRules.MistakeInEnd(Day(30), longest, Begin).Should().BeNull();
    }

    [Fact]
    public void Another_decides_once_and_in_time()
    {
        var granted = SupportAppealRules.Decide(_open, true, "bob", "  agreed ", Day(1)).Appeal!;

        (granted.Granted, granted.DecidedBy, granted.DecidedAt, granted.Answer).Should().Be((true, "bob", Day(1), "agreed"));
        SupportAppealRules.Decide(_open, true, "ann", null, Day(1)).Refusal.Should().Be(SupportAppealRefusal.OwnRequest);
        SupportAppealRules.Decide(granted, false, "bob", null, Day(2)).Message.Should().Be("it is granted, and only an open appeal can be refused");
        SupportAppealRules.Decide(_open, true, "bob", null, Day(10)).Message.Should().Be("it is over, and only an open appeal can be granted");
        SupportAppealRules.Decide(_open, false, "bob", null, Day(-1)).Appeal!.DecidedAt.Should().Be(Day(0), "a clock set back decides nothing before it was asked for");
    }
}
