using Scorecards.Core.Definitions;
using Scorecards.Server.Inputs;
using Scorecards.Sources.Setup;

namespace Scorecards.Server.Notifications;

/// <summary>The channels of the notifications in use, each kept for as long as its definition is the same.</summary>
/// <remarks>Not for concurrent use.</remarks>
public sealed class NotificationChannels(LiveInputs inputs, SourceContext context) : IDisposable
{
    private readonly Dictionary<string, NotificationChannel> _open = new(StringComparer.Ordinal);

    /// <summary>The notifications whose channels have an address here.</summary>
    public IReadOnlyList<Notification> Configured =>
        [.. inputs.Current.Definitions.Notifications.Values.Where(n => NotificationChannel.IsConfigured(n, context.Environment))];

    /// <summary>Null when no notification has the name any more, or its channel no address.</summary>
    public NotificationChannel? Find(string name)
    {
        if (!inputs.Current.Definitions.Notifications.TryGetValue(name, out var notification) || !NotificationChannel.IsConfigured(notification, context.Environment))
        {
            return null;
        }

        // One that is replaced may still be sending; what it stands on is freed with it.
        if (!_open.TryGetValue(name, out var channel) || !ReferenceEquals(channel.Notification, notification))
        {
            _open[name] = channel = new NotificationChannel(notification, context);
        }

        return channel;
    }

    public void Dispose()
    {
        foreach (var channel in _open.Values)
        {
            channel.Dispose();
        }
    }
}
