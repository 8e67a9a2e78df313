using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Gates;

/// <summary>An answer of the gate, as it was given and is kept for good.</summary>
public sealed record GateDecision
{
    /// <summary>Unique; grows with time.</summary>
    public required string Id { get; init; }

    public required GateQuestion Question { get; init; }

    /// <summary>What was answered: of a dry run always allow.</summary>
    public required GateVerdict Decision { get; init; }

    /// <summary>What the rules say: other than <see cref="Decision"/> in a dry run only.</summary>
    public required GateVerdict Ruled { get; init; }

    public required GateMode Mode { get; init; }

    public required GateGrade Grade { get; init; }

    public required GatePolicyRef Policy { get; init; }

    /// <summary>Why, what decided first.</summary>
    public required IReadOnlyList<GateReason> Reasons { get; init; }

    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>The same question gets the same answer until then; an allow is taken back before by an emergency freeze only.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>When what is open now closes by the calendar; null when it is closed or never closes.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>When it opens next by the calendar; null when it is open or nothing is planned.</summary>
    public DateTimeOffset? NextOpenAt { get; init; }

    /// <summary>When it is worth asking again; null for an allow.</summary>
    public int? RetryAfterSeconds { get; init; }

    public required OverrideOffer Override { get; init; }

    public required DataQuality DataQuality { get; init; }

    public required string CorrelationId { get; init; }

    /// <summary>The held decision that was approved by this one.</summary>
    public string? Approves { get; init; }

    /// <summary>The name of the token of the second person; set with <see cref="Approves"/>.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>What the second person said with it; null where nothing was said.</summary>
    public string? ApprovalReason { get; init; }

    /// <summary>The override that opened the gate.</summary>
    public string? OverrideId { get; init; }

    /// <summary>The number of the state (<see cref="ActingState.Version"/>) it was decided by.</summary>
    public long StateVersion { get; init; }
}

/// <summary>The grade that the gate went by.</summary>
/// <param name="Grade">What counted: after a drop the grade before, until the drop is steady; of an unrated service the one at <c>scoreMin</c>, at best D.</param>
/// <param name="Shown">The grade on the board at that time.</param>
/// <param name="EvaluatedAt">Null before the first evaluation.</param>
public sealed record GateGrade(
    Grade Grade, Grade Shown, decimal? Score, decimal? ScoreMin, decimal? ScoreMax, decimal Coverage, DateTimeOffset? EvaluatedAt);

/// <summary>The policy that decided.</summary>
/// <param name="Digest">SHA-256 of all definitions.</param>
/// <param name="Rule">The name of the rule; null where none held.</param>
public sealed record GatePolicyRef(string Name, string Digest, string? Rule);

/// <summary>A reason of a decision.</summary>
/// <param name="Code">For programs, one of <see cref="GateReasons"/>.</param>
/// <param name="Message">For people.</param>
/// <param name="Remedy">What can be done about it; null where nothing needs to be.</param>
/// <param name="ClearsAt">When it is over by itself; null when it is not.</param>
public sealed record GateReason(string Code, GateReasonSeverity Severity, string Message, string? Remedy = null, DateTimeOffset? ClearsAt = null);

public enum GateReasonSeverity
{
    /// <summary>Explains.</summary>
    Info,

    /// <summary>Worth knowing, but not what decided.</summary>
    Warning,

    /// <summary>Keeps the gate from opening.</summary>
    Blocking,
}

/// <summary>Whether breaking the glass would open the gate.</summary>
/// <param name="Requires">What it takes, for people; null when it is not available.</param>
public sealed record OverrideOffer(bool Available, string? Requires);
