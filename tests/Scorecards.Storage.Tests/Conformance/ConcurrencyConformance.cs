using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class ConcurrencyConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task Of_a_hundred_saves_of_one_revision_exactly_one_wins()
    {
        await SyncAsync("a");
        var other = await OpenAsync();

        for (var revision = 0; revision < 3; revision++)
        {
            var expected = revision;
            var saved = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() =>
                (number % 2 == 0 ? Store : other).SaveEvaluationAsync(
                    Sample.Save(Sample.Evaluation("a", $"{expected}-{number}", Now), expected), default))));

            saved.Count(result => result is not null).Should().Be(1);
            saved.Single(result => result is not null)!.Revision.Should().Be(revision + 1);
        }

        (await Store.CountHistoryAsync("a", default)).Should().Be(3);
    }

    [Fact]
    public async Task A_save_that_fails_takes_none_of_those_beside_it_along()
    {
        var ids = Enumerable.Range(0, 60).Select(number => $"service-{number}").ToList();
        await SyncAsync(ids);

        var saves = ids.Select((id, number) => Task.Run(async () =>
        {
            // Every third confirms a row that is not there.
            var save = Sample.Save(Sample.Evaluation(id, $"{id}-1", Now), 0, append: number % 3 != 0);
            return await Record.ExceptionAsync(() => Store.SaveEvaluationAsync(save, default));
        }));
        var errors = await Task.WhenAll(saves);

        for (var number = 0; number < ids.Count; number++)
        {
            var state = await StateAsync(ids[number]);
            (errors[number] is null, state.Revision, state.Latest is null).Should().Be(
                number % 3 == 0 ? (false, 0, true) : (true, 1, false));
        }
    }

    [Fact]
    public async Task Readers_see_a_save_whole_or_not_at_all()
    {
        await SyncAsync("a");
        using var written = new CancellationTokenSource();

        var reading = Task.Run(async () =>
        {
            while (!written.IsCancellationRequested)
            {
                var state = await StateAsync("a");
                (state.Latest?.Id ?? "0").Should().Be($"{state.Revision}");
            }
        });

        for (var revision = 0; revision < 100; revision++)
        {
            await SaveAsync("a", $"{revision + 1}", revision);
        }

        await written.CancelAsync();
        await reading;
    }

    [Fact]
    public async Task Everything_is_there_when_the_store_is_opened_again()
    {
        await SyncAsync("a");
        await SaveAsync("a", "1");
        var state = await StateAsync("a");
        await Store.DisposeAsync();

        var again = await OpenAsync();

        (await again.FindStateAsync("a", default)).Should().BeEquivalentTo(state);
        (await again.SaveEvaluationAsync(Sample.Save(Sample.Evaluation("a", "2", Now), 1), default))!.Revision.Should().Be(2);
    }

    [Fact]
    public async Task Many_that_open_an_empty_store_at_once_all_can_use_it()
    {
        await using var engine = new TEngine();
        await engine.PrepareAsync();
        var stores = Enumerable.Range(0, 8).Select(_ => engine.Open(Clock)).ToList();

        await Task.WhenAll(stores.Select(store => Task.Run(() => store.InitializeAsync(default))));

        var added = await Task.WhenAll(stores.Select((store, number) =>
            store.AddTokenAsync(new AccessToken($"token-{number}", "admin", $"hash-{number}", Now, null), "ann", default)));
        added.Should().AllBeEquivalentTo(true);
        (await stores[0].TokensAsync(default)).Should().HaveCount(8);

        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Initializing_twice_is_no_mistake_and_using_a_store_before_is_one()
    {
        await Store.InitializeAsync(default);
        await using var raw = Engine.Open(Clock);

        var reading = () => raw.TokensAsync(default);
        var writing = () => raw.RevokeTokenAsync("ci", Now, "ann", default);

        await reading.Should().ThrowAsync<InvalidOperationException>();
        await writing.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        await Store.DisposeAsync();
        await Store.DisposeAsync();

        var reading = () => Store.TokensAsync(default);
        var writing = () => Store.RevokeTokenAsync("ci", Now, "ann", default);

        await reading.Should().ThrowAsync<ObjectDisposedException>();
        await writing.Should().ThrowAsync<ObjectDisposedException>();
    }
}
