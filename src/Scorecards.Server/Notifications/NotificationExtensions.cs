using Scorecards.Core.Runtime;

namespace Scorecards.Server.Notifications;

internal static class NotificationExtensions
{
    /// <summary>Tells people and programs what happened.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddSingleton(new RetrySchedule(Random.Shared.NextDouble))
        .AddSingleton<IEventStore>(provider => provider.GetRequiredService<IStore>())
        .AddSingleton<IDeliveryStore>(provider => provider.GetRequiredService<IStore>())
        .AddSingleton<ILeaseStore>(provider => provider.GetRequiredService<IStore>())
        .AddSingleton<DeliveryLease>()
        .AddSingleton<Dispatcher>()
        .AddSingleton<NotificationChannels>()
        .AddSingleton<ChannelRun>()
        .AddSingleton<SourceWatch>()
        .AddSingleton<DeliveryRound>()
        .AddHostedService<DeliveryService>();
}
