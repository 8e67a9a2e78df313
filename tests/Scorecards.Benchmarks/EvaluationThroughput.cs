using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Sources;
using Scorecards.Sources.Setup;
using Scorecards.Storage;
using Scorecards.TestSupport;
using Spectre.Console;

namespace Scorecards.Benchmarks;

/// <summary>
/// Evaluates services with 20 checks over the catalog source and stores them, and compares that with two floors of the same run:
/// scoring alone, and writing the same number of rows of the same size to SQLite in one go.
/// </summary>
internal static class EvaluationThroughput
{
    private const int Concurrency = 64;
    private const int Rounds = 3;

    public static async Task RunAsync(int count)
    {
        using var folder = new TempFolder();
        var catalog = EvaluationInputs.Catalog(count);
        var definitions = EvaluationInputs.Definitions();
        using var sources = SourceRegistry.Create([], new SourceContext { CacheFolder = folder.Path, Catalog = () => catalog });
        var workingSet = new WorkingSet(definitions, catalog, sources.Sources) { ServerUrl = "http://127.0.0.1" };

        await using var store = StoreFactory.Create(Path.Combine(folder.Path, "data"), TimeProvider.System);
        await store.InitializeAsync(CancellationToken.None);
        await store.SyncServicesAsync([.. catalog.Services.Values], _ => DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow, CancellationToken.None);
        var pipeline = new EvaluationPipeline(() => workingSet, store, new FactCollector(store, TimeProvider.System), EvaluationSchedule.Default, TimeProvider.System);
        var runtime = new EmbeddedServiceRuntime(pipeline, store);

        var scoring = Scoring(workingSet);
        for (var round = 1; round <= Rounds; round++)
        {
            var stored = await EvaluateAsync(runtime, catalog, round);
            var row = (await store.FindStateAsync(catalog.Services.Keys.First(), CancellationToken.None))!.Latest!;
            var writing = Writing(Path.Combine(folder.Path, $"floor-{round}.db"), count, System.Text.Json.JsonSerializer.Serialize(row, ScorecardsJson.Default.Evaluation));
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"round {round}: evaluated and stored {stored:N0} services/s; floors: scoring alone {scoring:N0}/s (ratio {stored / scoring:0.00}), bare writing {writing:N0}/s (ratio {stored / writing:0.00})"));
        }
    }

    private static async Task<double> EvaluateAsync(EmbeddedServiceRuntime runtime, ServiceCatalog catalog, int round)
    {
        var clock = Stopwatch.StartNew();
        var done = 0;
        await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask($"round {round}", maxValue: catalog.Services.Count);
            await Parallel.ForEachAsync(catalog.Services.Keys, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (id, token) =>
            {
                _ = await runtime.EvaluateAsync(id, token) ?? throw new InvalidOperationException($"{id} was not evaluated.");
                task.Value = Interlocked.Increment(ref done);
            });
        });
        return catalog.Services.Count / clock.Elapsed.TotalSeconds;
    }

    private static double Scoring(WorkingSet workingSet)
    {
        var none = new Dictionary<FactKey, Fact>();
        var clock = Stopwatch.StartNew();
        Parallel.ForEach(workingSet.Catalog.Services.Values, service =>
        {
            var plan = FactPlan.For(workingSet.Definitions, service, workingSet.ServerUrl);
            var facts = plan.Questions().Keys.ToDictionary(k => k, _ => Fact.Ok(service.Entity, DateTimeOffset.UtcNow));
            Scorer.Evaluate(plan, facts.Count == 0 ? none : facts, [], null, DateTimeOffset.UtcNow, "floor");
        });
        return workingSet.Catalog.Services.Count / clock.Elapsed.TotalSeconds;
    }

    private static double Writing(string file, int count, string row)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; CREATE TABLE rows(id INTEGER PRIMARY KEY, body TEXT)";
        command.ExecuteNonQuery();

        var clock = Stopwatch.StartNew();
        using var transaction = connection.BeginTransaction();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO rows(body) VALUES ($body)";
        command.Parameters.AddWithValue("$body", row);
        for (var i = 0; i < count; i++)
        {
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        return count / clock.Elapsed.TotalSeconds;
    }
}
