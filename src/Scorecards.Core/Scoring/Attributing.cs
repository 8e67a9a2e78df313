using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Scoring;

/// <summary>Finds out why a grade moved.</summary>
internal static class Attributing
{
    /// <summary>The reason for a changed grade on the primary scorecard; null when the grade is the same.</summary>
    public static Attribution? Explain(Evaluation previous, Evaluation next)
    {
        if (previous.Primary?.Grade == next.Primary?.Grade)
        {
            return null;
        }

        var grades = $"{(previous.Primary?.Grade ?? Grade.U).Letter()} → {(next.Primary?.Grade ?? Grade.U).Letter()}";
        var before = previous.Outcomes.ToDictionary(o => o.Check);
        var weights = next.Primary?.Checks.ToDictionary(c => c.Check, c => c.Weight) ?? [];
        var moved = next.Outcomes
            .Where(o => weights.ContainsKey(o.Check) && (before.GetValueOrDefault(o.Check) is not { } b || (b.Outcome, b.Value) != (o.Outcome, o.Value)))
            .OrderByDescending(o => o.Severity == Severity.Blocker)
            .ThenByDescending(o => weights[o.Check] * Math.Abs(o.Value - (before.GetValueOrDefault(o.Check)?.Value ?? 0)))
            .ThenBy(o => o.Check, StringComparer.Ordinal)
            .FirstOrDefault();

        if (previous.DefinitionsDigest != next.DefinitionsDigest)
        {
            return new Attribution(AttributionKind.Definitions, moved?.Check, $"{grades}: the definitions changed");
        }

        if (moved is null)
        {
            return new Attribution(AttributionKind.Service, null, $"{grades}: what applies to the service changed");
        }

        var from = before.GetValueOrDefault(moved.Check)?.Outcome;
        var kind = moved.Outcome == OutcomeKind.Exempt || from == OutcomeKind.Exempt ? AttributionKind.Exemption
            : moved.UnknownCause == UnknownCause.Source ? AttributionKind.Source
            : AttributionKind.Service;
        return new Attribution(kind, moved.Check, $"{grades}: {moved.Check} went from {Word(from)} to {Word(moved.Outcome)}");
    }

    private static string Word(OutcomeKind? outcome) => outcome switch
    {
        null => "nothing",
        OutcomeKind.NotApplicable => "not applicable",
        _ => outcome.Value.ToString().ToLowerInvariant(),
    };
}
