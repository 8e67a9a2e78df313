using Scorecards.Core.Grades;

namespace Scorecards.Core.Definitions;

/// <summary>The <c>spec</c> of a <c>Scorecard</c>.</summary>
[Doc("Which checks count, with their weights, and how a score becomes a grade.")]
public sealed record ScorecardSpec
{
    public static readonly TimeSpan DefaultGrace = TimeSpan.FromHours(72);

    [Doc("True for the one scorecard whose grade is the service's grade.")]
    public bool Primary { get; init; }

    [Doc("CEL over `service`; other services have no result on this scorecard. Default: every service.")]
    public Located<string>? AppliesTo { get; init; }

    [Doc("The checks that count.", NotEmpty = true)]
    public required IReadOnlyList<ScorecardEntry> Checks { get; init; }

    [Doc("The lowest score of each grade; a grade left out keeps its default. F needs none.")]
    public IReadOnlyDictionary<Grade, Located<decimal>> Bands { get; init; } = new Dictionary<Grade, Located<decimal>>();

    [Doc("Limits on the grade, whatever the score.")]
    public CapsSpec Caps { get; init; } = new();

    [Doc("How much of the weight must have an outcome.")]
    public CoverageSpec Coverage { get; init; } = new();

    [Doc("How long the last outcome is held when the service itself is the reason that an outcome is unknown; then it counts as fail. The primary scorecard's counts for all scorecards.")]
    public TimeSpan Grace { get; init; } = DefaultGrace;
}

/// <summary>A check on a scorecard.</summary>
public sealed record ScorecardEntry
{
    [Doc("The name of a check.")]
    public required Located<string> Check { get; init; }

    [Doc("Its share in the score, relative to the others: a whole number, or one for each tier such as {tier1: 8, default: 5}.")]
    public required Located<WeightSpec> Weight { get; init; }
}

/// <summary>Caps by failed checks.</summary>
public sealed record CapsSpec
{
    [Doc("The best grade with one failed blocker.")]
    public Grade OneBlocker { get; init; } = Grade.D;

    [Doc("The best grade with two or more failed blockers.")]
    public Grade MoreBlockers { get; init; } = Grade.F;

    [Doc("The best grade with a failing check of high severity, or with an exempt blocker.")]
    public Grade HighOrExempt { get; init; } = Grade.A;
}

/// <summary>Thresholds of coverage, in percent of the applicable weight.</summary>
public sealed record CoverageSpec
{
    [Doc("Below this the grade is U, unrated.", Minimum = 0, Maximum = 100)]
    public decimal Rated { get; init; } = 80;

    [Doc("Below this the grade is at most `partialCap`.", Minimum = 0, Maximum = 100)]
    public decimal Full { get; init; } = 95;

    [Doc("The best grade below `full`.")]
    public Grade PartialCap { get; init; } = Grade.AMinus;
}
