using Scorecards.Core.Facts;

namespace Scorecards.Core.Definitions;

/// <summary>What one run of a check saw, before anything is held from earlier runs.</summary>
/// <param name="Value">0..1 for pass, fail and partial.</param>
/// <param name="Cause">Whose fault it is that nothing could be seen; only with <see cref="OutcomeKind.Unknown"/>.</param>
public sealed record Observation(OutcomeKind Outcome, decimal Value, string? Message, UnknownCause? Cause = null)
{
    public static Observation Unknown(UnknownCause cause, string reason) => new(OutcomeKind.Unknown, 0, reason, cause);

    public static Observation NotApplicable(string? reason = null) => new(OutcomeKind.NotApplicable, 0, reason);
}
