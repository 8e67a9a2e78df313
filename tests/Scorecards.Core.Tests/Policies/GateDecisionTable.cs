using System.Globalization;
using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using Scorecards.Core.Policies;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Policies;

/// <summary>Every row of <c>gate-decisions.txt</c>, asked of the shipped policy.</summary>
public sealed class GateDecisionTable
{
    private static readonly string[] _rows =
        [.. File.ReadLines(Path.Combine(BuiltProgram.Root, "tests", "Scorecards.Core.Tests", "Policies", "gate-decisions.txt")).Where(l => l.Length > 0 && l[0] != '#')];

    public static TheoryData<string> Rows => [.. _rows];

    [Theory, MemberData(nameof(Rows))]
    public void The_shipped_policy_decides(string row)
    {
        if (row.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var grade, var tier, var environment, var kind, var weekday, var moment, var decision, var reason])
        {
            throw new FormatException($"not a row: {row}");
        }

        var input = GateTesting.Ask(grade).In(environment).Of(Enum.Parse<DeploymentKind>(kind, ignoreCase: true)).At(moment);
        input = input with { Service = input.Service with { Tier = int.Parse(tier, CultureInfo.InvariantCulture) }, KnownSince = input.Now.AddYears(-1), EvaluatedAt = input.EvaluatedAt is null ? null : input.Now };

        var ruling = GateRules.Decide(GateTesting.Shipped, input);

        input.Now.ToString("ddd", CultureInfo.InvariantCulture).Should().Be(weekday, "the row must name the day it is about");
        (ruling.Decision, ruling.Reasons[0].Code).Should().Be((Enum.Parse<GateVerdict>(decision, ignoreCase: true), reason));
        (ruling.Ruled, ruling.Mode).Should().Be((ruling.Decision, GateMode.Enforce));
    }

    [Fact]
    public void The_table_is_large_and_says_nothing_twice() => _rows.Should().HaveCountGreaterThanOrEqualTo(200).And.OnlyHaveUniqueItems();

    [Fact]
    public void The_shipped_calendar_has_the_hours_that_the_table_goes_by()
    {
        var shipped = TestDefinitions.Set(File.ReadAllText(Path.Combine(BuiltProgram.Root, "checks", "policies", "working-days.yaml")));
        var (own, ours) = (GateTesting.BookOf(shipped).Find("working-days", null)!.Timeline, GateTesting.Book.Find("working-days", null)!.Timeline);
        for (var at = GateTesting.Noon.AddDays(-40); at < GateTesting.Noon.AddDays(60); at = at.AddMinutes(30))
        {
            own.At(at).IsOpen.Should().Be(ours.At(at).IsOpen, "at {0:u}", at);
        }
    }
}
