using System.Net;
using Microsoft.Extensions.Configuration.Memory;
using Orleans.Configuration;
using Orleans.Serialization;
using Scorecards.Core.Runtime;
using Scorecards.Server.Hosting;
using Scorecards.Silo.Grains;
using Scorecards.Silo.Telemetry;
using Scorecards.Storage;
using Scorecards.Storage.PostgreSql;

namespace Scorecards.Silo.Cluster;

internal static class ClusterExtensions
{
    /// <summary>Makes the server a silo: evaluations run in grains, everything else as before.</summary>
    /// <exception cref="SettingException">A setting cannot be used, or the cluster works on another store.</exception>
    /// <exception cref="StoreException">The database of the cluster is away, or not made for it.</exception>
    public static async Task AddSiloAsync(this WebApplicationBuilder builder, ServerOptions server)
    {
        // Below every other setting: Orleans says much that concerns nobody but its makers.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = [new("Logging:LogLevel:Orleans", "Warning")] });
        var options = SiloSettings.Read(builder.Configuration);
        SiloPort.Check(options.SiloAddress ?? (options.Cluster is null ? IPAddress.Loopback : IPAddress.Any), options.SiloPort);
        var found = options.Cluster is null ? null : await builder.FindClusterAsync(options, server);
        builder.Services.AddServiceGrains().AddSingleton<IServiceStore>(provider => provider.GetRequiredService<IStore>());
        builder.AddTelemetry();
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = ("scorecards", options.ClusterId))
            .Configure<ClusterMembershipOptions>(Liveness.Configure)
            .Configure<GrainCollectionOptions>(grains => grains.CollectionAge = KeptFor(server.Interval))
            .Configure<Orleans.Configuration.SiloOptions>(here => here.SiloName = found?.SiloName ?? here.SiloName)
            .AddActivityPropagation()
            .JoinCluster(options, found?.Connection));
    }

    /// <summary>Has services evaluated by grains.</summary>
    public static IServiceCollection AddServiceGrains(this IServiceCollection services) => services
        .AddSingleton(RunDeadline.Default)
        .AddSingleton<InputsGate>()
        // Else a failure in another silo, of the store for one, would arrive as a missing codec.
        .Configure<ExceptionSerializationOptions>(exceptions => exceptions.SupportedExceptionTypeFilter = _ => true)
        .AddSingleton<Func<string, IServiceGrain>>(provider =>
        {
            var grains = provider.GetRequiredService<IGrainFactory>();
            return id => grains.GetGrain<IServiceGrain>(id);
        })
        .AddSingleton<IServiceRuntime, GrainServiceRuntime>();

    public static void JoinCluster(this ISiloBuilder silo, SiloOptions options, string? connection)
    {
        if (connection is null)
        {
            var here = new IPEndPoint(options.SiloAddress ?? IPAddress.Loopback, options.SiloPort);
            silo.ConfigureEndpoints(here.Address, here.Port, options.GatewayPort).UseDevelopmentClustering(here);
            return;
        }

        if (options.SiloAddress is { } address)
        {
            silo.ConfigureEndpoints(address, options.SiloPort, options.GatewayPort);
        }
        else
        {
            silo.ConfigureEndpoints(options.SiloPort, options.GatewayPort);
        }

        silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", connection));
    }

    /// <summary>Sees that this silo can join, before anything is begun: Orleans would only say that statements are missing.</summary>
    private static async Task<(string Connection, string SiloName)?> FindClusterAsync(this WebApplicationBuilder builder, SiloOptions options, ServerOptions server)
    {
        if (server.Store is not { } store || !StoreFactory.IsShared(store))
        {
            throw new SettingException("cluster is given, but each silo would have a store of its own: give the PostgreSQL database that all of them share with --store");
        }

        await using var schema = new SiloSchema(options.Cluster!);
        await schema.CheckAsync(CancellationToken.None);
        var check = new ClusterCheck(options.ClusterId, await StoreIdentity.ReadAsync(store, CancellationToken.None));
        if (check.Judge(await schema.LiveSilosAsync(CancellationToken.None)) is { } warning)
        {
            builder.Services.AddHostedService(provider => new ClusterWarning(warning, provider.GetRequiredService<ILogger<ClusterWarning>>()));
        }

        return (schema.ConnectionString, check.SiloName);
    }

    /// <summary>Past the next run of a service, so that its grain need not be made anew for each.</summary>
    private static TimeSpan KeptFor(TimeSpan interval) => interval * 2 + TimeSpan.FromMinutes(15);
}
