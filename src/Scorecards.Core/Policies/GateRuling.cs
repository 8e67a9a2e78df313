using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;

namespace Scorecards.Core.Policies;

/// <summary>What the rules come to for one question at one moment.</summary>
public sealed record GateRuling
{
    /// <summary>What is answered: of a dry run always allow.</summary>
    public required GateVerdict Decision { get; init; }

    /// <summary>What the rules say: other than <see cref="Decision"/> in a dry run only.</summary>
    public required GateVerdict Ruled { get; init; }

    public required GateMode Mode { get; init; }

    /// <summary>The name of the rule that decided; null where none held.</summary>
    public string? Rule { get; init; }

    public required GateGrade Grade { get; init; }

    /// <summary>Why, what decided first.</summary>
    public required IReadOnlyList<GateReason> Reasons { get; init; }

    /// <summary>How long the answer may be given to the same question.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>When what is open now closes by a calendar; null when it is closed or never closes.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>When it opens next by the calendars; null when it is open or nothing is planned.</summary>
    public DateTimeOffset? NextOpenAt { get; init; }

    /// <summary>When it is worth asking again; null for an allow.</summary>
    public int? RetryAfterSeconds { get; init; }

    public required OverrideOffer Override { get; init; }

    public required DataQuality DataQuality { get; init; }

    /// <summary>The override that opened the gate; null when none was needed.</summary>
    public GateOverride? OpenedBy { get; init; }

    /// <summary>The approval that opened the gate; null when none was needed.</summary>
    public GateApproval? Approval { get; init; }
}
