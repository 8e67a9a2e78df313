using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>Scorecards and outcomes to tally, ordinary but for what a test says.</summary>
internal static class Cards
{
    public static Scorecard Card(params int[] weights) => Card(new ScorecardSpec { Checks = [] }, weights);

    /// <summary>A card over checks named c0, c1 and on.</summary>
    public static Scorecard Card(ScorecardSpec spec, params int[] weights) => new()
    {
        Metadata = new Metadata { Name = "readiness" },
        Spec = spec,
        Checks = [.. weights.Select((w, i) => new WeightedCheck($"c{i}", w))],
        Bands = GradeBands.Default,
        File = "",
    };

    public static CheckOutcome Outcome(OutcomeKind kind, decimal? value = null, Severity severity = Severity.Medium, bool enforced = true, OutcomeKind? lastKnown = null) => new()
    {
        Check = "",
        Outcome = kind,
        Value = value ?? (kind == OutcomeKind.Pass ? 1 : 0),
        Severity = severity,
        Stage = Stage.Enforced,
        Enforced = enforced,
        LastKnown = (lastKnown ?? kind) is var known and (OutcomeKind.Pass or OutcomeKind.Fail or OutcomeKind.Partial)
            ? new LastKnown(known, 0, DateTimeOffset.UnixEpoch)
            : null,
    };

    /// <summary>The card's result with these outcomes for c0, c1 and on.</summary>
    public static ScorecardResult Tally(this Scorecard card, params CheckOutcome[] outcomes) =>
        Core.Scoring.Tally.Of(card, outcomes.Select((o, i) => o with { Check = $"c{i}" }).ToDictionary(o => o.Check));

    public static CheckOutcome Pass => Outcome(OutcomeKind.Pass);

    public static CheckOutcome Fail => Outcome(OutcomeKind.Fail);

    public static CheckOutcome Unknown => Outcome(OutcomeKind.Unknown);

    public static CheckOutcome NotApplicable => Outcome(OutcomeKind.NotApplicable);

    public static CheckOutcome Exempt => Outcome(OutcomeKind.Exempt);

    public static CheckOutcome Partial(decimal value) => Outcome(OutcomeKind.Partial, value);
}
