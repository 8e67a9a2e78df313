namespace Scorecards.Core.Declarations;

/// <summary>What was done to an exemption.</summary>
/// <param name="State">What it became.</param>
/// <param name="By">The name of the token.</param>
/// <param name="At">When; never before the step before it.</param>
/// <param name="Reason">Why; null where nothing was said. Of a request it is the reason for the exemption.</param>
public sealed record ExemptionStep(ExemptionState State, string By, DateTimeOffset At, string? Reason);
