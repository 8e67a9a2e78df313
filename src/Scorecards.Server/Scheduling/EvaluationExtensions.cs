using Microsoft.Extensions.DependencyInjection.Extensions;
using Scorecards.Core.Runtime;
using Scorecards.Server.Hosting;
using Scorecards.Server.Inputs;

namespace Scorecards.Server.Scheduling;

internal static class EvaluationExtensions
{
    /// <summary>Evaluates services when they are due, and on demand.</summary>
    public static IServiceCollection AddEvaluation(this IServiceCollection services, ServerOptions options)
    {
        // Another flavour of the host may have brought a runtime of its own.
        services.TryAddSingleton<IServiceRuntime>(provider => new EmbeddedServiceRuntime(
            provider.GetRequiredService<EvaluationPipeline>(),
            provider.GetRequiredService<IEvaluationStore>(),
            provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        return services
            .AddSingleton(new EvaluationSchedule(options.Interval))
            .AddSingleton<IEvaluationStore>(provider => provider.GetRequiredService<IStore>())
            .AddSingleton<FactCollector>()
            .AddSingleton<Func<WorkingSet>>(provider =>
            {
                var live = provider.GetRequiredService<LiveInputs>();
                return () => live.Current;
            })
            .AddSingleton<EvaluationPipeline>()
            .AddSingleton<ClockCheck>()
            .AddHostedService<SchedulerService>()
            .AddHostedService<RetentionService>();
    }
}
