using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scorecards.Core.Access;
using Scorecards.Core.Runtime;
using Scorecards.Core.Signing;
using Scorecards.Server.Hosting;

namespace Scorecards.Server.Security;

public static class SecurityExtensions
{
    /// <summary>Tokens in the Authorization header, people who signed in on a page, and the policies that endpoints name.</summary>
    public static IServiceCollection AddScorecardsSecurity(this IServiceCollection services, ServerOptions options)
    {
        services.TryAddSingleton<ITokenStore>(s => s.GetRequiredService<IStore>());
        services.TryAddSingleton<IKeyStore>(s => s.GetRequiredService<IStore>());
        services.TryAddSingleton<ILeaseStore>(s => s.GetRequiredService<IStore>());
        services.TryAddSingleton<ISigner, NodeSigner>();
        services.AddSingleton<BootstrapToken>().AddSingleton<SignInAttempts>().AddSingleton<SessionSeal>().AddSingleton<FirstProtectionKey>();
        services.AddSharedKeys();
        services.AddAuthentication(PageSession.Either)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthenticationHandler>(TokenAuthenticationHandler.SchemeName, null)
            .AddPageSession();
        Policies.Add(services.AddAuthorizationBuilder(), options.PublicRead);
        return services;
    }

    // The name takes the place of the folder that the program is in, which differs from node to node.
    internal static void AddSharedKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("scorecards");
        services.AddOptions<KeyManagementOptions>().Configure<IKeyStore>((keys, store) => keys.XmlRepository = new StoredKeys(store));
    }
}
