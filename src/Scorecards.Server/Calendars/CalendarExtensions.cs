using Microsoft.Extensions.DependencyInjection.Extensions;
using Scorecards.Core.Calendars;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Calendars;

internal static class CalendarExtensions
{
    /// <summary>The calendars of the definitions in use.</summary>
    public static IServiceCollection AddCalendars(this IServiceCollection services)
    {
        services.TryAddSingleton<CalendarCopies>();
        services.TryAddSingleton<LiveCalendars>();
        return services;
    }

    /// <summary>Fetches those behind URLs.</summary>
    public static IServiceCollection AddCalendarFetching(this IServiceCollection services) => services
        .AddSingleton<ICalendarCopyStore>(provider => provider.GetRequiredService<IStore>())
        .AddSingleton<CalendarFetcher>()
        .AddHostedService<CalendarService>();
}
