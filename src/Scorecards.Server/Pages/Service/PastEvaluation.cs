using Scorecards.Core.Scoring;

namespace Scorecards.Server.Pages.Service;

/// <summary>An evaluation of the past, and what it has other than the one before it.</summary>
/// <param name="Before">Null for the first.</param>
/// <param name="Moves">The checks that moved; none for the first.</param>
public sealed record PastEvaluation(Evaluation Evaluation, Evaluation? Before, IReadOnlyList<OutcomeMove> Moves)
{
    /// <summary>Points that the score moved by; null when there was none then or now.</summary>
    public decimal? Change => Evaluation.Primary?.Score - Before?.Primary?.Score;

    /// <param name="evaluations">Newest first.</param>
    /// <param name="most">How many to make; the one after them is only compared with.</param>
    public static IReadOnlyList<PastEvaluation> Of(IReadOnlyList<Evaluation> evaluations, int most) =>
    [
        .. evaluations.Take(most).Select((e, i) => (Evaluation: e, Before: i + 1 < evaluations.Count ? evaluations[i + 1] : null))
            .Select(e => new PastEvaluation(e.Evaluation, e.Before, e.Before is null ? [] : OutcomeMove.Between(e.Before, e.Evaluation))),
    ];
}
