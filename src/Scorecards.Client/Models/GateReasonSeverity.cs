using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>How much a reason matters.</summary>
[JsonConverter(typeof(TolerantEnum<GateReasonSeverity>))]
public enum GateReasonSeverity
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,

    /// <summary>Explains.</summary>
    Info,

    /// <summary>Worth knowing, but not what decided.</summary>
    Warning,

    /// <summary>Keeps the gate from opening.</summary>
    Blocking,
}
