using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Scoring;

/// <summary>Adds up the outcomes of one scorecard.</summary>
public static class Tally
{
    /// <param name="scorecard">As it is for the tier of the service.</param>
    /// <param name="outcomes">By check; a check that did not run is left out.</param>
    public static ScorecardResult Of(Scorecard scorecard, IReadOnlyDictionary<string, CheckOutcome> outcomes)
    {
        var result = Count(scorecard, outcomes);
        if (!scorecard.Checks.Any(c => outcomes.GetValueOrDefault(c.Check)?.IsForeseen == true))
        {
            return result;
        }

        var then = Count(scorecard, outcomes.ToDictionary(o => o.Key, o => o.Value.IsForeseen ? o.Value with { Enforced = true } : o.Value));
        return result with { WouldBeGrade = then.Grade, WouldBeScore = then.Score };
    }

    private static ScorecardResult Count(Scorecard scorecard, IReadOnlyDictionary<string, CheckOutcome> outcomes)
    {
        decimal earned = 0, known = 0, unknown = 0, exempt = 0;
        foreach (var (check, weight) in scorecard.Checks)
        {
            if (!outcomes.TryGetValue(check, out var outcome) || !outcome.Enforced)
            {
                continue;
            }

            switch (outcome.Outcome)
            {
                case OutcomeKind.Pass or OutcomeKind.Fail or OutcomeKind.Partial:
                    known += weight;
                    earned += weight * outcome.Value;
                    break;
                case OutcomeKind.Unknown:
                    unknown += weight;
                    break;
                case OutcomeKind.Exempt:
                    exempt += weight;
                    break;
            }
        }

        var applicable = known + unknown;
        var coverage = applicable == 0 ? 0 : 100 * known / applicable;
        var score = RoundDown(earned, known);
        var uncapped = score is { } s ? scorecard.Bands.Of(s) : Grade.U;
        var caps = CapRules.On(scorecard, outcomes, coverage, uncapped);
        return new ScorecardResult
        {
            Name = scorecard.Name,
            Primary = scorecard.Spec.Primary,
            Score = score,
            ScoreMin = RoundDown(earned, applicable),
            ScoreMax = RoundDown(earned + unknown, applicable),
            Coverage = RoundDown(known, applicable) ?? 0,
            ExemptShare = RoundDown(exempt, applicable + exempt) ?? 0,
            UncappedGrade = uncapped,
            Grade = caps.Count == 0 ? uncapped : caps[0].Limit,
            CappedBy = caps,
            Checks = scorecard.Checks,
        };
    }

    /// <summary>Percent, rounded down to one decimal; null of nothing.</summary>
    internal static decimal? RoundDown(decimal part, decimal whole) => whole == 0 ? null : Math.Floor(1000 * part / whole) / 10;
}
