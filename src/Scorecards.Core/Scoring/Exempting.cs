using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;

namespace Scorecards.Core.Scoring;

/// <summary>
/// Takes what is exempt out of the score. The check runs all the same, so that everyone sees what it would say, and so that the
/// end of an exemption leaves the outcome as it would be had there been none.
/// </summary>
internal static class Exempting
{
    /// <summary>The outcome that counts. Where a check does not apply there is nothing to exempt.</summary>
    public static CheckOutcome Apply(CheckOutcome outcome, GrantedExemption? exemption) =>
        exemption is null || outcome.Outcome == OutcomeKind.NotApplicable ? outcome : outcome with
        {
            Outcome = OutcomeKind.Exempt,
            Value = 0,
            Message = $"exempt until {exemption.ExpiresAt.UtcDateTime:u}, approved by {exemption.ApprovedBy}: {exemption.Reason}",
            Exemption = exemption,
            Exempted = new ExemptedOutcome(outcome.Outcome, outcome.Value, outcome.Message),
        };

    /// <summary>The outcome as it was without its exemption.</summary>
    public static CheckOutcome? Undo(CheckOutcome? outcome) =>
        outcome?.Exempted is not { } exempted ? outcome : outcome with
        {
            Outcome = exempted.Outcome,
            Value = exempted.Value,
            Message = exempted.Message,
            Exemption = null,
            Exempted = null,
        };
}
