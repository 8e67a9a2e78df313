using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Catalog;

namespace Scorecards.Core.Tests.Catalog;

public sealed class DependencyGraphTests
{
    [Fact]
    public void Dependencies_are_known_in_both_directions()
    {
        var graph = Graph(("shop", 2, ["billing", "search", "gone"]), ("billing", 1, []), ("search", 3, []), ("web", 1, ["shop"]));

        var shop = graph.For("shop");

        shop.DependsOn.Should().Equal("billing", "search");
        shop.Dependents.Should().Equal("web");
        shop.Missing.Should().Equal("gone");
        shop.LowerTier.Should().Equal("search");
        shop.Cycles.Should().BeEmpty();
        graph.For("web").LowerTier.Should().Equal("shop");
        graph.For("billing").DependsOn.Should().BeEmpty();
    }

    [Fact]
    public void A_service_nobody_knows_has_nothing() => Graph().For("nobody").Should().Be(ServiceDependencies.None);

    [Fact]
    public void Letter_case_does_not_tell_services_apart() =>
        Graph(("Shop", 1, ["BILLING", "billing"]), ("Billing", 1, ["shop"])).For("shop").DependsOn.Should().Equal("Billing");

    [Fact]
    public void A_service_may_depend_on_itself() =>
        Graph(("a", 1, ["a"])).For("a").Cycles.Should().ContainSingle().Which.Should().Equal("a", "a");

    [Fact]
    public void The_shortest_way_round_is_told_from_where_the_service_stands()
    {
        var graph = Graph(("a", 1, ["b"]), ("b", 1, ["c", "d"]), ("c", 1, ["d"]), ("d", 1, ["a"]), ("e", 1, ["a"]));

        graph.For("a").Cycles.Should().ContainSingle().Which.Should().Equal("a", "b", "d", "a");
        graph.For("b").Cycles.Should().HaveCount(2);
        graph.For("b").Cycles[0].Should().Equal("b", "c", "d", "a", "b");
        graph.For("b").Cycles[1].Should().Equal("b", "d", "a", "b");
        graph.For("e").Cycles.Should().BeEmpty();
    }

    [Fact]
    public void A_hundred_thousand_services_in_a_row_or_a_ring_are_no_trouble()
    {
        const int count = 100_000;
        var row = Graph([.. Enumerable.Range(0, count).Select(i => ($"s{i}", 1, i + 1 < count ? new[] { $"s{i + 1}" } : []))]);
        var ring = Graph([.. Enumerable.Range(0, count).Select(i => ($"s{i}", 1, new[] { $"s{(i + 1) % count}" }))]);

        row.For("s0").Cycles.Should().BeEmpty();
        ring.For("s0").Cycles.Should().ContainSingle().Which.Should().StartWith("s0").And.EndWith("s0").And.HaveCount(3);
    }

    [Fact]
    public void Everyone_depending_on_everyone_is_answered_with_ten_cycles()
    {
        var names = Enumerable.Range(0, 300).Select(i => $"s{i}").ToArray();
        var graph = Graph([.. names.Select(name => (name, 1, names.Where(n => n != name).ToArray()))]);

        graph.For("s0").Cycles.Should().HaveCount(10).And.OnlyContain(cycle => cycle.Count == 3);
        graph.For("s0").Dependents.Should().HaveCount(299);
    }

    [Fact]
    public void A_long_way_round_is_cut()
    {
        var graph = Graph([.. Enumerable.Range(0, 500).Select(i => ($"s{i:000}", 1, new[] { $"s{(i + 1) % 500:000}" }))]);

        graph.For("s000").Cycles.Should().ContainSingle().Which.Should().HaveCount(100).And.StartWith(new[] { "s000", "s001" }).And.EndWith("s000");
    }

    [Fact]
    public void A_service_is_in_a_circle_exactly_when_it_can_reach_itself() =>
        Prop.ForAll(
            Gen.Choose(0, 11).Two().ListOf().Select(pairs => pairs.ToList()).ToArbitrary(),
            arrows =>
            {
                var graph = Graph([.. Enumerable.Range(0, 12).Select(i => ($"s{i:00}", 1, arrows.Where(a => a.Item1 == i).Select(a => $"s{a.Item2:00}").ToArray()))]);
                for (var i = 0; i < 12; i++)
                {
                    var cycles = graph.For($"s{i:00}").Cycles;
                    cycles.Any().Should().Be(Reaches(arrows, i));
                    foreach (var cycle in cycles)
                    {
                        cycle[0].Should().Be($"s{i:00}").And.Be(cycle[^1]);
                        cycle.Zip(cycle.Skip(1)).All(step => arrows.Any(a => $"s{a.Item1:00}" == step.First && $"s{a.Item2:00}" == step.Second)).Should().BeTrue();
                    }
                }
            }).QuickCheckThrowOnFailure();

    private static bool Reaches(List<(int From, int To)> arrows, int start)
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>([start]);
        while (open.TryPop(out var node))
        {
            foreach (var (_, to) in arrows.Where(a => a.From == node && reached.Add(a.To)))
            {
                open.Push(to);
            }
        }

        return reached.Contains(start);
    }

    private static DependencyGraph Graph(params (string Id, int Tier, string[] DependsOn)[] services) => DependencyGraph.Of(
        ServiceCatalog.Empty with { Services = services.ToDictionary(s => s.Id, s => new Service { Id = s.Id, Name = s.Id, Tier = s.Tier, DependsOn = s.DependsOn }) });
}
