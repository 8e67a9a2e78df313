using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>How far an override has come.</summary>
[JsonConverter(typeof(TolerantEnum<OverrideState>))]
public enum OverrideState
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Open,

    /// <summary>Good for one deployment, which it has opened the gate for.</summary>
    Used,
    Expired,

    /// <summary>Ended before its time.</summary>
    Revoked,
}
