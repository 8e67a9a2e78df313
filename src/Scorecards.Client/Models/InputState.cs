using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>Whether the newest content of an input is in use.</summary>
[JsonConverter(typeof(TolerantEnum<InputState>))]
public enum InputState
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Ok,
    Refused,
    Missing,
}
