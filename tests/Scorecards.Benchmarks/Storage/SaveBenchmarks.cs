using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Scorecards.Core.Runtime;
using Scorecards.Storage;
using Scorecards.Storage.Tests.Conformance;
using Scorecards.TestSupport;

namespace Scorecards.Benchmarks.Storage;

/// <summary>Saves of 1,000 services with 20 outcomes and 20 facts each, by so many at once. Times are a save.</summary>
[MemoryDiagnoser, SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class SaveBenchmarks
{
    private const int Services = 1000;
    private const int Outcomes = 20;

    private readonly TempFolder folder = new();
    private readonly DateTimeOffset start = DateTimeOffset.UnixEpoch.AddYears(60);
    private PostgreSqlServer? server;
    private IStore store = null!;
    private long revision;

    [Params("Sqlite", "PostgreSql")]
    public string Engine { get; set; } = "";

    [Params(1, 32, 64)]
    public int Savers { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        server = Engine == "PostgreSql" ? await PostgreSqlServer.StartNewAsync() : null;
        store = StoreFactory.Create(server?.ConnectionString() ?? Path.Combine(folder.Path, $"{Savers}"), TimeProvider.System);
        await store.InitializeAsync(default);
        await store.SyncServicesAsync([.. Enumerable.Range(0, Services).Select(number => Sample.Service($"{number}"))], _ => start, start, default);
        revision = 0;
        await SaveAllAsync(append: true);
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        await store.DisposeAsync();
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        folder.Dispose();
    }

    [Benchmark(OperationsPerInvoke = Services)]
    public Task NewRows() => SaveAllAsync(append: true);

    [Benchmark(OperationsPerInvoke = Services)]
    public Task Confirmations() => SaveAllAsync(append: false);

    private async Task SaveAllAsync(bool append)
    {
        var expected = revision++;
        var next = -1;

        await Task.WhenAll(Enumerable.Range(0, Savers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number < Services)
            {
                var evaluation = Sample.Evaluation(
                    $"{number}", append ? $"{number}-{expected}" : $"{number}-0", start.AddMinutes(expected), checks: Outcomes);

                if (await store.SaveEvaluationAsync(Sample.Save(evaluation, expected, append), default) is null)
                {
                    throw new InvalidOperationException("Somebody else has saved.");
                }
            }
        })));
    }
}
