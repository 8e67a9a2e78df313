namespace Scorecards.Client.Models;

/// <summary>What is said with a decision on an exemption.</summary>
/// <param name="Reason">At most 1000 characters.</param>
public sealed record ExemptionDecision(string? Reason = null);
