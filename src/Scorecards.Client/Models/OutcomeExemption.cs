namespace Scorecards.Client.Models;

/// <summary>The exemption behind an outcome, and what would count without it.</summary>
/// <param name="RequestedBy">The name of the token that asked.</param>
/// <param name="ApprovedBy">The name of the token that approved.</param>
/// <param name="WouldBe">What the check says all the same.</param>
/// <param name="WouldBeValue">0 to 1.</param>
public sealed record OutcomeExemption(
    string Id, string Reason, string RequestedBy, string ApprovedBy, DateTimeOffset ExpiresAt, OutcomeKind WouldBe, decimal WouldBeValue, string? WouldBeMessage);
