using Microsoft.Extensions.DependencyInjection.Extensions;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Series;

public static class SeriesExtensions
{
    /// <summary>The past of the company, its teams and its checks, day by day.</summary>
    public static IServiceCollection AddSeries(this IServiceCollection services)
    {
        services.TryAddSingleton(s => new CompanySeries(s.GetRequiredService<IStore>(), s.GetRequiredService<IStore>(), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(s => new CheckSeries(s.GetRequiredService<IStore>(), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(s => new PastGrades(s.GetRequiredService<IStore>(), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(s => new CheckFlaps(s.GetRequiredService<IStore>(), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<StageHistory>();
        services.TryAddSingleton(s => new GroupSeries(s.GetRequiredService<IStore>(), s.GetRequiredService<TimeProvider>()));
        services.AddHostedService<SeriesService>();
        return services;
    }
}
