using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Scoring;

/// <summary>The limits on a grade, whatever the score.</summary>
internal static class CapRules
{
    /// <summary>Those that hold this grade down, the strictest first.</summary>
    public static IReadOnlyList<Cap> On(Scorecard scorecard, IReadOnlyDictionary<string, CheckOutcome> outcomes, decimal coverage, Grade uncapped)
    {
        var limits = scorecard.Spec.Caps;
        var counted = scorecard.Checks
            .Select(c => outcomes.GetValueOrDefault(c.Check))
            .OfType<CheckOutcome>()
            .Where(o => o.Enforced)
            .ToList();

        var blockers = Names(counted, IsFailedBlocker);
        var high = Names(counted, o => o is { Severity: Severity.High, Outcome: OutcomeKind.Fail });
        var exempt = Names(counted, o => o is { Severity: Severity.Blocker, Outcome: OutcomeKind.Exempt });

        var caps = new List<Cap>();
        Add(blockers.Count > 1, CapReason.Blockers, limits.MoreBlockers, blockers);
        Add(blockers.Count == 1, CapReason.Blocker, limits.OneBlocker, blockers);
        Add(high.Count > 0, CapReason.HighSeverity, limits.HighOrExempt, high);
        Add(exempt.Count > 0, CapReason.ExemptBlocker, limits.HighOrExempt, exempt);
        if (coverage < scorecard.Spec.Coverage.Full)
        {
            var unknown = Names(counted, o => o.Outcome == OutcomeKind.Unknown);
            Add(true, CapReason.Coverage, coverage < scorecard.Spec.Coverage.Rated ? Grade.U : scorecard.Spec.Coverage.PartialCap, unknown);
        }

        return [.. caps.OrderBy(c => c.Limit).ThenBy(c => c.Reason)];

        void Add(bool when, CapReason reason, Grade limit, IReadOnlyList<string> checks)
        {
            if (when && limit < uncapped)
            {
                caps.Add(new Cap(reason, limit, checks));
            }
        }
    }

    /// <summary>A fail that only the end of a grace made is in the score; caps are for blockers really seen to fail.</summary>
    public static bool IsFailedBlocker(CheckOutcome outcome) =>
        outcome is { Severity: Severity.Blocker, Outcome: OutcomeKind.Fail, LastKnown.Outcome: OutcomeKind.Fail };

    private static List<string> Names(List<CheckOutcome> outcomes, Func<CheckOutcome, bool> which) =>
        [.. outcomes.Where(which).Select(o => o.Check)];
}
