using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Pages.Service;

/// <summary>A check that says something else than in the evaluation before.</summary>
/// <param name="Before">Null when it was not asked then.</param>
/// <param name="After">Null when it is asked no more.</param>
public sealed record OutcomeMove(string Check, OutcomeKind? Before, OutcomeKind? After)
{
    /// <summary>What moved between two evaluations of a service, what counts first; a dark check is shown to its owner only.</summary>
    public static IReadOnlyList<OutcomeMove> Between(Evaluation before, Evaluation after)
    {
        var (old, now) = (Shown(before), Shown(after));
        return
        [
            .. now.Values.Where(o => !Same(old.GetValueOrDefault(o.Check), o)).OrderByDescending(o => o.Enforced).ThenBy(o => o.Severity)
                .Select(o => new OutcomeMove(o.Check, old.GetValueOrDefault(o.Check)?.Outcome, o.Outcome)),
            .. old.Values.Where(o => !now.ContainsKey(o.Check)).Select(o => new OutcomeMove(o.Check, o.Outcome, null)),
        ];
    }

    private static Dictionary<string, CheckOutcome> Shown(Evaluation evaluation) =>
        evaluation.Outcomes.Where(o => o.Stage != Stage.Dark).ToDictionary(o => o.Check, StringComparer.Ordinal);

    // A share that moves a little is no other outcome, but it moves the score.
    private static bool Same(CheckOutcome? before, CheckOutcome after) => before is not null && (before.Outcome, before.Value) == (after.Outcome, after.Value);
}
