using Scorecards.Core.Events;

namespace Scorecards.Core.Gates;

/// <summary>Makes events of what is done at the gate. Pure: the same deed gives the same event, so that nothing is told twice.</summary>
public static class GateEvents
{
    /// <summary>The subject of events that are about no single service.</summary>
    public const string Subject = "gate";

    /// <param name="serverUrl">Where people reach the server, without a slash at its end.</param>
    public static OutboxEvent Declared(Freeze freeze, string serverUrl) =>
        Of(EventTypes.FreezeDeclared, $"{freeze.Id}-declared", freeze.DeclaredAt, freeze, freeze.DeclaredBy, serverUrl);

    /// <param name="freeze">As it is since.</param>
    /// <param name="serverUrl">Where people reach the server, without a slash at its end.</param>
    public static OutboxEvent Lifted(Freeze freeze, string serverUrl) =>
        Of(EventTypes.FreezeLifted, $"{freeze.Id}-lifted", freeze.LiftedAt!.Value, freeze, freeze.LiftedBy!, serverUrl);

    /// <summary>A deployment that waits for a second person.</summary>
    public static OutboxEvent Held(GateDecision held, EventContext context) => Of(
        EventTypes.DeploymentHeld, $"{held.Id}-held", held.EvaluatedAt, context,
        new EventGate(held.Id, held.Question.Caller, [held.Question.Environment], held.Reasons[0].Message, held.ValidUntil, null));

    public static OutboxEvent Opened(GateOverride opened, EventContext context) =>
        Of(EventTypes.OverrideOpened, $"{opened.Id}-opened", opened.RequestedAt, context, Gate(opened, opened.RequestedBy));

    /// <param name="approved">As it is since.</param>
    public static OutboxEvent Approved(GateOverride approved, EventContext context) =>
        Of(EventTypes.OverrideApproved, $"{approved.Id}-approved", approved.ApprovedAt!.Value, context, Gate(approved, approved.ApprovedBy!));

    /// <summary>Nobody approved in time.</summary>
    public static OutboxEvent Unapproved(GateOverride opened, EventContext context) =>
        Of(EventTypes.OverrideUnapproved, $"{opened.Id}-unapproved", opened.ApprovalDueAt, context, Gate(opened, opened.RequestedBy));

    private static EventGate Gate(GateOverride opened, string by) =>
        new(opened.Id, by, [opened.Environment], opened.Reason, opened.ExpiresAt, opened.Incident);

    private static OutboxEvent Of(string type, string id, DateTimeOffset at, EventContext context, EventGate gate) => OutboxEvent.Of(new CloudEvent
    {
        Id = id,
        Type = type,
        Source = context.Source,
        Subject = context.Service.Id,
        Time = at,
        Data = new EventData { Service = context.Described, Gate = gate, Links = new EventLinks($"{context.ServerUrl}/gate", null) },
    });

    private static OutboxEvent Of(string type, string id, DateTimeOffset at, Freeze freeze, string by, string serverUrl) => OutboxEvent.Of(new CloudEvent
    {
        Id = id,
        Type = type,
        Source = serverUrl.Length > 0 ? serverUrl : "/",
        Subject = Subject,
        Time = at,
        Data = new EventData
        {
            Gate = new EventGate(freeze.Id, by, freeze.Environments, freeze.Reason, freeze.Until, null),
            Links = new EventLinks($"{serverUrl}/gate", null),
        },
    });
}
