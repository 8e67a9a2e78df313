using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Support;

namespace Scorecards.Core.Scoring;

/// <summary>What a result on the primary scorecard means for the SRE support of a service.</summary>
public static class Supporting
{
    /// <summary>What the policy is asked after an evaluation: with the grade that gates went by when it ran, so that one bad run costs nobody the support.</summary>
    public static SupportQuestion Question(DefinitionSet definitions, Service service, Evaluation evaluation) =>
        Question(definitions, service, evaluation.Primary, evaluation.RanAt ?? evaluation.ConfirmedUntil);

    /// <summary>The standing after a run; null without a policy.</summary>
    /// <param name="at">When the run was.</param>
    internal static SupportStanding? Standing(DefinitionSet definitions, Service service, ScorecardResult? primary, Evaluation? previous, DateTimeOffset at)
    {
        if (definitions.SupportPolicy is not { } policy)
        {
            return null;
        }

        var decision = SupportRanking.Of(policy, Question(definitions, service, primary, at));
        return SupportStandings.Next(policy, decision, previous?.Support, previous?.ConfirmedUntil > at ? previous.ConfirmedUntil : at);
    }

    /// <param name="primary">Null when the primary scorecard is not for the service: nothing is known of it then.</param>
    private static SupportQuestion Question(DefinitionSet definitions, Service service, ScorecardResult? primary, DateTimeOffset at)
    {
        var terms = definitions.GatePolicy?.Spec.Grades ?? GateGradesSpec.Default;
        return new SupportQuestion(service, SteadyGrades.At(primary, definitions.Primary?.Bands ?? GradeBands.Default, terms, at));
    }
}
