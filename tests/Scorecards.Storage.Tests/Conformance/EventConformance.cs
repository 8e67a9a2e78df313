using Scorecards.Core.Events;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class EventConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task An_event_is_saved_with_its_evaluation_and_comes_back_whole()
    {
        await SyncAsync("a");

        await SaveAsync("a", 0, Sample.Event("1", "a", Now.AddTicks(7)), Sample.Event("2", "a", Now));

        (await Store.UndispatchedEventsAsync(10, default)).Should().Equal(Sample.Event("1", "a", Now.AddTicks(7)), Sample.Event("2", "a", Now));
    }

    [Fact]
    public async Task A_save_that_comes_too_late_leaves_no_event()
    {
        await SyncAsync("a");
        await SaveAsync("a", 0);

        (await SaveAsync("a", 0, Sample.Event("1", "a", Now))).Should().BeNull();

        (await Store.UndispatchedEventsAsync(10, default)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_save_that_fails_leaves_no_event()
    {
        await SyncAsync("a", "b");
        await SaveAsync("a", 0);

        var saving = () => Store.SaveEvaluationAsync(
            Sample.Save(Sample.Evaluation("b", "a-0", Now), 0) with { Events = [Sample.Event("1", "b", Now)] }, default);

        await saving.Should().ThrowAsync<InvalidOperationException>();
        (await Store.UndispatchedEventsAsync(10, default)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_confirmation_can_bring_events()
    {
        await SyncAsync("a");
        await SaveAsync("a", 0);

        await Store.SaveEvaluationAsync(
            Sample.Save(Sample.Evaluation("a", "a-0", Now), 1, append: false) with { Events = [Sample.Event("1", "a", Now)] }, default);

        (await Store.UndispatchedEventsAsync(10, default)).Should().ContainSingle();
    }

    [Fact]
    public async Task An_event_that_is_there_already_is_left_as_it_is()
    {
        await SyncAsync("a");
        await SaveAsync("a", 0, Sample.Event("1", "a", Now));

        (await SaveAsync("a", 1, Sample.Event("1", "a", Now.AddDays(1)), Sample.Event("2", "a", Now)))!.Revision.Should().Be(2);

        (await Store.UndispatchedEventsAsync(10, default)).Should().Equal(Sample.Event("1", "a", Now), Sample.Event("2", "a", Now));
    }

    [Fact]
    public async Task Saves_at_once_lose_no_event_and_each_subject_keeps_its_order()
    {
        var services = Enumerable.Range(0, 8).Select(number => $"s{number}").ToArray();
        await SyncAsync(services);
        var other = await OpenAsync();

        await Task.WhenAll(services.Select((service, index) => Task.Run(async () =>
        {
            for (var number = 0; number < 20; number++)
            {
                await (index % 2 == 0 ? Store : other).SaveEvaluationAsync(
                    Sample.Save(Sample.Evaluation(service, $"{service}-{number}", Now, checks: 0), number) with
                    {
                        Events = [Sample.Event($"{service}-{number:d2}", service, Now)],
                    },
                    default);
            }
        })));

        var events = await Store.UndispatchedEventsAsync(1000, default);
        events.Select(e => e.Id).Should().BeEquivalentTo(services.SelectMany(s => Enumerable.Range(0, 20).Select(number => $"{s}-{number:d2}")));
        events.GroupBy(e => e.Subject).Should().AllSatisfy(group => group.Select(e => e.Id).Should().BeInAscendingOrder(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Events_are_taken_up_once()
    {
        await AddAsync("1", "2", "3");
        var first = await Store.UndispatchedEventsAsync(2, default);

        await Store.DispatchEventsAsync([.. first.Select(e => e.Id)], [new("x", "1", Now), new("y", "2", Now)], default);

        (await Store.UndispatchedEventsAsync(10, default)).Select(e => e.Id).Should().Equal("3");
        (await Store.ChannelsDueAsync(Now, default)).Should().Equal("x", "y");
    }

    [Fact]
    public async Task Two_nodes_that_take_up_the_same_event_make_one_delivery()
    {
        await AddAsync("1");
        var other = await OpenAsync();

        await Task.WhenAll(new[] { Store, other, Store, other }.Select(store => Task.Run(() =>
            store.DispatchEventsAsync(["1"], [new("x", "1", Now)], default))));

        (await Store.DueDeliveriesAsync("x", Now, 10, default)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_delivery_of_an_event_nobody_knows_is_none()
    {
        await Store.DispatchEventsAsync(["nothing"], [new("x", "nothing", Now)], default);

        (await Store.ChannelsDueAsync(Now, default)).Should().BeEmpty();
    }

    [Fact]
    public async Task Old_events_that_were_taken_up_are_purged_with_their_deliveries()
    {
        await AddAsync("1", "2");
        await Store.DispatchEventsAsync(["1"], [new("x", "1", Now)], default);
        Clock.Advance(TimeSpan.FromDays(30));
        await AddAsync("3");
        await Store.DispatchEventsAsync(["3"], [new("x", "3", Now)], default);

        (await Store.PurgeEventsAsync(Now, default)).Should().Be(1, "2 was not taken up, and 3 is new");

        (await Store.UndispatchedEventsAsync(10, default)).Select(e => e.Id).Should().Equal("2");
        (await Store.DueDeliveriesAsync("x", Now, 10, default)).Select(d => d.Event.Id).Should().Equal("3");
        (await Store.PurgeEventsAsync(Now, default)).Should().Be(0);
    }

    [Fact]
    public async Task The_trouble_of_a_source_begins_once_and_ends_once()
    {
        var other = await OpenAsync();

        var began = await Task.WhenAll(new[] { Store, other, Store, other }.Select(store => Task.Run(() =>
            store.BeginSourceTroubleAsync("git", Now, Sample.Event("begin", "git", Now), default))));

        began.Count(told => told).Should().Be(1);
        (await other.SourceTroublesAsync(default)).Should().Equal(new Dictionary<string, DateTimeOffset> { ["git"] = Now });
        (await Store.EndSourceTroubleAsync("git", Now.AddTicks(1), Sample.Event("other", "git", Now), default)).Should().BeFalse();
        (await Store.EndSourceTroubleAsync("git", Now, Sample.Event("end", "git", Now), default)).Should().BeTrue();
        (await Store.EndSourceTroubleAsync("git", Now, Sample.Event("again", "git", Now), default)).Should().BeFalse();
        (await Store.SourceTroublesAsync(default)).Should().BeEmpty();
        (await Store.UndispatchedEventsAsync(10, default)).Select(e => e.Id).Should().Equal("begin", "end");
    }

    private async Task AddAsync(params string[] ids)
    {
        foreach (var id in ids)
        {
            await Store.BeginSourceTroubleAsync(id, Now, Sample.Event(id, id, Now), default);
        }
    }

    private Task<EvaluationSaved?> SaveAsync(string service, long expected, params OutboxEvent[] events) => Store.SaveEvaluationAsync(
        Sample.Save(Sample.Evaluation(service, $"{service}-{expected}", Now), expected) with { Events = events }, default);
}
