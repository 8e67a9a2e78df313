using Scorecards.Core.Definitions;
using Scorecards.Core.Improving;
using Scorecards.Core.Policies;

namespace Scorecards.Server.Projection;

/// <summary>The plans of a service to a better grade, by its latest outcomes and the definitions in force.</summary>
public static class NextGrade
{
    /// <summary>Empty before the first evaluation, and when the primary scorecard is not for the service.</summary>
    public static IReadOnlyList<Improvement> Plans(ServiceView service, DefinitionSet definitions)
    {
        if (service.Latest is not { } latest || service.Primary is null || definitions.Primary is not { } card)
        {
            return [];
        }

        var planner = new ImprovementPlanner(card.ForTier(service.Service.Tier), latest.Outcomes.ToDictionary(o => o.Check), check => definitions.Checks.GetValueOrDefault(check)?.Spec.Fix?.Effort);
        return planner.Plan(
        [
            .. definitions.GatePolicy is { } gate ? GateRules.Unlocks(gate, service.Service, service.Grade) : [],
            .. definitions.PriorityPolicy is { } priority ? PriorityRanking.Unlocks(priority, ServicePriority.Question(service, WorkKind.Ci, null)) : [],
        ]);
    }
}
