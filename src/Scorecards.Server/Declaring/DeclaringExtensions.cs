using Microsoft.Extensions.DependencyInjection.Extensions;
using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Declaring;

internal static class DeclaringExtensions
{
    /// <summary>Takes what people declare about services.</summary>
    public static IServiceCollection AddDeclaring(this IServiceCollection services)
    {
        services.TryAddSingleton<IAttestationStore>(provider => provider.GetRequiredService<IStore>());
        services.TryAddSingleton<IExemptionStore>(provider => provider.GetRequiredService<IStore>());
        return services.AddSingleton<AttestationDesk>().AddSingleton<ExemptionDesk>();
    }
}
