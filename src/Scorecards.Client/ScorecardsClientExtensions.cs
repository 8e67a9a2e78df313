using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Refit;
using Scorecards.Client.Resilience;

namespace Scorecards.Client;

/// <summary>Registers <see cref="IScorecardsApi"/>.</summary>
public static class ScorecardsClientExtensions
{
    /// <summary>Adds <see cref="IScorecardsApi"/> for a server.</summary>
    /// <param name="url">Where the server is, such as <c>https://scorecards.example.com</c>.</param>
    /// <param name="token">The token for writing, and for reading where that is not open.</param>
    /// <returns>The builder of its HTTP client, for handlers of your own.</returns>
    public static IHttpClientBuilder AddScorecardsClient(this IServiceCollection services, Uri url, string? token = null) =>
        services.AddScorecardsClient(options => (options.Url, options.Token) = (url, token));

    /// <summary>Adds <see cref="IScorecardsApi"/> with the options given.</summary>
    /// <returns>The builder of its HTTP client, for handlers of your own.</returns>
    /// <exception cref="ArgumentException">The URL is missing or not one of HTTP, or a number or time is out of range.</exception>
    public static IHttpClientBuilder AddScorecardsClient(this IServiceCollection services, Action<ScorecardsClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new ScorecardsClientOptions();
        configure(options);
        options.Check();

        services.TryAddSingleton(TimeProvider.System);

        // One for all handlers that the factory makes, or each would judge the server anew.
        services.AddSingleton(provider => new ServerPipeline(ClientPipeline.Create(options.Patience, provider.GetRequiredService<TimeProvider>())));
        return services.AddRefitGeneratedClient<IScorecardsApi>(ClientSettings.Create())
            .ConfigureHttpClient(client =>
            {
                client.BaseAddress = new Uri(options.Url!.AbsoluteUri.TrimEnd('/'));
                client.DefaultRequestHeaders.Authorization = options.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;

                // The pipeline ends what takes too long, with all attempts in view.
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .AddHttpMessageHandler(provider => new ResilienceHandler(provider.GetRequiredService<ServerPipeline>().Pipeline));
    }
}
