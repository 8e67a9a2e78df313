using FsCheck.Fluent;
using Scorecards.Core.Declarations;
using static Scorecards.Core.Declarations.ExemptionState;

namespace Scorecards.Core.Tests.Declarations;

public sealed class ExemptionRulesTests
{
    private static readonly DateTimeOffset _now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _end = _now.AddDays(30);
    private static readonly Exemption _requested = ExemptionRules.Request("e1", "svc", "has-a-runbook", " it moves next month ", _end, "ann", _now);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("later")]
    [InlineData("        later        ")]
    [InlineData("nine char")]
    public void A_reason_says_something(string? reason) => ExemptionRules.MistakeInReason(reason).Should().StartWith("must say in at least 10 characters");

    [Fact]
    public void A_reason_has_a_length()
    {
        ExemptionRules.MistakeInReason("ten chars!").Should().BeNull();
        ExemptionRules.MistakeInReason(new string('x', 1_000)).Should().BeNull();
        ExemptionRules.MistakeInReason(new string('x', 1_001)).Should().Be("must have at most 1000 characters");
    }

    [Fact]
    public void What_people_write_has_no_control_characters_but_line_breaks_and_tabs()
    {
        ExemptionRules.MistakeInReason("first line\r\n\tsecond line ☕ 🎉").Should().BeNull();
        ExemptionRules.MistakeInReason("red \u001b[31m text").Should().Be("must have no control characters");
        ExemptionRules.MistakeInReason(new string('\0', 20)).Should().Be("must have no control characters");
        ExemptionRules.MistakeInWords(null).Should().BeNull();
        ExemptionRules.MistakeInWords("no").Should().BeNull("with a decision a word is enough");
        ExemptionRules.MistakeInWords(new string('x', 1_001)).Should().Be("must have at most 1000 characters");
    }

    [Fact]
    public void An_expiry_is_in_the_future_and_within_a_year()
    {
        ExemptionRules.MistakeInExpiry(null, _now).Should().StartWith("must say when");
        ExemptionRules.MistakeInExpiry(_now, _now).Should().Be("must be in the future; it is 2030-01-01 00:00:00Z now");
        ExemptionRules.MistakeInExpiry(_now.AddTicks(1), _now).Should().BeNull();
        ExemptionRules.MistakeInExpiry(_now + ExemptionRules.Longest, _now).Should().BeNull();
        ExemptionRules.MistakeInExpiry(_now + ExemptionRules.Longest + TimeSpan.FromTicks(1), _now).Should().Be("must be within 366 days; ask again when it ends");
        ExemptionRules.MistakeInExpiry(DateTimeOffset.MaxValue, _now).Should().NotBeNull();
    }

    [Fact]
    public void A_request_waives_nothing_until_another_token_approves_it()
    {
        _requested.Reason.Should().Be("it moves next month");
        _requested.GrantAt(_now).Should().BeNull();

        var approved = ExemptionRules.Decide(_requested, Approved, "bob", null, _now.AddHours(1)).Exemption!;

        approved.GrantAt(_now.AddHours(2)).Should().Be(new GrantedExemption("e1", "has-a-runbook", "it moves next month", "ann", "bob", _end));
        approved.Steps.Should().Equal(
            new ExemptionStep(Requested, "ann", _now, "it moves next month"),
            new ExemptionStep(Approved, "bob", _now.AddHours(1), null));
    }

    [Theory]
    [InlineData(Approved)]
    [InlineData(Denied)]
    public void Nobody_decides_on_their_own_request(ExemptionState to)
    {
        var refused = ExemptionRules.Decide(_requested, to, "ann", "because", _now);

        refused.Exemption.Should().BeNull();
        refused.Refusal.Should().Be(ExemptionRefusal.OwnRequest);
        refused.Message.Should().Be("the token 'ann' asked for this exemption itself: another approver has to decide");
    }

    [Fact]
    public void It_is_over_exactly_at_its_time()
    {
        var approved = ExemptionRules.Decide(_requested, Approved, "bob", null, _now).Exemption!;

        approved.GrantAt(_end.AddTicks(-1)).Should().NotBeNull();
        approved.GrantAt(_end).Should().BeNull();
        (approved.StateAt(_end), approved.IsOpenAt(_end)).Should().Be((Expired, false));
        (_requested.StateAt(_end), _requested.IsOpenAt(_end)).Should().Be((Expired, false), "a request that nobody decided runs out too");
    }

    [Theory]
    [InlineData("", Approved, null)]
    [InlineData("", Denied, null)]
    [InlineData("", Revoked, "it is requested, and only an approved exemption can be revoked")]
    [InlineData("", Requested, "it is requested, and only a requested one can be requested")]
    [InlineData("A", Revoked, null)]
    [InlineData("A", Approved, "it is approved, and only a requested one can be approved")]
    [InlineData("A", Denied, "it is approved, and only a requested one can be denied")]
    [InlineData("D", Approved, "it is denied, and only a requested one can be approved")]
    [InlineData("AR", Approved, "it is revoked, and only a requested one can be approved")]
    [InlineData("AR", Revoked, "it is revoked, and only an approved exemption can be revoked")]
    [InlineData("AE", Revoked, "it is expired, and only an approved exemption can be revoked")]
    [InlineData("E", Approved, "it is expired, and only a requested one can be approved")]
    public void Each_state_allows_what_leads_on_from_it(string before, ExemptionState to, string? refusal)
    {
        var (exemption, now) = (_requested, _now);
        foreach (var letter in before)
        {
            (exemption, now) = letter == 'E'
                ? (exemption, _end)
                : (ExemptionRules.Decide(exemption, letter switch { 'A' => Approved, 'D' => Denied, _ => Revoked }, "bob", null, now).Exemption!, now);
        }

        var decision = ExemptionRules.Decide(exemption, to, "bob", null, now);

        decision.Message.Should().Be(refusal);
        (decision.Exemption is null).Should().Be(refusal is not null);
    }

    [Fact]
    public void Steps_are_only_ever_added_and_keep_their_order_whatever_is_tried() => Properties.Check(
        Gen.Elements(Enum.GetValues<ExemptionState>()).Zip(Gen.Elements("ann", "bob", "cat")).Zip(Gen.Choose(-600, 60 * 24 * 10), (who, minutes) => (State: who.Item1, By: who.Item2, Minutes: minutes)).ListOf(),
        tries =>
        {
            var (exemption, now) = (_requested, _now);
            foreach (var (state, by, minutes) in tries)
            {
                now = now.AddMinutes(minutes);
                var decision = ExemptionRules.Decide(exemption, state, by, null, now);
                if (decision.Exemption is { } next && !(next.Steps.SkipLast(1).SequenceEqual(exemption.Steps) && next.Steps[^1].By != "ann" && next.Steps[^1].At >= exemption.Steps[^1].At))
                {
                    return false;
                }

                exemption = decision.Exemption ?? exemption;
            }

            return exemption.Steps.Count <= 3;
        });
}
