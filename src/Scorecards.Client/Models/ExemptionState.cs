using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>How far an exemption has come; only an approved one waives anything.</summary>
[JsonConverter(typeof(TolerantEnum<ExemptionState>))]
public enum ExemptionState
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Requested,
    Approved,
    Denied,
    Revoked,
    Expired,
}
