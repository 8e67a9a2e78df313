using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Scorecards.Core.Declarations;
using Scorecards.Core.Gates;
using Scorecards.Core.Support;

namespace Scorecards.Core.Auditing;

/// <summary>
/// What is written down of what is saved, made from the very objects that are saved. Each entry has an id of its own. The subject
/// is the service, and where there is none the freeze, the token or the digest of the definitions.
/// </summary>
public static class AuditEntries
{
    /// <summary>The actor of what the server did by itself.</summary>
    public const string Server = "server";

    /// <summary>The decision, and the approval that it came from where there was one.</summary>
    public static IReadOnlyList<AuditEntry> Decision(GateDecision made)
    {
        var body = Write(made, AuditJson.Default.GateDecision);
        var entry = Entry(made.EvaluatedAt, made.Question.Caller, AuditActions.DecisionMade, made.Question.Service, body);
        return made.Approves is null
            ? [entry]
            : [Entry(made.EvaluatedAt, made.ApprovedBy ?? made.Question.Caller, AuditActions.DecisionApproved, made.Question.Service, body), entry];
    }

    /// <param name="before">Null for a new one.</param>
    /// <exception cref="ArgumentException">Nothing that is written down was done to it.</exception>
    public static AuditEntry Override(GateOverride? before, GateOverride after)
    {
        var (action, by, at) = (before, after) switch
        {
            (null, _) => (AuditActions.OverrideOpened, after.RequestedBy, after.RequestedAt),
            ({ RevokedAt: null }, { RevokedAt: { } revoked, RevokedBy: { } revoker }) => (AuditActions.OverrideRevoked, revoker, revoked),
            ({ ApprovedAt: null }, { ApprovedAt: { } approved, ApprovedBy: { } approver }) => (AuditActions.OverrideApproved, approver, approved),
            _ => throw Unchanged(nameof(after)),
        };
        return Entry(at, by, action, after.Service, Write(after, AuditJson.Default.GateOverride));
    }

    /// <summary>The override that a decision used up.</summary>
    public static AuditEntry Use(GateOverride used, GateDecision by) => Entry(
        by.EvaluatedAt, by.Question.Caller, AuditActions.OverrideUsed, used.Service, Write(used, AuditJson.Default.GateOverride));

    /// <param name="before">Null for a new one.</param>
    /// <exception cref="ArgumentException">Nothing that is written down was done to it.</exception>
    public static AuditEntry Freeze(Freeze? before, Freeze after)
    {
        var (action, by, at) = (before, after) switch
        {
            (null, _) => (AuditActions.FreezeDeclared, after.DeclaredBy, after.DeclaredAt),
            ({ LiftedAt: null }, { LiftedAt: { } lifted, LiftedBy: { } lifter }) => (AuditActions.FreezeLifted, lifter, lifted),
            _ => throw Unchanged(nameof(after)),
        };
        return Entry(at, by, action, after.Id, Write(after, AuditJson.Default.Freeze));
    }

    /// <summary>The last step of an exemption.</summary>
    public static AuditEntry Exemption(Exemption exemption)
    {
        var step = exemption.Steps[^1];
        var action = step.State switch
        {
            ExemptionState.Requested => AuditActions.ExemptionRequested,
            ExemptionState.Approved => AuditActions.ExemptionApproved,
            ExemptionState.Denied => AuditActions.ExemptionDenied,
            ExemptionState.Revoked => AuditActions.ExemptionRevoked,
            _ => throw Unchanged(nameof(exemption)),
        };
        return Entry(step.At, step.By, action, exemption.Service, Write(exemption, AuditJson.Default.Exemption));
    }

    public static AuditEntry Attestation(Attestation given) => Entry(
        given.At, given.By, AuditActions.AttestationGiven, given.Service, Write(given, AuditJson.Default.Attestation));

    /// <param name="before">Null for a new one.</param>
    /// <exception cref="ArgumentException">Nothing that is written down was done to it.</exception>
    public static AuditEntry Appeal(SupportAppeal? before, SupportAppeal after)
    {
        var (action, by, at) = (before, after) switch
        {
            (null, _) => (AuditActions.AppealRequested, after.RequestedBy, after.RequestedAt),
            ({ Granted: null }, { Granted: { } granted, DecidedBy: { } decider, DecidedAt: { } decided }) =>
                (granted ? AuditActions.AppealGranted : AuditActions.AppealRefused, decider, decided),
            _ => throw Unchanged(nameof(after)),
        };
        return Entry(at, by, action, after.Service, Write(after, AuditJson.Default.SupportAppeal));
    }

    public static AuditEntry TokenCreated(string name, string role, string by, DateTimeOffset at) =>
        Entry(at, by, AuditActions.TokenCreated, name, Write(new AuditedToken(name, role), AuditJson.Default.AuditedToken));

    public static AuditEntry TokenRevoked(string name, string by, DateTimeOffset at) =>
        Entry(at, by, AuditActions.TokenRevoked, name, Write(new AuditedToken(name, null), AuditJson.Default.AuditedToken));

    public static AuditEntry Definitions(string digest, DateTimeOffset at) => Entry(
        at, Server, AuditActions.DefinitionsChanged, digest, Write(new AuditedDefinitions(digest), AuditJson.Default.AuditedDefinitions));

    private static AuditEntry Entry(DateTimeOffset at, string actor, string action, string subject, string body) =>
        new(Guid.CreateVersion7(at).ToString("N"), at, actor, action, subject, body);

    private static string Write<T>(T saved, JsonTypeInfo<T> type) => JsonSerializer.Serialize(saved, type);

    private static ArgumentException Unchanged(string parameter) => new("Nothing was done to it that is written down.", parameter);
}
