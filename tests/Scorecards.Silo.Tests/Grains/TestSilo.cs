using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Scorecards.Core.Catalog;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;
using Scorecards.Silo.Cluster;
using Scorecards.Silo.Grains;
using Scorecards.Storage;
using Scorecards.TestSupport;

namespace Scorecards.Silo.Tests.Grains;

/// <summary>A real silo in this process with the real pipeline on a real store that the test watches.</summary>
public sealed class TestSilo : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly IStore _store;
    private readonly IHost _host;

    private TestSilo(RunDeadline deadline, bool loaded)
    {
        var workingSet = new WorkingSet(Definitions(), Catalog(), new Dictionary<string, ISource>());
        if (loaded)
        {
            Load();
        }

        _store = StoreFactory.Create(Path.Combine(_folder.Path, "data"), TimeProvider.System);
        Store = new WatchedStore(_store);
        Pipeline = new EvaluationPipeline(() => workingSet, Store, new FactCollector(Store, TimeProvider.System), EvaluationSchedule.Default, TimeProvider.System);

        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IEvaluationStore>(Store)
            .AddSingleton<IServiceStore>(_store)
            .AddSingleton(Pipeline)
            .AddSingleton(Inputs)
            .AddServiceGrains()
            .AddSingleton(deadline);
        builder.UseOrleans(silo => silo.AddActivityPropagation().JoinCluster(new SiloOptions { SiloPort = SystemProcess.FreePort() }, null));
        _host = builder.Build();
    }

    public WatchedStore Store { get; }

    public EvaluationPipeline Pipeline { get; }

    public IServiceStore Services => _store;

    public IDeclarationStore Declarations => _store;

    public LiveInputs Inputs { get; } = new();

    public IServiceRuntime Runtime => _host.Services.GetRequiredService<IServiceRuntime>();

    public static async Task<TestSilo> StartAsync(RunDeadline? deadline = null, bool loaded = true)
    {
        var silo = new TestSilo(deadline ?? RunDeadline.Default, loaded);
        await silo._store.InitializeAsync(default);
        await silo._store.SyncServicesAsync([.. Catalog().Services.Values], _ => DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, default);
        await silo._host.StartAsync();
        return silo;
    }

    public IServiceGrain Grain(string service) => _host.Services.GetRequiredService<Func<string, IServiceGrain>>()(service);

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Gives it its first catalog and definitions.</summary>
    public void Load()
    {
        var loaded = new InputStatus("test", DateTimeOffset.UnixEpoch, null, []);
        Inputs.Publish(WorkingSet.Empty with { ServerUrl = "http://127.0.0.1" }, loaded, loaded);
    }

    /// <summary>Stops it as an operator does.</summary>
    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private static ServiceCatalog Catalog()
    {
        var yaml = string.Join("\n---\n", Enumerable.Range(0, 40).Select(i => $$"""
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: { name: service-{{i}} }
            spec: { type: service, lifecycle: production, owner: team-a }
            """));
        return CatalogBuilder.Build([new CatalogReader("http://127.0.0.1").Read(yaml, "catalog.yaml", null)], []);
    }

    private static DefinitionSet Definitions()
    {
        DefinitionDocument[] documents =
        [
            new("check.yaml", """
                apiVersion: scorecards.dev/v1
                kind: Check
                metadata: { name: has-an-owner }
                spec:
                  pass: service.team == 'team-a'
                """),
            new("card.yaml", """
                apiVersion: scorecards.dev/v1
                kind: Scorecard
                metadata: { name: readiness }
                spec: { primary: true, checks: [{ check: has-an-owner, weight: 1 }] }
                """),
        ];
        var result = DefinitionLoader.Load(documents, new Dictionary<string, SourceKind>());
        return result.Set ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }
}
