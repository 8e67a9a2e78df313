using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>Whether the store can be read.</summary>
[JsonConverter(typeof(TolerantEnum<StoreState>))]
public enum StoreState
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Ok,
    Away,
}
