using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Scoring;

namespace Scorecards.Cli.Output.Json;

/// <summary>What a check said of a service, and how to mend it.</summary>
/// <param name="Scorecards">The scorecards the check is on, the primary one first.</param>
/// <param name="Weight">On the first of the scorecards; null when it is on none.</param>
internal sealed record OutcomeJson(
    string Check,
    string Title,
    IReadOnlyList<string> Scorecards,
    OutcomeKind Outcome,
    decimal Value,
    int? Weight,
    Severity Severity,
    Stage Stage,
    string? Message,
    UnknownCause? UnknownCause,
    DateTimeOffset? FactsAt,
    string? Evidence,
    FixJson? Fix)
{
    public static OutcomeJson Of(Check check, CheckOutcome outcome, IReadOnlyList<ScorecardResult> scorecards)
    {
        var on = scorecards.OrderByDescending(s => s.Primary).Where(s => s.Checks.Any(c => c.Check == check.Name)).ToList();
        return new OutcomeJson(
            outcome.Check,
            check.Title,
            [.. on.Select(s => s.Name)],
            outcome.Outcome,
            outcome.Value,
            on.FirstOrDefault()?.Checks.First(c => c.Check == check.Name).Weight,
            outcome.Severity,
            outcome.Stage,
            outcome.Message,
            outcome.UnknownCause,
            outcome.FactsAt,
            outcome.Evidence,
            FixJson.Of(check.Spec.Fix));
    }
}
