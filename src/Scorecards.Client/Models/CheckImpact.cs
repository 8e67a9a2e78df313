namespace Scorecards.Client.Models;

/// <summary>A check that says or counts something else.</summary>
/// <param name="Parts">What of its definition differs, by the names that the document has for it.</param>
/// <param name="From">What it said; null when it did not run for the service.</param>
/// <param name="FromValue">0 to 1.</param>
/// <param name="To">What it would say; null when it would not run.</param>
/// <param name="ToValue">0 to 1.</param>
/// <param name="WeightBefore">On the primary scorecard; 0 where it did not count.</param>
/// <param name="WeightAfter">On the primary scorecard; 0 where it would not count.</param>
/// <param name="Points">By about how many points it moves the score of the primary scorecard.</param>
public sealed record CheckImpact(
    string Check,
    ChangeKind Change,
    IReadOnlyList<string> Parts,
    OutcomeKind? From,
    decimal FromValue,
    OutcomeKind? To,
    decimal ToValue,
    int WeightBefore,
    int WeightAfter,
    decimal Points);
