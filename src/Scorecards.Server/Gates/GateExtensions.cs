using Microsoft.Extensions.DependencyInjection.Extensions;
using Scorecards.Core.Access;
using Scorecards.Core.Calendars;
using Scorecards.Core.Gates;
using Scorecards.Core.Runtime;
using Scorecards.Core.Signing;
using Scorecards.Server.Calendars;
using Scorecards.Server.Scheduling;
using Scorecards.Server.Security;

namespace Scorecards.Server.Gates;

public static class GateExtensions
{
    /// <summary>Decides whether changes may be deployed, and follows what people declare about it.</summary>
    public static IServiceCollection AddGate(this IServiceCollection services)
    {
        services.TryAddSingleton<ClockCheck>();
        services.TryAddSingleton<IKeyStore>(provider => provider.GetRequiredService<IStore>());
        services.TryAddSingleton<ISigner, NodeSigner>();
        services.AddCalendars();
        services.TryAddSingleton<Func<ICalendarBook>>(provider =>
        {
            var live = provider.GetRequiredService<LiveCalendars>();
            return () => live.Current;
        });
        return services
            .AddSingleton<IGateStore>(provider => provider.GetRequiredService<IStore>())
            .AddSingleton<LiveActing>()
            .AddSingleton<ActingWatch>()
            .AddSingleton<GateClock>()
            .AddSingleton<GateMemory>()
            .AddSingleton<GateFacts>()
            .AddSingleton<GateDesk>()
            .AddSingleton<FreezeDesk>()
            .AddSingleton<OverrideDesk>()
            .AddHostedService(provider => provider.GetRequiredService<ActingWatch>())
            .AddHostedService<OverrideWatch>();
    }
}
