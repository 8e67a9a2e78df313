using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using Scorecards.TestSupport;
using static Scorecards.Core.Tests.Scoring.Cards;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>
/// Both sides of every edge in the rules of scoring. The first column of each row names the rule it is of, by the design's chapter
/// on scoring; where a table has no such column, its summary names the rule.
/// </summary>
public sealed class BoundaryTables
{
    private static readonly TimeSpan _grace = ScorecardSpec.DefaultGrace;

    /// <summary>Bands by default: A+ 97, A 93, A- 90, B+ 87, B 83, B- 80, C+ 77, C 73, C- 70, D+ 67, D 63, D- 60, F below. The usual letter grades in percent.</summary>
    [Theory]
    [InlineData(100, "A+")]
    [InlineData(97.0, "A+")]
    [InlineData(96.9, "A")]
    [InlineData(93.0, "A")]
    [InlineData(92.9, "A-")]
    [InlineData(90.0, "A-")]
    [InlineData(89.9, "B+")]
    [InlineData(87.0, "B+")]
    [InlineData(86.9, "B")]
    [InlineData(83.0, "B")]
    [InlineData(82.9, "B-")]
    [InlineData(80.0, "B-")]
    [InlineData(79.9, "C+")]
    [InlineData(77.0, "C+")]
    [InlineData(76.9, "C")]
    [InlineData(73.0, "C")]
    [InlineData(72.9, "C-")]
    [InlineData(70.0, "C-")]
    [InlineData(69.9, "D+")]
    [InlineData(67.0, "D+")]
    [InlineData(66.9, "D")]
    [InlineData(63.0, "D")]
    [InlineData(62.9, "D-")]
    [InlineData(60.0, "D-")]
    [InlineData(59.9, "F")]
    [InlineData(0, "F")]
    public void Bands(double score, string grade)
    {
        var result = Card(1).Tally(Partial((decimal)score / 100));

        result.Score.Should().Be((decimal)score);
        result.Grade.Letter().Should().Be(grade);
    }

    /// <summary>Score rounded down once to one decimal, bands compare the rounded score; integer weights, decimal arithmetic.</summary>
    [Theory]
    [InlineData(new[] { 96999, 3001 }, 96.9, "A")]
    [InlineData(new[] { 97000, 3000 }, 97.0, "A+")]
    [InlineData(new[] { 96949, 3051 }, 96.9, "A")]
    [InlineData(new[] { 96951, 3049 }, 96.9, "A")]
    [InlineData(new[] { 1, 2 }, 33.3, "F")]
    [InlineData(new[] { 2, 1 }, 66.6, "D")]
    [InlineData(new[] { 599999, 400001 }, 59.9, "F")]
    [InlineData(new[] { 1, 999 }, 0.1, "F")]
    [InlineData(new[] { 1, 1000 }, 0.0, "F")]
    public void Rounding(int[] passAndFail, double score, string grade)
    {
        var result = Card(passAndFail).Tally(Pass, Fail);

        result.Score.Should().Be((decimal)score);
        result.Grade.Letter().Should().Be(grade);
    }

    [Theory]
    [InlineData("one failed blocker, at most D", "blocker fail", "D")]
    [InlineData("one failed blocker, held after a real fail", "blocker heldFail", "D")]
    [InlineData("two failed blockers or more, F", "blocker fail, blocker fail", "F")]
    [InlineData("two failed blockers, one of them held", "blocker fail, blocker heldFail", "F")]
    [InlineData("two failed blockers or more, F", "blocker fail, blocker fail, blocker fail", "F")]
    [InlineData("what is unknown by the service fails after the grace; only a real fail caps", "blocker graceFail", "A+")]
    [InlineData("one real fail and one by the end of a grace are one failed blocker", "blocker fail, blocker graceFail", "D")]
    [InlineData("what is unknown never adds a cap", "blocker unknown", "A+")]
    [InlineData("A+ needs no failing high-severity check", "high fail", "A")]
    [InlineData("A+ needs no failing high-severity check: partial is no fail", "high partial", "A+")]
    [InlineData("A+ needs no exempt blocker", "blocker exempt", "A")]
    [InlineData("A+ needs no exempt blocker: another check may be exempt", "high exempt", "A+")]
    [InlineData("the strictest cap holds", "high fail, blocker exempt, blocker fail", "D")]
    [InlineData("notApplicable leaves both sides", "blocker notApplicable", "A+")]
    [InlineData("no cap by medium", "medium fail", "A+")]
    [InlineData("no cap by low", "low fail", "A+")]
    public void Caps(string rule, string checks, string grade)
    {
        var outcomes = checks.Split(", ").Select(Read).Prepend(Pass).ToArray();

        var result = Card([10_000, .. Enumerable.Repeat(1, outcomes.Length - 1)]).Tally(outcomes);

        result.Grade.Letter().Should().Be(grade, rule);
        result.UncappedGrade.Should().Be(Core.Grades.Grade.APlus, "uncappedGrade and cappedBy are always shown");
        (result.CappedBy.Count > 0).Should().Be(grade != "A+", rule);
    }

