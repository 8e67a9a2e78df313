using Scorecards.Core.Definitions;

namespace Scorecards.Core.Scoring;

/// <summary>
/// What counted of a check before a run that could not tell: all that holding goes by. It is recorded with the outcome, since
/// the row of history before it holds what was first seen, and the runs that confirmed that row may have moved this since.
/// </summary>
public sealed record OutcomeBefore(OutcomeKind Outcome, decimal Value, DateTimeOffset? FactsAt, DateTimeOffset? UnknownSince, LastKnown? LastKnown)
{
    internal static OutcomeBefore Of(CheckOutcome outcome) =>
        new(outcome.Outcome, outcome.Value, outcome.FactsAt, outcome.UnknownSince, outcome.LastKnown);
}
