using Scorecards.Core.Events;

namespace Scorecards.Core.Gates;

/// <summary>A decision that is to be kept, unless something has happened since it was made.</summary>
/// <param name="Decision">Its <see cref="GateDecision.StateVersion"/> must still be that of the store.</param>
/// <param name="Replaces">The id of the decision that the question has now; null when it has none that is valid.</param>
/// <param name="Uses">The single-use override that is used up by it.</param>
public sealed record GateDecisionSave(GateDecision Decision, string? Replaces, IdempotencyKey? Key, string? Uses)
{
    /// <summary>What happened through it; saved with it or not at all.</summary>
    public IReadOnlyList<OutboxEvent> Events { get; init; } = [];
}

/// <summary>A caller's own name for one request, so that repeating it does no more than the first time.</summary>
/// <param name="Value">As the caller sent it.</param>
/// <param name="BodyDigest">SHA-256 of what was asked with it.</param>
public sealed record IdempotencyKey(string Caller, string Value, string BodyDigest);

/// <summary>What became of a decision.</summary>
public abstract record GateDecisionSaved
{
    /// <summary>It is kept, with its audit row.</summary>
    public sealed record Kept : GateDecisionSaved;

    /// <summary>The question has another valid decision than was thought; nothing is changed.</summary>
    public sealed record Decided(GateDecision Other) : GateDecisionSaved;

    /// <summary>The key was used before; nothing is changed.</summary>
    /// <param name="BodyDigest">Of what was asked then.</param>
    public sealed record KeyUsed(GateDecision Earlier, string BodyDigest) : GateDecisionSaved;

    /// <summary>A freeze, an override or an appeal changed meanwhile; nothing is changed.</summary>
    public sealed record StateMoved : GateDecisionSaved;

    /// <summary>The override was used up, revoked, is over or is not known; nothing is changed.</summary>
    public sealed record OverrideGone : GateDecisionSaved;
}
