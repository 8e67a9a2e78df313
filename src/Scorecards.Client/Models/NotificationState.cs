using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>How a channel is.</summary>
[JsonConverter(typeof(TolerantEnum<NotificationState>))]
public enum NotificationState
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Well,
    Failing,
    Disabled,
    NotConfigured,
}
