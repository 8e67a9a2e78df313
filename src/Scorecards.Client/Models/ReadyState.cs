using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>Whether the server can answer.</summary>
[JsonConverter(typeof(TolerantEnum<ReadyState>))]
public enum ReadyState
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Ready,
    Starting,
}
