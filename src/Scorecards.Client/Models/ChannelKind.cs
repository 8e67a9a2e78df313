using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>What a channel is.</summary>
[JsonConverter(typeof(TolerantEnum<ChannelKind>))]
public enum ChannelKind
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Slack,
    Teams,
    Webhook,
}
