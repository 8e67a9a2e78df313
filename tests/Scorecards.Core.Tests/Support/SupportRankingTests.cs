using Scorecards.Core.Grades;
using Scorecards.Core.Policies;
using Scorecards.Core.Support;
using static Scorecards.Core.Tests.Support.SupportCases;

namespace Scorecards.Core.Tests.Support;

public sealed class SupportRankingTests
{
    /// <summary>The shipped levels, the least first.</summary>
    private static readonly string[] _levels = ["none", "advice", "business-hours", "full"];

    public static TheoryData<Grade, int, string> ByFamilyAndTier()
    {
        var table = new TheoryData<Grade, int, string>();
        foreach (var grade in Enum.GetValues<Grade>().Where(g => g != Grade.U))
        {
            for (var tier = 1; tier <= 4; tier++)
            {
                table.Add(grade, tier, (grade.Family(), tier) switch
                {
                    ('F', _) => "none",
                    ('A' or 'B', <= 2) => "full",
                    ('A' or 'B', _) or (_, <= 2) => "business-hours",
                    _ => "advice",
                });
            }
        }

        return table;
    }

    [Theory, MemberData(nameof(ByFamilyAndTier))]
    public void The_shipped_policy_supports_all_but_F_by_grade_and_tier(Grade grade, int tier, string expected)
    {
        var decision = SupportRanking.Of(Shipped, Ask(grade, tier));

        (decision.Level, decision.Failure).Should().Be((expected, null));
        decision.Settings.Eligible.Should().Be(grade != Grade.F);
    }

    [Fact]
    public void A_better_grade_or_a_more_critical_tier_never_gets_less_under_the_shipped_policy()
    {
        for (var tier = 1; tier <= 4; tier++)
        {
            for (var grade = Grade.DMinus; grade <= Grade.APlus; grade++)
            {
                Rank(grade, tier).Should().BeGreaterThanOrEqualTo(Rank(grade - 1, tier));
                Rank(grade, tier).Should().BeLessThanOrEqualTo(Rank(grade, Math.Max(1, tier - 1)));
            }
        }

        static int Rank(Grade grade, int tier) => Array.IndexOf(_levels, SupportRanking.Of(Shipped, Ask(grade, tier)).Level);
    }

    [Fact]
    public void Better_grades_open_more_support()
    {
        Unlocks(Grade.F, 1).Should().Equal(
            (Grade.DMinus, "SRE support: Business hours, working days, 09:00 to 17:00"), (Grade.BMinus, "SRE support: Full, around the clock"));
        Unlocks(Grade.C, 4).Should().Equal((Grade.BMinus, "SRE support: Business hours, working days, 09:00 to 17:00"));
        Unlocks(Grade.B, 1).Should().BeEmpty();

        static IEnumerable<(Grade, string)> Unlocks(Grade grade, int tier) => SupportUnlocks.Of(Shipped, Ask(grade, tier)).Select(u => (u.From, u.Name));
    }

    [Fact]
    public void A_condition_that_cannot_be_told_leaves_it_to_no_later_rule()
    {
        var policy = Load("""
            apiVersion: scorecards.dev/v1
            kind: SupportPolicy
            metadata: { name: p }
            spec:
              levels: { full: { title: Full, eligible: true, contact: sre }, none: { title: None, eligible: false }, some: { title: Some, eligible: true, contact: sre } }
              rules:
                - { appliesTo: "service.annotations['size'] == 'big'", level: full }
                - { families: [F], level: none }
              otherwise: some
            """);

        var decision = SupportRanking.Of(policy, Ask(Grade.F));

        (decision.Level, decision.Failure).Should().Be(("some", "appliesTo in line 7 of 1.yaml gave neither true nor false"));
        var before = new SupportStanding { Level = "full", Eligible = true, Since = Begin };
        SupportStandings.Next(policy, decision, before, Day(1)).Should().Be(before, "what was said last holds");
    }
}
