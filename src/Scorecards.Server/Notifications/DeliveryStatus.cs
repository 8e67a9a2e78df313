using Scorecards.Core.Runtime;

namespace Scorecards.Server.Notifications;

/// <summary>How the channels were when this node last looked: written by the delivery, read by the metrics.</summary>
public sealed class DeliveryStatus
{
    private volatile IReadOnlyList<ChannelState> _channels = [];

    public IReadOnlyList<ChannelState> Channels => _channels;

    internal void Saw(IReadOnlyList<ChannelState> channels) => _channels = channels;
}
