using Microsoft.Extensions.DependencyInjection.Extensions;
using Scorecards.Core.Access;
using Scorecards.Core.Auditing;
using Scorecards.Core.Runtime;
using Scorecards.Core.Signing;
using Scorecards.Server.Security;

namespace Scorecards.Server.Auditing;

internal static class AuditingExtensions
{
    /// <summary>Seals the audit log and signs its end.</summary>
    public static IServiceCollection AddAuditing(this IServiceCollection services)
    {
        services.TryAddSingleton<ILeaseStore>(provider => provider.GetRequiredService<IStore>());
        services.TryAddSingleton<IAuditStore>(provider => provider.GetRequiredService<IStore>());
        services.TryAddSingleton<IKeyStore>(provider => provider.GetRequiredService<IStore>());
        services.TryAddSingleton<ISigner, NodeSigner>();
        services.TryAddSingleton<AuditStatus>();
        return services
            .AddSingleton<SealLease>()
            .AddSingleton<SealRound>()
            .AddHostedService<AuditSealer>();
    }
}
