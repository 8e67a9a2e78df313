using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>What the events of another program are to a calendar.</summary>
[JsonConverter(typeof(TolerantEnum<FeedUse>))]
public enum FeedUse
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Window,
    Holiday,
    Freeze,
}
