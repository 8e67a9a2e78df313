namespace Scorecards.Server.FairPlay;

public static class FairPlayExtensions
{
    /// <summary>What is worth a look, and the service that looks for it.</summary>
    public static IServiceCollection AddFairPlay(this IServiceCollection services) => services
        .AddSingleton<LiveFairPlay>()
        .AddSingleton<FairPlayReader>()
        .AddSingleton<FairPlayService>()
        .AddHostedService(provider => provider.GetRequiredService<FairPlayService>());
}
