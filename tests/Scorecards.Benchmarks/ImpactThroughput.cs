using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Sources;
using Scorecards.Sources.Setup;
using Scorecards.Storage;
using Scorecards.TestSupport;
using Spectre.Console;

namespace Scorecards.Benchmarks;

/// <summary>
/// Reports on changed definitions over stored services with 50 checks: one check changed, and every check changed. Compared with two
/// floors of the same run: running every check once more over facts in memory, and bare reading of the contents. Meanwhile
/// another caller reads one service after the other, as pages do.
/// </summary>
internal static class ImpactThroughput
{
    private const int Checks = 50;

    public static async Task RunAsync(int count)
    {
        using var folder = new TempFolder();
        var catalog = EvaluationInputs.Catalog(count);
        var before = EvaluationInputs.Definitions(Checks);
        using var sources = SourceRegistry.Create([], new SourceContext { CacheFolder = folder.Path, Catalog = () => catalog });
        var workingSet = new WorkingSet(before, catalog, sources.Sources) { ServerUrl = "http://127.0.0.1" };
        await using var store = StoreFactory.Create(Path.Combine(folder.Path, "data"), TimeProvider.System);
        await store.InitializeAsync(CancellationToken.None);
        await store.SyncServicesAsync([.. catalog.Services.Values], _ => DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow, CancellationToken.None);
        await store.SaveDefinitionsAsync(before.Digest, JsonSerializer.Serialize(before.Documents), DateTimeOffset.UtcNow, CancellationToken.None);
        var pipeline = new EvaluationPipeline(() => workingSet, store, new FactCollector(store, TimeProvider.System), EvaluationSchedule.Default, TimeProvider.System);
        var runtime = new EmbeddedServiceRuntime(pipeline, store);
        await Parallel.ForEachAsync(catalog.Services.Keys, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (id, token) => await runtime.EvaluateAsync(id, token));
        var services = (await store.ChangesAsync(0, int.MaxValue, CancellationToken.None)).Services.Select(s => (ServiceJson.Read(s.ServiceJson), s.Latest!)).ToList();

        var scoring = Scoring(workingSet, services);
        var reading = await ReadingAsync(store, services);
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count:N0} services × {Checks} checks; floors: scoring alone {scoring.TotalSeconds:0.00} s, bare reading of the contents {reading.TotalSeconds:0.00} s"));
        foreach (var (what, changed) in new[] { ("one check changed", 1), ("every check changed", Checks) })
        {
            var after = EvaluationInputs.Definitions(Checks, changed);
            var (took, slowest) = await MeasureAsync(store, before, after, services);
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what}: {took.TotalSeconds:0.00} s, {took / (scoring + reading):0.00} of the floors together; a reading meanwhile took at most {slowest.TotalMilliseconds:0} ms"));
        }
    }

    private static async Task<(TimeSpan Took, TimeSpan Slowest)> MeasureAsync(
        IStore store, DefinitionSet before, DefinitionSet after, List<(Service Service, Evaluation Last)> services)
    {
        using var done = new CancellationTokenSource();
        var meanwhile = Task.Run(async () =>
        {
            var slowest = TimeSpan.Zero;
            for (var i = 0; !done.IsCancellationRequested; i++)
            {
                var began = Stopwatch.GetTimestamp();
                await store.FindStateAsync(services[i % services.Count].Service.Id, CancellationToken.None);
                var took = Stopwatch.GetElapsedTime(began);
                slowest = took > slowest ? took : slowest;

                // A reader now and then, who notices a report that holds reads up, and not one who is a load himself.
                await Task.Delay(1);
            }

            return slowest;
        });
        var clock = Stopwatch.StartNew();
        var report = await new ImpactReporter(store, SourceRegistry.Kinds).ReportAsync(before, after, "http://127.0.0.1", services, 0, CancellationToken.None);
        clock.Stop();
        await done.CancelAsync();
        return report.Summary.Services == services.Count ? (clock.Elapsed, await meanwhile) : throw new InvalidOperationException("Not every service was looked at.");
    }

    private static TimeSpan Scoring(WorkingSet workingSet, List<(Service Service, Evaluation Last)> services)
    {
        var clock = Stopwatch.StartNew();
        Parallel.ForEach(services, s =>
        {
            var plan = FactPlan.For(workingSet.Definitions, s.Service, workingSet.ServerUrl);
            var facts = plan.Questions().Keys.ToDictionary(k => k, _ => Core.Facts.Fact.Ok(s.Service.Entity, s.Last.At));
            Scorer.Evaluate(plan, facts, [], null, s.Last.At, "floor");
        });
        return clock.Elapsed;
    }

    private static async Task<TimeSpan> ReadingAsync(IStore store, List<(Service Service, Evaluation Last)> services)
    {
        var clock = Stopwatch.StartNew();
        foreach (var some in services.Chunk(100))
        {
            await store.FindContentsAsync([.. some.SelectMany(s => s.Last.Facts).Select(f => f.Digest).OfType<string>().Distinct()], CancellationToken.None);
        }

        return clock.Elapsed;
    }
}
