using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>How bad it is when a check fails.</summary>
[JsonConverter(typeof(TolerantEnum<Severity>))]
public enum Severity
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Low,
    Medium,
    High,
    Blocker,
}
