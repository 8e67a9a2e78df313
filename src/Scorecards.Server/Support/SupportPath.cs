using Scorecards.Core.Definitions;
using Scorecards.Core.Improving;
using Scorecards.Core.Policies;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Support;

/// <summary>The least work that leads a service to more support.</summary>
internal static class SupportPath
{
    /// <summary>Null where there is nothing more, or fixes alone cannot get there.</summary>
    public static Improvement? Cheapest(ServiceSupport support, DefinitionSet definitions) =>
        support is { Policy: { } policy, Question: { } question }
            ? NextGrade.Plans(support.Service, definitions, SupportUnlocks.Of(policy, question)).FirstOrDefault(p => p.Kind == ImprovementKind.NextUnlock)
            : null;
}
