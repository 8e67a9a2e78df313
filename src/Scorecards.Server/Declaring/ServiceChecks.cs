using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;

namespace Scorecards.Server.Declaring;

/// <summary>The checks that a service's scorecards list and that run; a dark one is shown to its owner only.</summary>
internal static class ServiceChecks
{
    public static IReadOnlySet<string> Of(Service service, DefinitionSet definitions)
    {
        var value = ServiceValue.Of(service);
        return definitions.Scorecards.Values
            .Where(s => s.IsFor(value))
            .SelectMany(s => s.Checks)
            .Select(c => c.Check)
            .Where(c => definitions.Checks.GetValueOrDefault(c) is { Runs: true, Spec.Stage: not Stage.Dark })
            .ToHashSet(StringComparer.Ordinal);
    }
}
