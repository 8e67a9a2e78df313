using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Support;

namespace Scorecards.Core.Scoring;

/// <summary>What a result on the primary scorecard means for the SRE support of a service.</summary>
public static class Supporting
{
    /// <summary>Unrated is never better than the grade at <c>scoreMin</c>, nor than D, nor than what failed blockers leave.</summary>
    /// <param name="primary">Null when the primary scorecard is not for the service: nothing is known of it then.</param>
    public static SupportQuestion Question(DefinitionSet definitions, Service service, ScorecardResult? primary) =>
        new(service, SteadyGrades.Bare(primary, definitions.Primary?.Bands ?? GradeBands.Default, GateGradesSpec.Default));

    /// <summary>The standing after a run; null without a policy.</summary>
    /// <param name="at">When the run was.</param>
    internal static SupportStanding? Standing(DefinitionSet definitions, Service service, ScorecardResult? primary, Evaluation? previous, DateTimeOffset at)
    {
        if (definitions.SupportPolicy is not { } policy)
        {
            return null;
        }

        var decision = SupportRanking.Of(policy, Question(definitions, service, primary));
        return SupportStandings.Next(policy, decision, previous?.Support, previous?.ConfirmedUntil > at ? previous.ConfirmedUntil : at);
    }
}
