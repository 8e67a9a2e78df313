using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Impact;

/// <summary>What a change to the definitions does to one service.</summary>
/// <param name="Service">The id.</param>
/// <param name="Movement">Where the service's grade goes.</param>
/// <param name="Scorecards">The scorecards whose score or grade differs, the primary one first.</param>
/// <param name="Checks">Why: the checks that say or count something else, the strongest first.</param>
/// <param name="Needed">The facts without which some of it cannot be told.</param>
public sealed record ServiceImpact(
    string Service, Movement Movement, IReadOnlyList<CardImpact> Scorecards, IReadOnlyList<CheckImpact> Checks, IReadOnlyList<NeededFact> Needed)
{
    /// <summary>True when neither a grade nor a score moves, and nothing is undecided.</summary>
    public bool IsNothing => Movement == Movement.Same && Scorecards.Count == 0;
}

/// <summary>Where a grade goes, the worst first.</summary>
public enum Movement
{
    /// <summary>To a lower grade, whatever facts not yet collected will say.</summary>
    Falls,

    /// <summary>From a grade to U.</summary>
    Unrated,

    /// <summary>That depends on facts that were never collected.</summary>
    Undecided,

    /// <summary>To a better grade, or from U to a grade.</summary>
    Rises,

    /// <summary>Nowhere.</summary>
    Same,
}

/// <summary>One scorecard before and after.</summary>
/// <param name="Before">Null when the scorecard was not for the service.</param>
/// <param name="After">Null when it is not for the service any more.</param>
/// <param name="Worst">After, if every fact that was never collected made its checks fail.</param>
/// <param name="Best">After, if every such fact made its checks pass.</param>
public sealed record CardImpact(string Name, bool Primary, ScorecardResult? Before, ScorecardResult? After, ScorecardResult? Worst, ScorecardResult? Best);

/// <summary>One check that says or counts something else.</summary>
/// <param name="Parts">What of its definition differs, by the names that the document has for it.</param>
/// <param name="From">What it said; null when it did not run for the service.</param>
/// <param name="To">What it would say.</param>
/// <param name="Points">By about how many points it moves the score of the primary scorecard.</param>
public sealed record CheckImpact(
    string Check, ChangeKind Change, IReadOnlyList<string> Parts, OutcomeKind? From, decimal FromValue, OutcomeKind? To, decimal ToValue, int WeightBefore, int WeightAfter, decimal Points);
