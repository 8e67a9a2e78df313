using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scorecards.Core.Runtime;
using Scorecards.Server.Hosting;

namespace Scorecards.Server.Security;

public static class SecurityExtensions
{
    /// <summary>Tokens in the Authorization header, and the policies that endpoints name.</summary>
    public static IServiceCollection AddScorecardsSecurity(this IServiceCollection services, ServerOptions options)
    {
        services.TryAddSingleton<ITokenStore>(s => s.GetRequiredService<IStore>());
        services.AddSingleton<BootstrapToken>();
        services.AddAuthentication(TokenAuthenticationHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthenticationHandler>(TokenAuthenticationHandler.SchemeName, null);
        Policies.Add(services.AddAuthorizationBuilder(), options.PublicRead);
        return services;
    }
}
