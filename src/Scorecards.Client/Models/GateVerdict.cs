using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>What the gate says of a change.</summary>
[JsonConverter(typeof(TolerantEnum<GateVerdict>))]
public enum GateVerdict
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Allow,
    Deny,

    /// <summary>Not yet: something that is under way decides, such as a second approval.</summary>
    Hold,
}
