using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>What a notification tells.</summary>
[JsonConverter(typeof(TolerantEnum<EventKind>))]
public enum EventKind
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    GradeChanged,
    SourceTroubled,
    SourceRecovered,
    ExemptionExpiring,
    ExemptionExpired,
    AttestationExpiring,
    AttestationExpired,
    FreezeDeclared,
    FreezeLifted,
    DeploymentHeld,
    OverrideOpened,
    OverrideApproved,
    OverrideUnapproved,
}
