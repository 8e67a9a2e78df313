using Scorecards.Core.Definitions;
using Scorecards.Core.Policies;

namespace Scorecards.Server.Projection;

/// <summary>Where a service stands in queues, by its latest evaluation.</summary>
public static class ServicePriority
{
    /// <param name="fixes">The check that the work says it mends.</param>
    public static PriorityQuestion Question(ServiceView service, WorkKind kind, string? fixes) =>
        new(service.Service, service.Latest is null ? null : service.Grade, kind, fixes is not null && Fails(service, fixes));

    // A dark check is shown to its owner only, so nobody can be asked to mend it.
    private static bool Fails(ServiceView service, string check) => service.Latest?.Outcomes.Any(o =>
        o.Check == check && o.Stage != Stage.Dark && o.Outcome is OutcomeKind.Fail or OutcomeKind.Partial) == true;
}
