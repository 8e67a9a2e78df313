using System.Globalization;
using Scorecards.Storage.PostgreSql;
using Scorecards.TestSupport;
using Scorecards.TestSupport.Faults;
using Scorecards.TestSupport.Faults.History;
using Xunit.Abstractions;

namespace Scorecards.Silo.Tests.Faults;

/// <summary>Three silos in one cluster on one PostgreSQL while they are killed, paused and restarted, and the database is restarted.</summary>
[Trait("Needs", "system")]
public sealed class SiloFaultTests(ITestOutputHelper output)
{
    private const string Database = "scorecards";

    private static readonly TimeSpan _recovery = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task No_evaluation_is_lost_or_doubled_no_event_lost_and_calls_succeed_again_within_30_seconds_while_silos_fail()
    {
        await using var postgres = await PostgreSqlServer.StartNewAsync();
        await using var source = FaultCompany.Source(TimeSpan.FromMilliseconds(100));
        await using var receiver = new EventReceiver();
        using var workspace = new Workspace();
        var services = FaultCompany.Define(workspace, source, receiver);
        var observer = await PrepareAsync(postgres);
        var nodes = new[] { "a", "b", "c" }.Select(name => Node(name, workspace, postgres)).ToList();

        try
        {
            // A silo joins only when the others have found out who is dead, so it takes longer than a server.
            using var run = new FaultRun("silos", nodes, postgres, receiver, services) { Recovery = TimeSpan.FromSeconds(20) };
            output.WriteLine($"SCORECARDS_FAULTS_SEED={run.Seed} gives the same faults again");
            await run.RunAsync(observer);
            var summary = $"{run.Summary()}; {nodes.Sum(node => node.Ends)} silos ended themselves";
            output.WriteLine(summary);

            IReadOnlyList<string> wrong = [.. HistoryChecker.Check(run.History.Entries), .. EventChecker.Check(run.History.Entries), .. GateChecker.Check(run.History.Entries), .. new RecoveryChecker(_recovery).Check(run.History.Entries)];
            wrong.Take(20).Should().BeEmpty($"there are {wrong.Count} in all: {summary}");
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    /// <summary>A database with the tables of the store and of the cluster, that writes down what is saved.</summary>
    private static async Task<StoreObserver> PrepareAsync(PostgreSqlServer postgres)
    {
        await postgres.QueryAsync($"CREATE DATABASE {Database}");
        await using var store = new PostgreSqlStore(postgres.ConnectionString(Database), TimeProvider.System);
        await store.InitializeAsync(default);
        await using var schema = new SiloSchema(postgres.ConnectionString(Database));
        await schema.ApplyAsync(default);
        var observer = new StoreObserver(postgres, Database);
        await observer.InstallAsync();
        return observer;
    }

    private static FaultyNode Node(string name, Workspace workspace, PostgreSqlServer postgres)
    {
        var url = new Uri($"http://127.0.0.1:{SystemProcess.FreePort()}");
        var (port, database) = (SystemProcess.FreePort().ToString(CultureInfo.InvariantCulture), postgres.ConnectionString(Database));
        string[] arguments = ["--data", $"data-{name}", "--store", database, "--cluster", database, "--silo-port", port, "--interval", "1m", "--urls", url.ToString()];
        return new FaultyNode(name, url, () => ServerProcess.StartAsync(SiloProcess.Command(workspace, SiloProcess.Built, arguments)));
    }
}
