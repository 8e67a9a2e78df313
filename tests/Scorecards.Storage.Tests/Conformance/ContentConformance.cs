namespace Scorecards.Storage.Tests.Conformance;

public abstract class ContentConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    private static readonly string First = Sample.Digest("a", 0);
    private static readonly string Second = Sample.Digest("a", 1);

    [Fact]
    public async Task Contents_come_back_by_digest_and_what_is_not_kept_is_left_out()
    {
        await SyncAsync("a");
        await SaveAsync("a", "1");

        var found = await Store.FindContentsAsync([First, "nothing", Second, First], default);

        found.Should().Equal(new Dictionary<string, string>
        {
            [First] = $$"""{"of":"{{First}}"}""",
            [Second] = $$"""{"of":"{{Second}}"}""",
        });
        (await Store.FindContentsAsync([], default)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_content_keeps_every_character()
    {
        await SyncAsync("a");
        const string Odd = "{\"é\":\"\\u0000 ☕ 👩‍🚀 '; -- \\\\ \\n\"}";
        var save = Sample.Save(Sample.Evaluation("a", "1", Now), 0) with { Contents = new Dictionary<string, string> { ["odd"] = Odd } };

        await Store.SaveEvaluationAsync(save, default);

        (await Store.FindContentsAsync(["odd"], default))["odd"].Should().Be(Odd);
    }

    [Fact]
    public async Task Contents_unused_since_a_time_are_purged()
    {
        await SyncAsync("a", "b");
        await SaveAsync("a", "1");
        Clock.Advance(TimeSpan.FromDays(10));
        await SaveAsync("b", "2");

        (await Store.PurgeContentsAsync(Now.AddDays(-1), default)).Should().Be(2);

        (await Store.FindContentsAsync([First, Second, Sample.Digest("b", 0)], default)).Keys.Should().Equal(Sample.Digest("b", 0));
        (await Store.PurgeContentsAsync(Now.AddDays(-1), default)).Should().Be(0);
    }

    [Fact]
    public async Task Contents_used_since_are_kept_however_often_they_were_used()
    {
        await SyncAsync("a");
        var start = Now;
        for (var revision = 0; revision < 30; revision++)
        {
            await SaveAsync("a", $"{revision}", revision);
            (await Store.PurgeContentsAsync(Now, default)).Should().Be(0);
            Clock.Advance(TimeSpan.FromHours(5));
        }

        (await Store.PurgeContentsAsync(start.AddDays(1), default)).Should().Be(0);
        (await Store.PurgeContentsAsync(Now.AddDays(1), default)).Should().Be(2);
    }

    [Fact]
    public async Task Contents_that_an_evaluation_only_names_are_used_by_it()
    {
        await SyncAsync("a");
        await SaveAsync("a", "1");
        Clock.Advance(TimeSpan.FromDays(10));
        var naming = Sample.Save(Sample.Evaluation("a", "2", Now), 1) with { Contents = new Dictionary<string, string>() };
        await Store.SaveEvaluationAsync(naming, default);

        (await Store.PurgeContentsAsync(Now.AddDays(-1), default)).Should().Be(0);

        (await Store.FindContentsAsync([First, Second], default)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_purged_content_is_kept_again_when_it_is_used_again()
    {
        await SyncAsync("a");
        await SaveAsync("a", "1");
        await Store.PurgeContentsAsync(Now.AddDays(2), default);

        await SaveAsync("a", "2", expected: 1);

        (await Store.FindContentsAsync([First, Second], default)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_purge_never_takes_what_is_saved_at_the_same_time()
    {
        var ids = Enumerable.Range(0, 40).Select(number => $"service-{number}").ToList();
        await SyncAsync(ids);
        foreach (var id in ids)
        {
            await SaveAsync(id, $"{id}-1");
        }

        Clock.Advance(TimeSpan.FromDays(10));
        var saves = ids.Select(id => Task.Run(() => SaveAsync(id, $"{id}-2", expected: 1)));
        var purges = Enumerable.Range(0, 10).Select(_ => Task.Run(() => Store.PurgeContentsAsync(Now.AddDays(-1), default)));
        await Task.WhenAll(saves.Concat<Task>(purges));

        var used = ids.SelectMany(id => new[] { Sample.Digest(id, 0), Sample.Digest(id, 1) }).ToList();
        (await Store.FindContentsAsync(used, default)).Should().HaveCount(80);
    }

    [Fact]
    public async Task Definitions_come_back_by_digest_as_they_were_saved_first()
    {
        await Store.SaveDefinitionsAsync("digest", "kind: Check ☕", Now, default);
        await Store.SaveDefinitionsAsync("digest", "something else", Now, default);

        (await Store.FindDefinitionsAsync("digest", default)).Should().Be("kind: Check ☕");
        (await Store.FindDefinitionsAsync("other", default)).Should().BeNull();
    }
}
