using Scorecards.TestSupport.Faults;

namespace Scorecards.Functional.Replicas;

public sealed class FaultPlanTests
{
    private static readonly string[] _nodes = ["a", "b", "c"];

    public static TheoryData<int> Seeds => new(Enumerable.Range(0, 50));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_plan_has_every_kind_of_fault_and_leaves_one_node_well(int seed)
    {
        var length = TimeSpan.FromMinutes(3);

        var plan = FaultPlan.Of(seed, _nodes, length);

        plan.Select(f => f.Kind).Distinct().Should().HaveCount(4);
        plan.Count(f => f.Kind == FaultKind.RestartDatabase).Should().Be(1);
        plan.Should().HaveCountGreaterThan(12).And.OnlyContain(f => f.At + f.Lasts <= length).And.BeInAscendingOrder(f => f.At);
        var nodes = plan.Where(f => f.Target != FaultPlan.Database).ToList();
        nodes.Should().OnlyContain(f => nodes.Count(o => o.At <= f.At && f.At <= o.At + o.Lasts) <= 2);
        nodes.GroupBy(f => f.Target).Should().HaveCount(3).And.OnlyContain(g => g.Zip(g.Skip(1)).All(pair => pair.First.At + pair.First.Lasts < pair.Second.At));
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan() =>
        FaultPlan.Of(7, _nodes, TimeSpan.FromMinutes(3)).Should().Equal(FaultPlan.Of(7, _nodes, TimeSpan.FromMinutes(3)))
            .And.NotEqual(FaultPlan.Of(8, _nodes, TimeSpan.FromMinutes(3)));
}
