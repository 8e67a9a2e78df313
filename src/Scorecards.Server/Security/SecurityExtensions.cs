using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scorecards.Core.Runtime;
using Scorecards.Server.Hosting;

namespace Scorecards.Server.Security;

public static class SecurityExtensions
{
    /// <summary>Tokens in the Authorization header, people who signed in on a page, and the policies that endpoints name.</summary>
    public static IServiceCollection AddScorecardsSecurity(this IServiceCollection services, ServerOptions options)
    {
        services.TryAddSingleton<ITokenStore>(s => s.GetRequiredService<IStore>());
        services.AddSingleton<BootstrapToken>().AddSingleton<SignInAttempts>();
        services.AddAuthentication(PageSession.Either)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthenticationHandler>(TokenAuthenticationHandler.SchemeName, null)
            .AddPageSession();
        Policies.Add(services.AddAuthorizationBuilder(), options.PublicRead);
        return services;
    }
}
