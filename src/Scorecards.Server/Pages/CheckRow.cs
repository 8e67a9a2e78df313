using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Pages;

/// <summary>A check on a service's page: what it said, and what its definition says now.</summary>
/// <param name="Definition">Null when the check is not defined any more.</param>
/// <param name="Weight">On the primary scorecard; null when it is not on it.</param>
/// <param name="Gain">Points that the score gains when it passes; null when it counts nothing now.</param>
/// <param name="Facts">What it looked at.</param>
public sealed record CheckRow(CheckOutcome Outcome, Check? Definition, int? Weight, decimal? Gain, IReadOnlyList<SeenFact> Facts)
{
    public string Title => Definition?.Title ?? Outcome.Check;

    /// <summary>True when the check is shown but does not count for the grade.</summary>
    public bool IsPreview => !Outcome.Enforced && Outcome.Outcome != OutcomeKind.NotApplicable;

    /// <summary>How to make it pass; null when there is nothing to fix or nobody wrote it down.</summary>
    public FixSpec? Fix => Outcome.Outcome is OutcomeKind.Pass or OutcomeKind.NotApplicable ? null : Definition?.Spec.Fix;

    /// <summary>True when people can answer its question.</summary>
    public bool MayBeAnswered => Definition?.Spec.Attestation is not null && Outcome.Outcome != OutcomeKind.NotApplicable;

    /// <summary>True when there is something that an exemption would waive.</summary>
    public bool MayBeWaived => Definition is not null && Weight is not null && Outcome.Outcome is OutcomeKind.Fail or OutcomeKind.Partial or OutcomeKind.Unknown;

    /// <summary>The rows of an evaluation, the heaviest first. Dark checks are left out: only their owners see them.</summary>
    public static IReadOnlyList<CheckRow> Of(
        Evaluation evaluation, DefinitionSet definitions, IReadOnlyDictionary<string, string> contents)
    {
        var weights = (evaluation.Primary?.Checks ?? []).ToDictionary(c => c.Check, c => c.Weight);
        var counted = evaluation.Outcomes.Where(o => o.Enforced && HasValue(o)).Sum(o => weights.GetValueOrDefault(o.Check));
        return
        [
            .. from outcome in evaluation.Outcomes
               where outcome.Stage != Stage.Dark
               let weight = weights.TryGetValue(outcome.Check, out var w) ? w : (int?)null
               orderby weight ?? 0 descending, outcome.Check
               select new CheckRow(
                   outcome,
                   definitions.Checks.GetValueOrDefault(outcome.Check),
                   weight,
                   counted > 0 && outcome.Enforced && HasValue(outcome) ? decimal.Floor(weight.GetValueOrDefault() * (1 - outcome.Value) / counted * 1000) / 10 : null,
                   SeenFact.Of(outcome, evaluation.Facts, contents)),
        ];
    }

    private static bool HasValue(CheckOutcome outcome) => outcome.Outcome is OutcomeKind.Pass or OutcomeKind.Fail or OutcomeKind.Partial;
}
