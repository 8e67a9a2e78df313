namespace Scorecards.Client.Models;

/// <summary>Whether a change may be deployed now.</summary>
public sealed record GateDecision
{
    /// <summary>Null of a simulation.</summary>
    public required string? DecisionId { get; init; }

    /// <summary>What to do; only <see cref="GateVerdict.Allow"/> opens the gate. Of a dry run always allow.</summary>
    public required GateVerdict Decision { get; init; }

    /// <summary>Whether it binds.</summary>
    public required GateMode Mode { get; init; }

    /// <summary>What the rules say: other than <see cref="Decision"/> in a dry run only.</summary>
    public required GateVerdict Ruled { get; init; }

    /// <summary>True for a question with a moment: the answer is of no effect and kept nowhere.</summary>
    public required bool Simulated { get; init; }

    public required GateSubject Subject { get; init; }

    public required GateGrade Grade { get; init; }

    public required GatePolicyRef Policy { get; init; }

    /// <summary>Why, what decided first.</summary>
    public required IReadOnlyList<GateReason> Reasons { get; init; }

    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>The same question gets the same answer until then; only an emergency freeze takes an allow back before.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>When what is open now closes by the calendar; null when it is closed or never closes.</summary>
    public required DateTimeOffset? ClosesAt { get; init; }

    /// <summary>When it opens next by the calendar; null when it is open or nothing is planned.</summary>
    public required DateTimeOffset? NextOpenAt { get; init; }

    /// <summary>When it is worth asking again; null for an allow.</summary>
    public required int? RetryAfterSeconds { get; init; }

    public required GateOverrideOffer Override { get; init; }

    /// <summary>The second person's yes; null where none was needed or given.</summary>
    public required GateApproval? Approval { get; init; }

    public required DataQuality DataQuality { get; init; }

    /// <summary>Names the request in logs.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The decision as a compact JWS by ES256, to keep for when the server is away; null of a simulation, and of what an override opened.</summary>
    public required string? Verdict { get; init; }

    public required GateLinks Links { get; init; }
}
