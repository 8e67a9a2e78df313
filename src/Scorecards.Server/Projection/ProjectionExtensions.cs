
namespace Scorecards.Server.Projection;

public static class ProjectionExtensions
{
    /// <summary>The snapshot all reads answer from, and the service that keeps it up to date.</summary>
    public static IServiceCollection AddProjection(this IServiceCollection services) => services
        .AddSingleton<LiveSnapshot>()
        .AddSingleton<Projector>()
        .AddHostedService<ProjectionService>();
}
