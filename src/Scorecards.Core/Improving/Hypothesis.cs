using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Improving;

/// <summary>Outcomes as they would be.</summary>
public static class Hypothesis
{
    /// <summary>The outcomes with some replaced, as if a run had just seen them. A check that has no outcome keeps none.</summary>
    public static IReadOnlyDictionary<string, CheckOutcome> Apply(IReadOnlyDictionary<string, CheckOutcome> outcomes, IEnumerable<SupposedOutcome> supposed)
    {
        var after = outcomes.ToDictionary();
        foreach (var (check, kind, value) in supposed)
        {
            if (after.TryGetValue(check, out var before))
            {
                after[check] = before with
                {
                    Outcome = kind,
                    Value = value,
                    Stale = false,
                    UnknownCause = kind == OutcomeKind.Unknown ? before.UnknownCause : null,
                    LastKnown = kind is OutcomeKind.Pass or OutcomeKind.Fail or OutcomeKind.Partial ? new LastKnown(kind, value, before.FactsAt ?? DateTimeOffset.MinValue) : null,
                };
            }
        }

        return after;
    }
}

/// <summary>What a check is supposed to say.</summary>
/// <param name="Value">1 for pass, 0 to 1 for partial, else 0.</param>
public sealed record SupposedOutcome(string Check, OutcomeKind Outcome, decimal Value);
