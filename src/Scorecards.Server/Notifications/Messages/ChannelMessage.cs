namespace Scorecards.Server.Notifications.Messages;

/// <summary>What is posted to a channel.</summary>
public sealed record ChannelMessage(byte[] Body, string MediaType, IReadOnlyList<KeyValuePair<string, string>> Headers);
