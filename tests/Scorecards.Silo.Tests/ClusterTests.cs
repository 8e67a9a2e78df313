using System.Diagnostics;
using Scorecards.Storage.PostgreSql;
using Scorecards.TestSupport;

namespace Scorecards.Silo.Tests;

/// <summary>Two real silos in one cluster over a real PostgreSQL.</summary>
[Trait("Needs", "system")]
public sealed class ClusterTests : IAsyncLifetime
{
    private const int Services = 30;

    /// <summary>How long calls for any service may fail after a silo's death.</summary>
    private static readonly TimeSpan _recovery = TimeSpan.FromSeconds(30);

    private readonly Workspace workspace = new();
    private readonly List<ServerProcess> silos = [];
    private PostgreSqlServer postgres = null!;

    private static IEnumerable<string> Names => Enumerable.Range(0, Services).Select(i => $"service-{i}");

    private string Database => postgres.ConnectionString();

    public async Task InitializeAsync()
    {
        postgres = await PostgreSqlServer.StartNewAsync();
        foreach (var name in Names)
        {
            workspace.Component(name);
        }

        workspace.Check("has-an-owner", "service.team == 'team-a'");
        workspace.Scorecard("has-an-owner");
    }

    public async Task DisposeAsync()
    {
        foreach (var silo in silos)
        {
            await silo.DisposeAsync();
        }

        await postgres.DisposeAsync();
        workspace.Dispose();
    }

    [Fact]
    public async Task A_database_without_the_tables_is_told()
    {
        var refused = await FluentActions.Invoking(() => JoinAsync()).Should().ThrowAsync<InvalidOperationException>();

        refused.WithMessage("*no tables for a cluster*scorecards silo-schema*").Which.Message.Should().NotContain("   at ");
    }

    [Fact]
    public async Task A_cluster_on_another_store_is_not_joined()
    {
        await ApplySchemaAsync();
        var first = await JoinAsync();
        await postgres.RunAsync("psql", "--quiet", "--command=CREATE DATABASE other");

        var refused = await FluentActions.Invoking(() => JoinAsync(postgres.ConnectionString("other"))).Should().ThrowAsync<InvalidOperationException>();

        refused.WithMessage("*'scorecards' work on another store*").Which.Message.Should().NotContain("   at ");
        await EvaluateAllAsync(first);
    }

    [Fact]
    public async Task A_second_cluster_on_the_same_store_is_told()
    {
        await ApplySchemaAsync();
        await JoinAsync();

        var second = await JoinAsync(Database, "--cluster-id", "green");

        second.Output.Should().Contain("silos of other clusters too: scorecards");
        await EvaluateAllAsync(second);
    }

    [Fact]
    public async Task Any_service_is_evaluated_through_any_silo_and_again_soon_after_one_has_died()
    {
        await ApplySchemaAsync();
        var first = await JoinAsync();
        var second = await JoinAsync();
        await EvaluateAllAsync(first);
        await EvaluateAllAsync(second);

        await second.KillAsync();
        var dead = Stopwatch.StartNew();
        await EvaluateAllAsync(first);

        dead.Elapsed.Should().BeLessThan(_recovery);
        var third = await JoinAsync();
        await EvaluateAllAsync(third);
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_hands_its_services_over_at_once()
    {
        await ApplySchemaAsync();
        var first = await JoinAsync();
        var second = await JoinAsync();
        await EvaluateAllAsync(first);

        (await second.StopAsync()).Should().Be(0, second.Output);
        var gone = Stopwatch.StartNew();
        await EvaluateAllAsync(first);

        gone.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    private async Task ApplySchemaAsync()
    {
        await using var schema = new SiloSchema(Database);
        await schema.ApplyAsync(default);
    }

    private Task<ServerProcess> JoinAsync() => JoinAsync(Database);

    private async Task<ServerProcess> JoinAsync(string store, params IReadOnlyList<string> arguments)
    {
        var silo = await SiloProcess.StartAsync(workspace, ["--store", store, "--cluster", Database, "--interval", "1h", .. arguments]);
        silos.Add(silo);
        await silo.EventuallyAsync(c => c.JsonAsync("/health/ready"), "the silo is ready");
        return silo;
    }

    private static async Task EvaluateAllAsync(ServerProcess silo)
    {
        var evaluations = await Task.WhenAll(Names.Select(silo.Client.EvaluateAsync));
        foreach (var evaluation in evaluations)
        {
            evaluation.Outcome("has-an-owner").Text("outcome").Should().Be("pass");
            evaluation.Dispose();
        }
    }
}
