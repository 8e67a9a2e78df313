using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scorecards.Benchmarks;
using Scorecards.Core.Catalog;
using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;
using Scorecards.Silo.Cluster;
using Scorecards.Sources;
using Scorecards.Sources.Setup;
using Scorecards.Storage;
using Scorecards.TestSupport;

namespace Scorecards.Silo.Benchmarks;

/// <summary>Evaluates the same services through grains and through the server's own runtime, by turns, and compares the two.</summary>
internal static class GrainThroughput
{
    private const int Concurrency = 64;
    private const int Rounds = 5;
    private const int SiloPort = 11911;

    /// <summary>Prints evaluations a second of both in every round; returns the median of their ratios.</summary>
    public static async Task<double> RunAsync(int count)
    {
        using var folder = new TempFolder();
        var catalog = EvaluationInputs.Catalog(count);
        using var sources = SourceRegistry.Create([], new SourceContext { CacheFolder = folder.Path, Catalog = () => catalog });
        var workingSet = new WorkingSet(EvaluationInputs.Definitions(), catalog, sources.Sources) { ServerUrl = "http://127.0.0.1" };

        await using var ours = await StoreAsync(folder, "embedded", catalog);
        await using var theirs = await StoreAsync(folder, "grains", catalog);
        var embedded = new EmbeddedServiceRuntime(Pipeline(workingSet, ours), ours);
        using var silo = Silo(workingSet, theirs);
        await silo.StartAsync();
        var grains = silo.Services.GetRequiredService<IServiceRuntime>();

        // The first run of each service makes its grain and its first row: it is not counted.
        await MeasureAsync(embedded, catalog);
        await MeasureAsync(grains, catalog);
        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var (own, grain) = (await MeasureAsync(embedded, catalog), await MeasureAsync(grains, catalog));
            ratios.Add(grain / own);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"round {round}: {grain:N0} evaluations/s through grains, {own:N0}/s through the server's own runtime (ratio {grain / own:0.00})"));
        }

        await silo.StopAsync();
        return ratios.Order().ElementAt(Rounds / 2);
    }

    private static async Task<double> MeasureAsync(IServiceRuntime runtime, ServiceCatalog catalog)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(catalog.Services.Keys, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (id, token) =>
            _ = await runtime.EvaluateAsync(id, token) ?? throw new InvalidOperationException($"{id} was not evaluated."));
        return catalog.Services.Count / clock.Elapsed.TotalSeconds;
    }

    private static async Task<IStore> StoreAsync(TempFolder folder, string name, ServiceCatalog catalog)
    {
        var store = StoreFactory.Create(Path.Combine(folder.Path, name), TimeProvider.System);
        await store.InitializeAsync(CancellationToken.None);
        await store.SyncServicesAsync([.. catalog.Services.Values], _ => DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow, CancellationToken.None);
        return store;
    }

    private static EvaluationPipeline Pipeline(WorkingSet workingSet, IStore store) =>
        new(() => workingSet, store, new FactCollector(store, TimeProvider.System), EvaluationSchedule.Default, TimeProvider.System);

    private static IHost Silo(WorkingSet workingSet, IStore store)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<IEvaluationStore>(store).AddSingleton<IServiceStore>(store).AddSingleton(Pipeline(workingSet, store)).AddSingleton(Loaded(workingSet)).AddServiceGrains();
        builder.UseOrleans(silo => silo.AddActivityPropagation().JoinCluster(new SiloOptions { SiloPort = SiloPort }, null));
        return builder.Build();
    }

    private static LiveInputs Loaded(WorkingSet workingSet)
    {
        var (inputs, loaded) = (new LiveInputs(), new InputStatus("benchmark", DateTimeOffset.UtcNow, null, []));
        inputs.Publish(workingSet, loaded, loaded);
        return inputs;
    }
}
