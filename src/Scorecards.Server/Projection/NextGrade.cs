using Scorecards.Core.Definitions;
using Scorecards.Core.Improving;
using Scorecards.Core.Policies;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Projection;

/// <summary>The plans of a service to a better grade, by its latest outcomes and the definitions in force.</summary>
public static class NextGrade
{
    /// <summary>With all that policies open. Empty before the first evaluation, and when the primary scorecard is not for the service.</summary>
    public static IReadOnlyList<Improvement> Plans(ServiceView service, DefinitionSet definitions) =>
        Plans(service, definitions, [.. Deployments(service, definitions), .. Priorities(service, definitions), .. Support(service, definitions)]);

    /// <param name="unlocks">What to say of what opens, in any order.</param>
    public static IReadOnlyList<Improvement> Plans(ServiceView service, DefinitionSet definitions, IReadOnlyList<Unlock> unlocks)
    {
        if (service.Latest is not { } latest || service.Primary is null || definitions.Primary is not { } card)
        {
            return [];
        }

        var planner = new ImprovementPlanner(card.ForTier(service.Service.Tier), latest.Outcomes.ToDictionary(o => o.Check), check => definitions.Checks.GetValueOrDefault(check)?.Spec.Fix?.Effort);
        return planner.Plan(unlocks);
    }

    private static IReadOnlyList<Unlock> Deployments(ServiceView service, DefinitionSet definitions) =>
        definitions.GatePolicy is { } policy ? GateRules.Unlocks(policy, service.Service, service.Grade) : [];

    private static IReadOnlyList<Unlock> Priorities(ServiceView service, DefinitionSet definitions) =>
        definitions.PriorityPolicy is { } policy ? PriorityRanking.Unlocks(policy, ServicePriority.Question(service, WorkKind.Ci, null)) : [];

    private static IReadOnlyList<Unlock> Support(ServiceView service, DefinitionSet definitions) =>
        definitions.SupportPolicy is { } policy && service.Latest is { } latest
            ? SupportUnlocks.Of(policy, Supporting.Question(definitions, service.Service, latest))
            : [];
}
