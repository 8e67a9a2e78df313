using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>What kind of limit holds a grade down.</summary>
[JsonConverter(typeof(TolerantEnum<CapReason>))]
public enum CapReason
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Blocker,
    Blockers,
    HighSeverity,
    ExemptBlocker,
    Coverage,
}
