using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>How far a check is on its way into force.</summary>
[JsonConverter(typeof(TolerantEnum<Stage>))]
public enum Stage
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Draft,
    Dark,
    Preview,
    Sampled,
    Enforced,
    Retired,
}
