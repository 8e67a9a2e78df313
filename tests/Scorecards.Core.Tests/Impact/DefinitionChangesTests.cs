using Scorecards.Core.Impact;
using static Scorecards.TestSupport.TestDefinitions;

namespace Scorecards.Core.Tests.Impact;

public sealed class DefinitionChangesTests
{
    private static readonly string[] _one = [Check("a"), Scorecard(("a", 1))];

    [Fact]
    public void New_and_missing_and_changed_documents_are_told_by_name()
    {
        var changes = DefinitionChanges.Between(Set([Check("a"), Check("b"), Scorecard(("a", 1))]), Set([Check("a", "facts.it.ok", "high", spec: "freshFor: 1h"), Check("c"), Scorecard(("a", 2))]));

        changes.Should().BeEquivalentTo(
            [
                new DefinitionChange("Check", "a", ChangeKind.Changed, ["freshFor", "pass", "severity"]),
                new DefinitionChange("Check", "b", ChangeKind.Removed, []),
                new DefinitionChange("Check", "c", ChangeKind.Added, []),
                new DefinitionChange("Scorecard", "readiness", ChangeKind.Changed, ["checks"]),
            ],
            options => options.WithStrictOrdering());
    }

    [Theory]
    [InlineData("appliesTo: service.tier == 1", "appliesTo")]
    [InlineData("bands: { A: 95 }", "bands")]
    [InlineData("caps: { oneBlocker: B }", "caps")]
    [InlineData("coverage: { rated: 50 }", "coverage")]
    [InlineData("grace: 1h", "grace")]
    public void What_of_a_scorecard_decides_is_compared(string line, string part)
    {
        var changes = DefinitionChanges.Between(Set(_one), Set(_one[0], _one[1].Replace("primary: true", $"primary: true\n  {line}", StringComparison.Ordinal)));

        changes.Should().ContainSingle().Which.Parts.Should().Equal(part);
    }

    [Fact]
    public void A_check_that_does_not_run_yet_is_none()
    {
        DefinitionChanges.Between(Set(_one), Set([.. _one, Check("draft", stage: "draft")])).Should().BeEmpty();
        DefinitionChanges.Between(Set([.. _one, Check("b", stage: "draft")]), Set([.. _one, Check("b")])).Should().ContainSingle(c => c.Change == ChangeKind.Added);
    }
}
