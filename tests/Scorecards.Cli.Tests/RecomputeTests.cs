using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Sources;
using Scorecards.Storage;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

public sealed class RecomputeTests : IDisposable
{
    private const string Answer = """
        {"evaluation":"1","service":"cart","grade":"B","verdict":"differs","runs":[{"run":"latest","at":"2030-01-01T00:00:00+00:00","verdict":"differs",
        "differences":[{"check":"has-a-team","scorecard":null,"field":"outcome","recorded":"Pass","recomputed":"Fail"}],"missing":null,"aFieldOfTomorrow":1}]}
        """;

    private readonly TempFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_stored_evaluation_comes_out_as_recorded()
    {
        var id = await EvaluateAsync(Data);

        var run = await ScorecardsCommand.RunAsync("recompute", id, "--data", Data);

        run.Code.Should().Be(0, run.Error);
        run.Out.Should().StartWith($"cart {id}: A+\n").And.MatchRegex("first seen .*: comes out the same\n").And.MatchRegex("last confirmed .*: comes out the same\n");
        var json = await ScorecardsCommand.RunAsync("recompute", id, "--data", Data, "--json");
        json.Json["verdict"]!.GetValue<string>().Should().Be("same");
        json.Json["runs"]!.AsArray().Select(r => r!["run"]!.GetValue<string>()).Should().Equal("first", "latest");
    }

    [Fact]
    public async Task What_differs_is_listed_with_exit_code_1()
    {
        await EvaluateAsync(Data, changed: true);

        var run = await ScorecardsCommand.RunAsync("recompute", "changed", "--data", Data);

        run.Code.Should().Be(1, run.Error);
        run.Out.Should().Contain("comes out otherwise").And.MatchRegex(@"scorecard main +grade +F +A\+\n");
    }

    [Fact]
    public async Task What_is_not_kept_any_more_is_told_with_exit_code_3()
    {
        var id = await EvaluateAsync(Data);
        await using (var store = StoreFactory.Create(Data, TimeProvider.System))
        {
            await store.InitializeAsync(default);
            await store.PurgeContentsAsync(DateTimeOffset.UtcNow.AddDays(2), default);
        }

        var run = await ScorecardsCommand.RunAsync("recompute", id, "--data", Data);

        run.Code.Should().Be(3);
        run.Out.Should().Contain("cannot be computed whole").And.Contain("is not kept any more");
    }

    [Fact]
    public async Task An_unknown_evaluation_or_folder_is_refused()
    {
        await EvaluateAsync(Data);

        var unknown = await ScorecardsCommand.RunAsync("recompute", "nothing", "--data", Data);
        unknown.Code.Should().Be(2);
        unknown.Error.Should().Contain("there is no evaluation 'nothing'").And.Contain("/evaluations");

        var folder = await ScorecardsCommand.RunAsync("recompute", "nothing", "--data", Path.Combine(_folder.Path, "elsewhere"));
        folder.Code.Should().Be(2);
        folder.Error.Should().Contain("--data");

        var both = await ScorecardsCommand.RunAsync("recompute", "nothing", "--data", Data, "--server", "http://127.0.0.1:9");
        both.Code.Should().Be(2);
        both.Error.Should().Contain("name one of them");
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_is_away() =>
        (await ScorecardsCommand.RunAsync("recompute", "1", "--store", "postgres://nobody@127.0.0.1:1/nothing")).Code.Should().Be(3);

    [Fact]
    public async Task A_server_that_is_named_is_asked()
    {
        await using var server = new LoopbackServer((_, response) => response.JsonAsync(Answer));

        var run = await ScorecardsCommand.RunAsync("recompute", "1", "--server", server.Url.ToString());

        run.Code.Should().Be(1, run.Error);
        run.Out.Should().MatchRegex(@"has-a-team +outcome +Pass +Fail");
        server.Requests.Single().Path.Should().Be("/api/v1/evaluations/1/recomputed");
        (await ScorecardsCommand.RunAsync(["recompute", "1"], new Dictionary<string, string> { ["SCORECARDS_URL"] = server.Url.ToString() })).Code.Should().Be(1);
    }

    [Fact, Trait("Needs", "system")]
    public async Task The_same_on_PostgreSql()
    {
        await using var postgres = await PostgreSqlServer.StartNewAsync();
        var id = await EvaluateAsync(postgres.ConnectionString());

        (await ScorecardsCommand.RunAsync("recompute", id, "--store", postgres.ConnectionString())).Code.Should().Be(0);
    }

    /// <summary>Evaluates a service twice as a server does, and gives back the id.</summary>
    private static async Task<string> EvaluateAsync(string place, bool changed = false)
    {
        await using var store = StoreFactory.Create(place, TimeProvider.System);
        await store.InitializeAsync(default);
        var service = ServiceJson.WithDigest(new Service { Id = "cart", Name = "cart", Team = "shop" });
        var set = DefinitionLoader.Load(
            [new("1.yaml", Definitions.Check("has-a-team", "has(service.team)")), new("2.yaml", Definitions.Scorecard("has-a-team"))], SourceRegistry.Kinds).Set!;
        await store.SaveDefinitionsAsync(set.Digest, JsonSerializer.Serialize(set.Documents), DateTimeOffset.UtcNow, default);
        await store.SyncServicesAsync([service], _ => DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, default);
        var inputs = new WorkingSet(set, ServiceCatalog.Empty with { Services = new Dictionary<string, Service> { ["cart"] = service } }, new Dictionary<string, ISource>());
        var pipeline = new EvaluationPipeline(() => inputs, store, new FactCollector(store, TimeProvider.System), EvaluationSchedule.Default, TimeProvider.System);
        await pipeline.RunAsync((await store.FindStateAsync("cart", default))!, default);
        await pipeline.RunAsync((await store.FindStateAsync("cart", default))!, default);
        var state = (await store.FindStateAsync("cart", default))!;
        if (changed)
        {
            var lie = state.Latest! with { Id = "changed", Scorecards = [state.Latest.Primary! with { Grade = Grade.F }] };
            await store.SaveEvaluationAsync(new EvaluationSave(lie, state.Revision, new Dictionary<string, string>(), true, DateTimeOffset.UtcNow), default);
        }

        return state.Latest!.Id;
    }
}
