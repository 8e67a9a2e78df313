using Scorecards.Core.Access;
using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using Scorecards.Core.Grades;
using Scorecards.Core.Support;

namespace Scorecards.Storage.Tests.Conformance;

/// <summary>Decisions, freezes, overrides and appeals with something in every field.</summary>
public static class GateSample
{
    public static GateQuestion Question(string service = "a", string caller = "ci") =>
        new(service, "production", DeploymentKind.Deploy, "sha256:☕", "c0ffee", caller);

    public static GateDecision Decision(string id, DateTimeOffset at, GateQuestion? question = null, long version = 0) => new()
    {
        Id = id,
        Question = question ?? Question(),
        Decision = GateVerdict.Hold,
        Ruled = GateVerdict.Hold,
        Mode = GateMode.Enforce,
        Grade = new GateGrade(Grade.B, Grade.BMinus, 81.4m, 80.1m, 83.9m, 98.7m, at.AddMinutes(-1)),
        Policy = new GatePolicyRef("default", "digest", "b-and-c"),
        Reasons =
        [
            new GateReason(GateReasons.NeedsApproval, GateReasonSeverity.Blocking, "it needs \u0000 \"☕\"", "ask someone", at.AddHours(1)),
            new GateReason(GateReasons.DropNotSteady, GateReasonSeverity.Info, "it has dropped"),
        ],
        EvaluatedAt = at,
        ValidUntil = at.AddMinutes(15),
        ClosesAt = at.AddHours(1).AddTicks(7),
        NextOpenAt = at.AddDays(1),
        RetryAfterSeconds = 60,
        Override = new OverrideOffer(true, "a reason and an incident"),
        DataQuality = DataQuality.Stale,
        CorrelationId = "trace-1",
        StateVersion = version,
    };

    public static Freeze Freeze(string id, DateTimeOffset at) => new()
    {
        Id = id,
        Reason = "the region is \u0000 \"gone\" ☠",
        Environments = ["production"],
        Services = ["a", "b"],
        Kinds = [DeploymentKind.Deploy, DeploymentKind.Rollback],
        DeclaredBy = "ann",
        DeclaredAt = at,
        Until = at.AddHours(8).AddTicks(7),
    };

    public static Freeze Lifted(Freeze freeze, DateTimeOffset at) => freeze with { LiftedAt = at, LiftedBy = "bob" };

    public static GateOverride Override(string id, DateTimeOffset at, string service = "a", bool singleUse = true) => new()
    {
        Id = id,
        Service = service,
        Environment = "production",
        ArtifactDigest = "sha256:☕",
        Reason = "customers cannot pay \u0000 \"at all\"",
        Incident = "https://incidents.example/7",
        RequestedBy = "ann",
        RequestedAt = at.AddTicks(3),
        ExpiresAt = at.AddHours(1),
        SingleUse = singleUse,
        ApprovalDueAt = at.AddDays(1),
    };

    public static SupportAppeal Appeal(string id, DateTimeOffset at, string service = "a") => new()
    {
        Id = id,
        Service = service,
        Reason = "the rewrite is \u0000 \"nearly\" done ☕",
        RequestedBy = "ann",
        RequestedAt = at.AddTicks(3),
        ExpiresAt = at.AddDays(14),
    };

    public static SupportAppeal Decided(SupportAppeal appeal, bool granted, DateTimeOffset at) =>
        appeal with { Granted = granted, DecidedBy = "bob", DecidedAt = at, Answer = "as discussed" };

    public static SigningKey Key(string id, DateTimeOffset at) => new(id, $"x-{id}", $"y-{id}", at, at.AddDays(90).AddTicks(7));
}
