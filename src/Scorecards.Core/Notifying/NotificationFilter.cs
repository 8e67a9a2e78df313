using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Events;
using Scorecards.Core.Expressions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Notifying;

/// <summary>Decides which events a notification tells. Pure.</summary>
public static class NotificationFilter
{
    private static readonly Dictionary<string, EventKind> _kinds = new()
    {
        [EventTypes.GradeChanged] = EventKind.GradeChanged,
        [EventTypes.SourceTroubled] = EventKind.SourceTroubled,
        [EventTypes.SourceRecovered] = EventKind.SourceRecovered,
        [EventTypes.ExemptionExpiring] = EventKind.ExemptionExpiring,
        [EventTypes.ExemptionExpired] = EventKind.ExemptionExpired,
        [EventTypes.AttestationExpiring] = EventKind.AttestationExpiring,
        [EventTypes.AttestationExpired] = EventKind.AttestationExpired,
        [EventTypes.FreezeDeclared] = EventKind.FreezeDeclared,
        [EventTypes.FreezeLifted] = EventKind.FreezeLifted,
        [EventTypes.DeploymentHeld] = EventKind.DeploymentHeld,
        [EventTypes.OverrideOpened] = EventKind.OverrideOpened,
        [EventTypes.OverrideApproved] = EventKind.OverrideApproved,
        [EventTypes.OverrideUnapproved] = EventKind.OverrideUnapproved,
    };

    /// <param name="service">As the catalog has it now; null when it is not there any more, then it is what the event says.</param>
    public static bool Wants(Notification notification, CloudEvent e, Service? service) =>
        _kinds.TryGetValue(e.Type, out var kind)
        && notification.Spec.Events.Contains(kind)
        && WantsSource(notification.Spec.SourceOwner, e.Data.Trouble)
        && WantsGrades(notification, e.Data)
        && WantsService(notification.Services, e.Data.Service, service);

    private static bool WantsSource(string? owner, EventTrouble? trouble) => owner is null || trouble is null || trouble.Owner == owner;

    private static bool WantsGrades(Notification notification, EventData data)
    {
        if (data.From is null || data.To is null || !GradeExtensions.TryParse(data.From.Grade, out var from) || !GradeExtensions.TryParse(data.To.Grade, out var to))
        {
            return true;
        }

        var direction = from != Grade.U && to < from ? GradeDirection.Drops
            : from != Grade.U && to > from ? GradeDirection.Rises
            : GradeDirection.All;
        return (notification.Spec.Grades.Only == GradeDirection.All || notification.Spec.Grades.Only == direction)
            && (notification.From.Count == 0 || notification.From.Contains(from))
            && (notification.To.Count == 0 || notification.To.Contains(to));
    }

    /// <summary>A filter that cannot be decided tells the event, rather than to lose it in silence.</summary>
    private static bool WantsService(Expression? filter, EventService? told, Service? service)
    {
        if (filter is null || told is null)
        {
            return true;
        }

        var known = service ?? new Service { Id = told.Id, Name = told.Id, Title = told.Title, Team = told.Team, System = told.System, Tier = told.Tier };
        return filter.Evaluate(new BoundVariables(("service", ServiceValue.Of(known)))) is not { Kind: CelKind.Bool } wants || wants.AsBool();
    }
}
