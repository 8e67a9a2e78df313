using Scorecards.Core.Definitions;
using Scorecards.Core.Improving;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Impact;

/// <summary>What a run would have said.</summary>
/// <param name="Outcomes">By check.</param>
/// <param name="Needed">The facts without which some outcomes are unknown.</param>
internal sealed record RestatedEvaluation(
    IReadOnlyDictionary<string, CheckOutcome> Outcomes, IReadOnlyList<ScorecardResult> Scorecards, IReadOnlyList<NeededFact> Needed)
{
    /// <summary>The result on a scorecard if every outcome that nobody can tell yet were this.</summary>
    public ScorecardResult Supposing(Scorecard card, OutcomeKind outcome) => Tally.Of(
        card, Hypothesis.Apply(Outcomes, Needed.Select(n => n.Check).Distinct().Select(c => new SupposedOutcome(c, outcome, outcome == OutcomeKind.Pass ? 1 : 0))));
}
