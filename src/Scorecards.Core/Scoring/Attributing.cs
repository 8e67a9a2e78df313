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
        var (from, to) = (GradeOf(previous), GradeOf(next));
        if (from == to)
        {
            return null;
        }

        var grades = $"{from.Letter()} → {to.Letter()}";
        var move = Strongest(Moves(previous, next, from == Grade.U || to == Grade.U), upwards: to > from);
        if (previous.DefinitionsDigest != next.DefinitionsDigest)
        {
            return new Attribution(AttributionKind.Definitions, move?.Check, $"{grades}: the definitions changed");
        }

        if (move is null)
        {
            return new Attribution(AttributionKind.Service, null, $"{grades}: what applies to the service changed");
        }

        var facts = MovedFact.Between(previous, move.Before, next, move.After);
        var since = facts.Count == 0 ? "" : $", since {string.Join(" and ", facts)}";
        return new Attribution(KindOf(move, next), move.Check, $"{grades}: {move.Check} went from {Word(move.Before?.Outcome)} to {Word(move.After.Outcome)}{since}")
        {
            Facts = [.. facts.Select(fact => fact.Name)],
        };
    }

    private static Grade GradeOf(Evaluation evaluation) => evaluation.Primary?.Grade ?? Grade.U;

    private static IEnumerable<Move> Moves(Evaluation previous, Evaluation next, bool isAboutRating)
    {
        var before = previous.Outcomes.ToDictionary(o => o.Check);
        var weights = next.Primary?.Checks.ToDictionary(c => c.Check, c => c.Weight) ?? [];

        // What leaves the score pulls it as much as something average would. Whether a service is rated at all is decided by unknowns.
        var average = (previous.Primary?.Score ?? next.Primary?.Score ?? 0) / 100;
        foreach (var after in next.Outcomes.Where(o => o.Enforced && weights.ContainsKey(o.Check)))
        {
            var old = before.GetValueOrDefault(after.Check);
            if (old is null || (old.Outcome, old.Value) != (after.Outcome, after.Value))
            {
                yield return new Move(after.Check, old, after, weights[after.Check] * (Level(after) - Level(old)));
            }
        }

        decimal Level(CheckOutcome? outcome) => outcome?.Outcome switch
        {
            OutcomeKind.Pass or OutcomeKind.Fail or OutcomeKind.Partial => outcome.Value,
            OutcomeKind.Unknown when isAboutRating => -1,
            _ => average,
        };
    }

    /// <summary>The move that pulled the grade most the way it went.</summary>
    private static Move? Strongest(IEnumerable<Move> moves, bool upwards) => moves
        .OrderByDescending(m => upwards ? m.Pull > 0 : m.Pull < 0)
        .ThenByDescending(m => m.After.Severity == Severity.Blocker)
        .ThenByDescending(m => Math.Abs(m.Pull))
        .ThenBy(m => m.Check, StringComparer.Ordinal)
        .FirstOrDefault();

    private static AttributionKind KindOf(Move move, Evaluation next) =>
        move.After.Outcome == OutcomeKind.Exempt || move.Before?.Outcome == OutcomeKind.Exempt ? AttributionKind.Exemption
        : (CauseOf(move.After) ?? CauseOf(move.Before)) switch
        {
            UnknownCause.Source => AttributionKind.Source,
            UnknownCause.Definition => AttributionKind.Definitions,
            _ when move.After.Facts.Values.Any(i => next.Facts[i].Source == AttestationQuestion.Source) => AttributionKind.Attestation,
            _ => AttributionKind.Service,
        };

    private static UnknownCause? CauseOf(CheckOutcome? outcome) => outcome is { Outcome: OutcomeKind.Unknown } ? outcome.UnknownCause : null;

    private static string Word(OutcomeKind? outcome) => outcome switch
    {
        null => "nothing",
        OutcomeKind.NotApplicable => "not applicable",
        _ => outcome.Value.ToString().ToLowerInvariant(),
    };

    /// <param name="Pull">How much it pulls the score up or, below 0, down.</param>
    private sealed record Move(string Check, CheckOutcome? Before, CheckOutcome After, decimal Pull);
}
