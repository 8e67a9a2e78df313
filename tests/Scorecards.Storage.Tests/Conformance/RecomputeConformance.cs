using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.TestSupport;

namespace Scorecards.Storage.Tests.Conformance;

/// <summary>What a store keeps of an evaluation is enough to compute it again.</summary>
public abstract class RecomputeConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    private static readonly Service _service = ServiceJson.WithDigest(new Service { Id = "a", Name = "a", Tier = 1, Annotations = new Dictionary<string, string> { ["x"] = "1" } });

    private readonly Dictionary<string, Func<Fact>> _says = [];
    private DefinitionSet _definitions = Definitions(5);

    private Recomputer Recomputer => new(Store, TestDefinitions.Kinds);

    [Fact]
    public async Task Every_row_and_the_latest_state_come_out_as_recorded()
    {
        await SyncAsync([_service], _ => Now);
        (TimeSpan After, Func<Fact> Blocker, Func<Fact> Share)[] story =
        [
            (TimeSpan.Zero, () => Says(true), () => Says(0.5)),
            (TimeSpan.FromMinutes(15), Away, () => Says(0.5)),
            (TimeSpan.FromHours(1), Hidden, Hidden),
            (TimeSpan.FromHours(71), Hidden, Hidden),
            (TimeSpan.FromHours(-2), Hidden, Hidden),
            (TimeSpan.FromHours(3), Hidden, Away),
            (TimeSpan.FromMinutes(15), Away, Away),
            (TimeSpan.FromMinutes(15), () => Says(false), () => Says(0.25)),
            (TimeSpan.FromHours(-5), () => Says(true), () => Says(1.0)),
        ];
        for (var i = 0; i < story.Length; i++)
        {
            Clock.Advance(story[i].After);
            _definitions = Definitions(i < 5 ? 5 : 7);
            (_says["blocker"], _says["share"]) = (story[i].Blocker, story[i].Share);
            await RunAsync();

            var state = await StateAsync("a");
            var recomputed = await Recomputer.RunAsync(state.Latest!.Id, default);
            recomputed!.Runs.Should().AllSatisfy(run => run.Differences.Should().BeEmpty($"of step {i}, {run.Run}")).And.AllSatisfy(run => run.Verdict.Should().Be(RecomputeVerdict.Same));
        }

        var rows = await Store.HistoryAsync("a", null, 100, default);
        rows.Count.Should().BeInRange(4, story.Length - 1, "some were confirmed");
        foreach (var row in rows)
        {
            (await Recomputer.RunAsync(row.Id, default))!.Verdict.Should().Be(RecomputeVerdict.Same);
        }
    }

    [Fact]
    public async Task A_confirmed_evaluation_is_recomputed_as_it_was_first_seen_and_as_it_is_now()
    {
        await SyncAsync([_service], _ => Now);
        (_says["blocker"], _says["share"]) = (() => Says(true), () => Says(0.5));
        await RunAsync();
        var first = Now;
        Clock.Advance(TimeSpan.FromHours(1));
        _says["share"] = Away;
        await RunAsync();

        var recomputed = await Recomputer.RunAsync((await StateAsync("a")).Latest!.Id, default);

        recomputed!.Runs.Select(r => (r.Run, r.At, r.Verdict)).Should().Equal(
            (RecomputedRun.First, first, RecomputeVerdict.Same), (RecomputedRun.Latest, first.AddHours(1), RecomputeVerdict.Same));
    }

    [Fact]
    public async Task An_id_that_nothing_has_is_told_as_that() => (await Recomputer.RunAsync("nothing", default)).Should().BeNull();

    [Fact]
    public async Task What_is_not_kept_any_more_is_told_and_the_rest_is_computed()
    {
        await SyncAsync([_service], _ => Now);
        (_says["blocker"], _says["share"]) = (() => Says(true), () => Says(0.5));
        await RunAsync();
        var id = (await StateAsync("a")).Latest!.Id;
        Clock.Advance(TimeSpan.FromDays(500));
        await Store.PurgeContentsAsync(Now, default);

        var purged = await Recomputer.RunAsync(id, default);

        purged!.Verdict.Should().Be(RecomputeVerdict.Incomplete);
        purged.Runs.Single().Missing.Should().Contain("what the catalog said of the service").And.Contain("400 days");

        // The next run brings the service back, and not the fact of then.
        _says["share"] = () => Says(0.75);
        await RunAsync();
        var half = await Recomputer.RunAsync(id, default);
        half!.Verdict.Should().Be(RecomputeVerdict.Incomplete);
        half.Runs.Single().Missing.Should().Contain("facts of share are not kept any more");
    }

    [Fact]
    public async Task Definitions_that_are_not_there_or_of_another_algorithm_are_told()
    {
        await SyncAsync(["a", "b"]);
        await SaveAsync("a", "1");
        await Store.SaveEvaluationAsync(Sample.Save(Sample.Evaluation("b", "2", Now) with { AlgorithmVersion = 99 }, 0), default);

        (await Recomputer.RunAsync("1", default))!.Runs.Single().Missing.Should().Contain("the store has no definitions");
        (await Recomputer.RunAsync("2", default))!.Runs.Single().Missing.Should().Contain("algorithm 99").And.Contain("with the release that made it");
    }

    [Fact]
    public async Task A_record_that_was_changed_is_told_value_by_value()
    {
        await SyncAsync([_service], _ => Now);
        (_says["blocker"], _says["share"]) = (() => Says(true), () => Says(0.5));
        await RunAsync();
        var honest = (await StateAsync("a")).Latest!;
        var changed = honest with { Id = "changed", Scorecards = [honest.Primary! with { Score = 99.9m, Grade = Core.Grades.Grade.APlus }] };
        await Store.SaveEvaluationAsync(new EvaluationSave(changed, 1, new Dictionary<string, string>(), true, Now), default);

        var recomputed = await Recomputer.RunAsync("changed", default);

        recomputed!.Verdict.Should().Be(RecomputeVerdict.Differs);
        recomputed.Runs[0].Differences.Select(d => (d.Scorecard, d.Field, d.Recorded, d.Recomputed)).Should().Equal(
            ("readiness", "grade", "A+", "C"), ("readiness", "score", "99.9", "75"));
    }

    /// <summary>A check whose question holds the server's own address, so that it is another one when it is computed again elsewhere.</summary>
    private static DefinitionSet Definitions(int weight) => TestDefinitions.Set(
        TestDefinitions.Check("blocker", "facts.it == true", "blocker").Replace("of: blocker", "of: \"blocker ${server.url}\"", StringComparison.Ordinal),
        TestDefinitions.Check("share", "facts.it", spec: "appliesTo: has(service.annotations.x)").Replace("of: share", "of: \"share ${server.url}\"", StringComparison.Ordinal),
        TestDefinitions.Scorecard(("blocker", weight), ("share", weight)));

    private async Task RunAsync()
    {
        await Store.SaveDefinitionsAsync(_definitions.Digest, JsonSerializer.Serialize(_definitions.Documents), Now, default);
        var source = new TestSource("test", r => _says[r.Arguments.ToJson().Contains("blocker", StringComparison.Ordinal) ? "blocker" : "share"]());
        var pipeline = new EvaluationPipeline(
            () => new WorkingSet(_definitions, ServiceCatalog.Empty with { Services = new Dictionary<string, Service> { ["a"] = _service } }, new Dictionary<string, ISource> { ["test"] = source })
            {
                ServerUrl = "https://scorecards.example.com",
            },
            Store, new FactCollector(Store, Clock), EvaluationSchedule.Default, Clock);
        (await pipeline.RunAsync(await StateAsync("a"), default)).Should().NotBeNull();
    }

    private Fact Says(bool value) => Fact.Ok(CelValue.Of(value), Now);

    private Fact Says(double value) => Fact.Ok(CelValue.Of(value), Now);

    private Fact Away() => Fact.Failed(UnknownCause.Source, "no answer", Now);

    private Fact Hidden() => Fact.Failed(UnknownCause.Subject, "no such annotation", Now);
}
