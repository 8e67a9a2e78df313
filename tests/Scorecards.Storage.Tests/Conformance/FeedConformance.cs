using System.Collections.Concurrent;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class FeedConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task The_feed_of_an_empty_store_is_empty_and_goes_on_where_it_was()
    {
        var batch = await Store.ChangesAsync(0, 10, default);

        batch.Services.Should().BeEmpty();
        batch.Position.Should().Be(0);
    }

    [Fact]
    public async Task Every_kind_of_change_comes_with_the_state_it_led_to()
    {
        await SyncAsync("a", "b", "c", "d");
        var position = await ExpectAsync(0, "a", "b", "c", "d");

        await SaveAsync("b", "1");
        position = await ExpectAsync(position, "b");

        await SyncAsync([Sample.Service("a", "that"), Sample.Service("b"), Sample.Service("c")], _ => Now);
        position = await ExpectAsync(position, "a", "d");
        (await StateAsync("d")).Retired.Should().BeTrue();

        await SyncAsync([Sample.Service("a", "that"), Sample.Service("b"), Sample.Service("c"), Sample.Service("d")], _ => Now);
        await ExpectAsync(position, "d");
    }

    [Fact]
    public async Task Claims_and_due_times_are_no_changes()
    {
        await SyncAsync("a");
        var (_, position) = await ReadFeedAsync();

        await Store.MakeDueAsync(_ => Now.AddHours(-1), default);
        await ClaimAsync("one");
        await Store.ReleaseAsync("one", "a", Now, default);

        (await ReadFeedAsync(position)).Services.Should().BeEmpty();
    }

    [Fact]
    public async Task Changes_come_in_the_order_they_were_made()
    {
        await SyncAsync("a", "b", "c");
        var (_, position) = await ReadFeedAsync();
        await SaveAsync("c", "1");
        await SaveAsync("a", "2");
        await SaveAsync("c", "3", expected: 1);
        await SaveAsync("b", "4");

        var (services, _) = await ReadFeedAsync(position, limit: 1);

        services.Select(state => state.ServiceId).Should().Equal("a", "c", "b");
        services.Select(state => state.Latest!.Id).Should().Equal("2", "3", "4");
    }

    [Fact]
    public async Task Another_store_on_the_same_data_sees_the_changes()
    {
        var other = await OpenAsync();
        await SyncAsync("a");
        var seen = await other.ChangesAsync(0, 10, default);
        await SaveAsync("a", "1");

        (await other.ChangesAsync(seen.Position, 10, default)).Services.Should().ContainSingle()
            .Which.Latest!.Id.Should().Be("1");
    }

    [Fact]
    public async Task A_reader_never_misses_a_change_while_many_write()
    {
        const int Services = 20;
        const int Saves = 15;
        var ids = Enumerable.Range(0, Services).Select(number => $"service-{number:00}").ToList();
        await SyncAsync(ids);
        var other = await OpenAsync();
        using var written = new CancellationTokenSource();

        var reading = Task.Run(() => FollowAsync(written.Token));
        await Task.WhenAll(ids.Select((id, number) => Task.Run(async () =>
        {
            for (var revision = 0; revision < Saves; revision++)
            {
                var save = Sample.Save(Sample.Evaluation(id, $"{id}-{revision}", Now), revision);
                (await (number % 2 == 0 ? Store : other).SaveEvaluationAsync(save, default))!.Revision.Should().Be(revision + 1);
            }
        })));
        await written.CancelAsync();

        (await reading).Should().HaveCount(Services).And.OnlyContain(seen => seen.Value == Saves);
    }

    [Fact]
    public async Task Positions_only_rise()
    {
        await SyncAsync("a");
        var positions = new List<long> { (await ReadFeedAsync()).Position };
        for (var revision = 0; revision < 5; revision++)
        {
            await SaveAsync("a", $"{revision}", revision);
            positions.Add((await ReadFeedAsync(positions[^1])).Position);
        }

        positions.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    /// <summary>The revisions seen by someone who follows the feed until everything is written, and then to its end.</summary>
    private async Task<IReadOnlyDictionary<string, long>> FollowAsync(CancellationToken written)
    {
        var seen = new ConcurrentDictionary<string, long>();
        var position = 0L;

        while (true)
        {
            var last = written.IsCancellationRequested;
            var batch = await Store.ChangesAsync(position, 5, default);
            position = batch.Position;

            foreach (var state in batch.Services)
            {
                seen.AddOrUpdate(state.ServiceId, state.Revision, (_, before) =>
                    before <= state.Revision ? state.Revision : throw new InvalidOperationException("An older state came later."));
            }

            if (last && batch.Services.Count == 0)
            {
                return seen;
            }
        }
    }

    private async Task<long> ExpectAsync(long after, params string[] ids)
    {
        var (services, position) = await ReadFeedAsync(after);
        services.Select(state => state.ServiceId).Should().BeEquivalentTo(ids);

        foreach (var state in services)
        {
            state.Should().BeEquivalentTo(await StateAsync(state.ServiceId));
        }

        return position;
    }
}