    [Theory]
    [InlineData("a cap lowers, it never raises", 400, 600, "F")]
    [InlineData("a cap above the grade of the score is none", 620, 380, "D-")]
    [InlineData("at most D", 630, 370, "D")]
    [InlineData("at most D", 669, 331, "D")]
    [InlineData("at most D", 670, 330, "D")]
    [InlineData("at most D", 999, 1, "D")]
    public void A_failed_blocker_over_the_bands(string rule, int pass, int blocker, string grade) =>
        Card(pass, blocker).Tally(Pass, Outcome(OutcomeKind.Fail, severity: Severity.Blocker)).Grade.Letter().Should().Be(grade, rule);

    [Theory]
    [InlineData("coverage under 80%: U, not F", 0, 1000, "U")]
    [InlineData("coverage under 80%: U", 799, 201, "U")]
    [InlineData("coverage under 80% before it is rounded: U", 79999, 20001, "U")]
    [InlineData("coverage 80%: at most A-", 800, 200, "A-")]
    [InlineData("coverage under 95%: at most A-", 949, 51, "A-")]
    [InlineData("coverage under 95% before it is rounded: at most A-", 94999, 5001, "A-")]
    [InlineData("coverage 95%: no limit", 950, 50, "A+")]
    [InlineData("coverage 100%: no limit", 1000, 0, "A+")]
    public void Coverage(string rule, int known, int unknown, string grade) =>
        (unknown == 0 ? Card(known).Tally(Pass) : Card(known, unknown).Tally(Pass, Unknown)).Grade.Letter().Should().Be(grade, rule);

    [Theory]
    [InlineData("an unknown stays out of score, counts 0 in scoreMin and 1 in scoreMax", "pass 60, fail 20, unknown 20", 75.0, 60.0, 80.0)]
    [InlineData("without unknowns both bounds are the score", "pass 75, fail 25", 75.0, 75.0, 75.0)]
    [InlineData("bounds are rounded down too", "pass 1, fail 1, unknown 1", 50.0, 33.3, 66.6)]
    [InlineData("a partial unknown may be anything", "pass 1, unknown 999", 100.0, 0.1, 100.0)]
    [InlineData("nothing but unknowns: no score, and any is possible", "unknown 10", null, 0.0, 100.0)]
    [InlineData("notApplicable and exempt leave both sides of all three", "pass 1, notApplicable 50, exempt 50", 100.0, 100.0, 100.0)]
    [InlineData("no weight at all: U", "notApplicable 5", null, null, null)]
    public void Interval(string rule, string checks, double? score, double? min, double? max)
    {
        var parts = checks.Split(", ").Select(p => p.Split(' ')).ToList();

        var result = Card([.. parts.Select(p => int.Parse(p[1], System.Globalization.CultureInfo.InvariantCulture))]).Tally([.. parts.Select(p => Read($"medium {p[0]}"))]);

        (result.Score, result.ScoreMin, result.ScoreMax).Should().Be(((decimal?)score, (decimal?)min, (decimal?)max), rule);
    }

    [Theory]
    [InlineData("subject: held for 72 h", 'P', 'U', -1, OutcomeKind.Pass)]
    [InlineData("subject: at 72 h it counts as fail", 'P', 'U', 0, OutcomeKind.Fail)]
    [InlineData("subject: after 72 h it counts as fail", 'P', 'U', 1, OutcomeKind.Fail)]
    [InlineData("subject, without a last outcome: the grace runs from first sight", 'U', 'U', -1, OutcomeKind.Unknown)]
    [InlineData("subject, without a last outcome: at 72 h it counts as fail", 'U', 'U', 0, OutcomeKind.Fail)]
    [InlineData("source: held without limit", 'P', 'S', -1, OutcomeKind.Pass)]
    [InlineData("source: held without limit", 'P', 'S', 0, OutcomeKind.Pass)]
    [InlineData("source: held without limit", 'P', 'S', long.MaxValue, OutcomeKind.Pass)]
    [InlineData("source, with nothing to hold: unknown, for however long", 'S', 'S', long.MaxValue, OutcomeKind.Unknown)]
    [InlineData("definition: held without limit", 'P', 'D', 0, OutcomeKind.Pass)]
    [InlineData("definition: held without limit", 'P', 'D', long.MaxValue, OutcomeKind.Pass)]
    [InlineData("definition, with nothing to hold: unknown, for however long", 'D', 'D', long.MaxValue, OutcomeKind.Unknown)]
    public void Grace(string rule, char first, char then, long ticksAfterGrace, OutcomeKind outcome)
    {
        var definitions = World.Definitions([5, 0, 0, 0, 95, 0]);
        var begin = World.Evaluate(definitions, $"{first}PPPPP", null, World.Begin);
        var silent = World.Begin.AddHours(1);
        var silence = World.Evaluate(definitions, $"{then}PPPPP", begin, silent);
        var since = first == then ? World.Begin : silent;
        var at = ticksAfterGrace == long.MaxValue ? since.AddDays(4_000) : since + _grace + TimeSpan.FromTicks(ticksAfterGrace);

        World.Evaluate(definitions, $"{then}PPPPP", silence, at).Of(0).Outcome.Should().Be(outcome, rule);
    }

