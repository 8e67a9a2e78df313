using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Policies;
using static Scorecards.Core.Tests.Policies.GateTesting;

namespace Scorecards.Core.Tests.Policies;

public sealed class GateUnlocksTests
{
    private static readonly Service _cart = new() { Id = "cart", Name = "cart" };

    [Fact]
    public void Better_grades_open_what_lies_further_than_all_below()
    {
        Of(Shipped, Grade.F).Should().Equal(
            (Grade.DMinus, "deploys to production on working days, once a second person approves"),
            (Grade.CMinus, "deploys to production on working days"),
            (Grade.AMinus, "deploys to production any day, any hour"));
        Of(Shipped, Grade.C).Should().Equal((Grade.AMinus, "deploys to production any day, any hour"));
        Of(Shipped, Grade.A).Should().BeEmpty();
        Of(Shipped, Grade.U).Should().HaveCount(3);
        Of(Shipped, null).Should().BeEmpty("what the grade is now is not known");
    }

    [Fact]
    public void A_rule_that_cannot_be_told_opens_nothing()
    {
        var policy = Policy("""
            - { name: no, families: [F], decide: deny }
            - { name: big, families: [B], appliesTo: "service.annotations['size'] == 'big'", decide: allow }
            - { name: top, families: [A], environments: [staging], decide: allow }
            """);

        Of(policy, Grade.F).Should().Equal((Grade.AMinus, "deploys to staging any day, any hour"));
    }

    private static IEnumerable<(Grade, string)> Of(GatePolicy policy, Grade? grade) => GateRules.Unlocks(policy, _cart, grade).Select(u => (u.From, u.Name));
}
