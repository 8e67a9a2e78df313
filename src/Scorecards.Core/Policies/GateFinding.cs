using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;

namespace Scorecards.Core.Policies;

/// <summary>What was found to decide, before modes and overrides.</summary>
internal sealed record GateFinding(GateVerdict Verdict, GateReason Reason)
{
    /// <summary>Null where no rule decided.</summary>
    public GateRule? Rule { get; init; }

    /// <summary>When the hours end or a planned freeze begins.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>True when the hours are over now, so that nothing closes.</summary>
    public bool IsShut { get; init; }

    public DateTimeOffset? NextOpenAt { get; init; }

    /// <summary>When it is worth asking again; null when nothing is known to change by itself.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>How long the answer holds at most, where that is not what the policy says.</summary>
    public TimeSpan? HoldsFor { get; init; }

    /// <summary>True when a dry run does not soften it.</summary>
    public bool AlwaysBinds { get; init; }

    /// <summary>True when breaking the glass opens it.</summary>
    public bool CanBeBroken { get; init; }

    /// <summary>True when the fail mode decided.</summary>
    public bool Degraded { get; init; }

    public GateApproval? Approval { get; init; }
}
