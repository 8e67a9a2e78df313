using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;

namespace Scorecards.Core.Scoring;

/// <summary>
/// What counts while nobody can tell: the last outcome, for as long as the cause of the silence allows. A source in trouble or
/// a mistake in a definition is not the service's fault, so the outcome is held without limit; what the service itself is the
/// reason for is held for a grace, and then counts as fail.
/// </summary>
internal static class Holding
{
    public static CheckOutcome Apply(CheckOutcome outcome, Observation seen, CheckOutcome? before, TimeSpan grace, DateTimeOffset now)
    {
        if (seen.Cause is not { } cause)
        {
            return outcome with { LastKnown = IsReal(seen.Outcome) ? new LastKnown(seen.Outcome, seen.Value, now) : null };
        }

        var since = before?.UnknownSince ?? (cause == UnknownCause.Subject ? now : null);
        var unknown = outcome with { UnknownCause = cause, UnknownSince = since, LastKnown = before?.LastKnown, Before = before is null ? null : OutcomeBefore.Of(before) };
        if (cause == UnknownCause.Subject && now - since >= grace)
        {
            return unknown with { Outcome = OutcomeKind.Fail, Value = 0 };
        }

        // Held is what counted before, not what was last seen: else a source in trouble could undo the end of a grace.
        return before is not null && (IsReal(before.Outcome) || before.Outcome == OutcomeKind.NotApplicable)
            ? unknown with { Outcome = before.Outcome, Value = before.Value, FactsAt = before.FactsAt, Stale = true }
            : unknown;
    }

    private static bool IsReal(OutcomeKind outcome) => outcome is OutcomeKind.Pass or OutcomeKind.Fail or OutcomeKind.Partial;
}