    [Theory]
    [InlineData("a fact as old as freshFor is fresh", 0, OutcomeKind.Pass)]
    [InlineData("an older fact is stale, and that is the source's trouble", 1, OutcomeKind.Unknown)]
    public void Freshness(string rule, long ticks, OutcomeKind outcome)
    {
        var check = TestDefinitions.Set(TestDefinitions.Check("a"), TestDefinitions.Scorecard(("a", 1))).Checks["a"];
        var facts = new Dictionary<string, Fact> { ["it"] = Fact.Ok(CelValue.Map([new("value", CelValue.Of(true))]), World.Begin) };

        var seen = check.Observe(CelValue.Map([]), facts, World.Begin + check.Spec.FreshFor + TimeSpan.FromTicks(ticks));

        seen.Outcome.Should().Be(outcome, rule);
        seen.Cause.Should().Be(ticks > 0 ? UnknownCause.Source : null, rule);
    }

    [Theory]
    [InlineData("a double from 0 to 1 is a partial pass", 0.5, "medium", OutcomeKind.Partial, 0.5)]
    [InlineData("1 is a pass", 1.0, "medium", OutcomeKind.Pass, 1.0)]
    [InlineData("0 is a fail", 0.0, "medium", OutcomeKind.Fail, 0.0)]
    [InlineData("six digits are kept", 0.0000004, "medium", OutcomeKind.Fail, 0.0)]
    [InlineData("six digits are kept", 0.000001, "medium", OutcomeKind.Partial, 0.000001)]
    [InlineData("six digits are kept", 0.9999996, "medium", OutcomeKind.Pass, 1.0)]
    [InlineData("a number beyond 0 to 1 is a mistake in the definition", 1.000001, "medium", OutcomeKind.Unknown, 0.0)]
    [InlineData("a number beyond 0 to 1 is a mistake in the definition", -0.000001, "medium", OutcomeKind.Unknown, 0.0)]
    [InlineData("a blocker is never partial", 0.999, "blocker", OutcomeKind.Fail, 0.0)]
    [InlineData("a blocker is never partial", 1.0, "blocker", OutcomeKind.Pass, 1.0)]
    public void PartialValues(string rule, double given, string severity, OutcomeKind outcome, double value)
    {
        var check = TestDefinitions.Set(TestDefinitions.Check("a", severity: severity), TestDefinitions.Scorecard(("a", 1))).Checks["a"];
        var facts = new Dictionary<string, Fact> { ["it"] = Fact.Ok(CelValue.Map([new("value", CelValue.Of(given))]), World.Begin) };

        var seen = check.Observe(CelValue.Map([]), facts, World.Begin);

        (seen.Outcome, seen.Value).Should().Be((outcome, (decimal)value), rule);
    }

    [Theory]
    [InlineData("tier 1 counts three times", 1, 1, 75.0)]
    [InlineData("tier 2 counts twice", 2, 1, 66.6)]
    [InlineData("others count once", 3, 1, 50.0)]
    [InlineData("others count once", 4, 1, 50.0)]
    public void Groups(string rule, int tier, int others, double score) =>
        GroupScore.Of([new(tier, Core.Grades.Grade.APlus, 100), .. Enumerable.Repeat(new GroupMember(3, Core.Grades.Grade.F, 0), others)], GradeBands.Default)
            .Score.Should().Be((decimal)score, rule);

    /// <summary>Severity and outcome, as <c>blocker heldFail</c>.</summary>
    private static CheckOutcome Read(string words)
    {
        var severity = Enum.Parse<Severity>(words.Split(' ')[0], ignoreCase: true);
        return words.Split(' ')[1] switch
        {
            "heldFail" => Outcome(OutcomeKind.Fail, severity: severity) with { Stale = true, UnknownCause = UnknownCause.Source },
            "graceFail" => Outcome(OutcomeKind.Fail, severity: severity, lastKnown: OutcomeKind.Pass) with { UnknownCause = UnknownCause.Subject },
            "partial" => Outcome(OutcomeKind.Partial, 0.5m, severity),
            var kind => Outcome(Enum.Parse<OutcomeKind>(kind, ignoreCase: true), severity: severity),
        };
    }
}
