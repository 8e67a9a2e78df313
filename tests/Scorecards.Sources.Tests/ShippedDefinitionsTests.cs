using Scorecards.Core.Definitions;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests;

/// <summary>What is shipped in <c>checks/</c>, held against the sources that are shipped.</summary>
public sealed class ShippedDefinitionsTests
{
    private static readonly DefinitionResult _loaded = DefinitionLoader.Load(
        Repository.YamlFiles("checks").Select(f => new DefinitionDocument(f.Path, f.Text)), SourceRegistry.Kinds);

    public static TheoryData<string> Checks => [.. _loaded.Set?.Checks.Keys ?? []];

    [Fact]
    public void They_load_without_a_problem()
    {
        _loaded.Problems.Should().BeEmpty();
        _loaded.Set!.Checks.Should().HaveCountGreaterThanOrEqualTo(20);
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public void Each_check_shows_by_example_what_passes_what_fails_and_what_it_takes_to_fix(string name)
    {
        var check = _loaded.Set!.Checks[name];

        check.Spec.Examples.Select(e => e.Expect.Value).Should().Contain([ExpectedOutcome.Pass, ExpectedOutcome.Fail]);
        check.Spec.Why.Should().NotBeNullOrWhiteSpace();
        check.Spec.Fix?.Text.Should().NotBeNullOrWhiteSpace();
        check.Spec.Fix?.Effort.Should().NotBeNull();
        check.Metadata.Title.Should().NotBeNullOrWhiteSpace();
        check.Metadata.Owner.Should().NotBeNullOrWhiteSpace();
    }

    [Fact]
    public void The_primary_scorecard_lists_every_check_that_asks_a_source_and_go_or_no_go_every_one_that_asks_people()
    {
        Listed("production-readiness").Should().BeEquivalentTo(_loaded.Set!.Checks.Values.Where(c => c.Spec.Attestation is null).Select(c => c.Name));
        Listed("go-or-no-go").Should().BeEquivalentTo(_loaded.Set.Checks.Values.Where(c => c.Spec.Attestation is not null).Select(c => c.Name));

        static IEnumerable<string> Listed(string card) => _loaded.Set!.Scorecards[card].Checks.Select(c => c.Check);
    }

    [Fact]
    public void The_meeting_asks_for_the_contingency_list_and_for_monitoring_or_stops()
    {
        var blockers = _loaded.Set!.Checks.Values.Where(c => c.Spec is { Attestation: not null, Severity: Severity.Blocker }).ToList();

        blockers.Select(c => c.Name).Should().BeEquivalentTo("new-infrastructure-is-monitored", "contingency-list-is-complete");
        _loaded.Set.Checks["contingency-list-is-complete"].Spec.Attestation!.Items.Should().Be(AttestationNeed.Required);
    }
}
