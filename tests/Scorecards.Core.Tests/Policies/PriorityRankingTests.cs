using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Policies;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Policies;

public sealed class PriorityRankingTests
{
    private static readonly PriorityPolicy _shipped = Load(File.ReadAllText(Path.Combine(BuiltProgram.Root, "checks", "policies", "queue-priority.yaml")));

    private static readonly Service _cart = new() { Id = "cart", Name = "cart" };

    public static TheoryData<Grade?, WorkKind, bool, string, int> Shipped()
    {
        var table = new TheoryData<Grade?, WorkKind, bool, string, int>();
        foreach (var grade in Enum.GetValues<Grade>())
        {
            var (word, priority) = grade.Family() switch
            {
                'A' => ("high", 700),
                'B' => ("normal", 500),
                'C' => ("reduced", 400),
                'D' => ("low", 300),
                _ => ("lowest", 200),
            };
            table.Add(grade, WorkKind.Ci, false, word, priority);
            table.Add(grade, WorkKind.Deploy, false, word, priority);
            table.Add(grade, WorkKind.Ci, true, "high", 700);
            table.Add(grade, WorkKind.Hotfix, false, "urgent", 1000);
            table.Add(grade, WorkKind.Rollback, true, "urgent", 1000);
        }

        table.Add(null, WorkKind.Ci, false, "normal", 500);
        table.Add(null, WorkKind.Hotfix, false, "urgent", 1000);
        return table;
    }

    [Theory, MemberData(nameof(Shipped))]
    public void The_shipped_policy_ranks_by_kind_then_by_mending_then_by_family(Grade? grade, WorkKind kind, bool mends, string expected, int priority)
    {
        var decision = PriorityRanking.Of(_shipped, Ask(grade, kind, mends));

        (decision.Class, decision.Settings.Priority).Should().Be((expected, priority));
        decision.Failure.Should().BeNull();
    }

    [Fact]
    public void Better_grades_open_what_is_higher_than_all_below()
    {
        PriorityRanking.Unlocks(_shipped, Ask(Grade.F)).Select(u => (u.From, u.Name)).Should().Equal(
            (Grade.DMinus, "queue priority 300 (low)"), (Grade.CMinus, "queue priority 400 (reduced)"),
            (Grade.BMinus, "queue priority 500 (normal)"), (Grade.AMinus, "queue priority 700 (high)"));
        PriorityRanking.Unlocks(_shipped, Ask(Grade.A)).Should().BeEmpty();
        PriorityRanking.Unlocks(_shipped, Ask(null)).Should().BeEmpty("what the grade is now is not known");
    }

    [Fact]
    public void The_first_rule_whose_every_condition_holds_decides()
    {
        var policy = Load("""
            apiVersion: scorecards.dev/v1
            kind: PriorityPolicy
            metadata: { name: p }
            spec:
              classes: { first: { priority: 900 }, second: { priority: 600 }, third: { priority: 300 } }
              rules:
                - { families: [A], tiers: [1], appliesTo: "'critical' in service.tags", class: first }
                - { grades: [A+, A], class: second }
              neutral: third
            """);

        Class(policy, Grade.A, tier: 1, "critical").Should().Be("first");
        Class(policy, Grade.A, tier: 2, "critical").Should().Be("second");
        Class(policy, Grade.A, tier: 1, "other").Should().Be("second");
        Class(policy, Grade.AMinus, tier: 1, "other").Should().Be("third");
        Class(policy, Grade.U, tier: 1, "critical").Should().Be("third");

        static string Class(PriorityPolicy policy, Grade grade, int tier, string tag) =>
            PriorityRanking.Of(policy, Ask(grade) with { Service = _cart with { Tier = tier, Tags = [tag] } }).Class;
    }

    [Fact]
    public void A_condition_that_cannot_be_told_makes_the_answer_neutral_rather_than_a_later_rule()
    {
        var policy = Load("""
            apiVersion: scorecards.dev/v1
            kind: PriorityPolicy
            metadata: { name: p }
            spec:
              classes: { high: { priority: 900 }, normal: { priority: 500 }, low: { priority: 1 } }
              rules:
                - { appliesTo: "service.annotations['size'] == 'big'", class: high }
                - { class: low }
              neutral: normal
            """);

        var decision = PriorityRanking.Of(policy, Ask(Grade.A));

        decision.Class.Should().Be("normal");
        decision.Failure.Should().Be("appliesTo in line 7 of 1.yaml gave neither true nor false");
    }

    private static PriorityQuestion Ask(Grade? grade, WorkKind kind = WorkKind.Ci, bool mends = false) => new(_cart, grade, kind, mends);

    private static PriorityPolicy Load(string text) => TestDefinitions.Set(text).PriorityPolicy!;
}
