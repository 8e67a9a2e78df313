using Scorecards.TestSupport;
using Scorecards.TestSupport.Faults;
using Scorecards.TestSupport.Faults.History;
using Xunit.Abstractions;

namespace Scorecards.Functional.Replicas;

/// <summary>Three servers on one PostgreSQL while they are killed, paused and restarted, and the database is restarted.</summary>
[Trait("Needs", "system")]
[Collection(AloneCollection.Name)]
public sealed class FaultTests(ITestOutputHelper output)
{
    private const string Database = "scorecards";

    [Fact]
    public async Task Nothing_is_lost_or_doubled_and_no_freeze_is_passed_while_nodes_fail()
    {
        await using var postgres = await PostgreSqlServer.StartNewAsync();
        await using var source = FaultCompany.Source(TimeSpan.FromMilliseconds(50));
        await using var receiver = new EventReceiver();
        using var workspace = new Workspace();
        var services = FaultCompany.Define(workspace, source, receiver);
        var observer = new StoreObserver(postgres, Database);
        await postgres.QueryAsync($"CREATE DATABASE {Database}");
        (await ScorecardsCommand.RunAsync("token", "list", "--store", postgres.ConnectionString(Database))).Code.Should().Be(0, "it creates the schema");
        await observer.InstallAsync();
        var nodes = new[] { "a", "b", "c" }.Select(name => Node(name, workspace, postgres)).ToList();

        try
        {
            using var run = new FaultRun("replicas", nodes, postgres, receiver, services);
            output.WriteLine($"SCORECARDS_FAULTS_SEED={run.Seed} gives the same faults again");
            await run.RunAsync(observer);
            output.WriteLine(run.Summary());

            IReadOnlyList<string> wrong = [.. HistoryChecker.Check(run.History.Entries), .. EventChecker.Check(run.History.Entries), .. GateChecker.Check(run.History.Entries)];
            wrong.Take(20).Should().BeEmpty($"there are {wrong.Count} in all: {run.Summary()}");
            foreach (var node in nodes)
            {
                await FreshAsync(node);
            }

            var verified = await ScorecardsCommand.RunAsync("audit", "verify", "--store", postgres.ConnectionString(Database));
            output.WriteLine(verified.Out);
            verified.Code.Should().Be(0, verified.Out + verified.Error);
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    private static FaultyNode Node(string name, Workspace workspace, PostgreSqlServer postgres)
    {
        var url = new Uri($"http://127.0.0.1:{SystemProcess.FreePort()}");
        return new FaultyNode(name, url, () => ServerProcess.StartAsync(
            workspace.Folder,
            ["--catalog", "catalog", "--definitions", "definitions", "--data", $"data-{name}", "--store", postgres.ConnectionString(Database), "--interval", "45s", "--urls", url.ToString()]));
    }

    private static async Task FreshAsync(FaultyNode node)
    {
        using var client = new HttpClient { BaseAddress = node.Url };
        using var health = await client.JsonAsync("/health/ready");
        health!.RootElement.GetProperty("store").Text("status").Should().Be("ok");
        health.RootElement.GetProperty("snapshot").GetProperty("ageSeconds").GetDouble().Should().BeLessThan(5);
    }
}
