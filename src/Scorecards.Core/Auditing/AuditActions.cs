namespace Scorecards.Core.Auditing;

/// <summary>What is written down. Readers of the log go by these words, so none is ever renamed.</summary>
public static class AuditActions
{
    public const string DecisionMade = "decision.made";
    public const string DecisionApproved = "decision.approved";
    public const string OverrideOpened = "override.opened";
    public const string OverrideApproved = "override.approved";
    public const string OverrideRevoked = "override.revoked";
    public const string OverrideUsed = "override.used";
    public const string FreezeDeclared = "freeze.declared";
    public const string FreezeLifted = "freeze.lifted";
    public const string ExemptionRequested = "exemption.requested";
    public const string ExemptionApproved = "exemption.approved";
    public const string ExemptionDenied = "exemption.denied";
    public const string ExemptionRevoked = "exemption.revoked";
    public const string AttestationGiven = "attestation.given";
    public const string AppealRequested = "appeal.requested";
    public const string AppealGranted = "appeal.granted";
    public const string AppealRefused = "appeal.refused";
    public const string TokenCreated = "token.created";
    public const string TokenRevoked = "token.revoked";
    public const string DefinitionsChanged = "definitions.changed";
}
