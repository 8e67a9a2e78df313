namespace Scorecards.Client.Models;

/// <summary>What was done to an exemption.</summary>
/// <param name="State">What it became.</param>
/// <param name="By">The name of the token.</param>
public sealed record ExemptionStep(ExemptionState State, string By, DateTimeOffset At, string? Reason);
