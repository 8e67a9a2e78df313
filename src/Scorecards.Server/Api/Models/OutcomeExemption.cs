using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Api.Models;

/// <summary>The exemption behind an outcome, and what would count without it.</summary>
/// <param name="RequestedBy">The name of the token that asked.</param>
/// <param name="ApprovedBy">The name of the token that approved.</param>
/// <param name="WouldBe">What the check says all the same.</param>
/// <param name="WouldBeValue">0 to 1.</param>
public sealed record OutcomeExemption(
    string Id, string Reason, string RequestedBy, string ApprovedBy, DateTimeOffset ExpiresAt, OutcomeKind WouldBe, decimal WouldBeValue, string? WouldBeMessage)
{
    public static OutcomeExemption? Of(CheckOutcome outcome) => outcome is { Exemption: { } e, Exempted: { } would }
        ? new OutcomeExemption(e.Id, e.Reason, e.RequestedBy, e.ApprovedBy, e.ExpiresAt, would.Outcome, would.Value, would.Message)
        : null;
}
