using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class DeliveryConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task What_is_due_comes_in_the_order_of_the_events()
    {
        await DispatchAsync("x", ("1", "a", Now), ("2", "b", Now), ("3", "a", Now.AddHours(1)), ("4", "c", Now));

        (await DueAsync("x")).Should().Equal("1", "2", "4");
        (await Store.DueDeliveriesAsync("x", Now, 2, default)).Select(d => d.Event.Id).Should().Equal("1", "2");
        (await DueAsync("other")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_delivery_comes_back_whole()
    {
        await DispatchAsync("x", ("1", "a", Now));

        (await Store.DueDeliveriesAsync("x", Now, 1, default)).Should().Equal(new Delivery("x", Sample.Event("1", "a", Now), Now, 0, null, null));
    }

    [Fact]
    public async Task What_comes_after_an_event_of_the_same_subject_waits_with_it()
    {
        await DispatchAsync("x", ("1", "a", Now), ("2", "a", Now), ("3", "b", Now));
        await FailAsync("x", "1", retryAt: Now.AddMinutes(5));

        (await DueAsync("x")).Should().Equal("3");

        Clock.Advance(TimeSpan.FromMinutes(5));
        (await DueAsync("x")).Should().Equal("1", "2", "3");
    }

    [Fact]
    public async Task What_is_dead_holds_up_nothing()
    {
        await DispatchAsync("x", ("1", "a", Now), ("2", "a", Now));
        await FailAsync("x", "1", retryAt: null);

        (await DueAsync("x")).Should().Equal("2");
    }

    [Fact]
    public async Task What_arrived_is_not_sent_again()
    {
        await DispatchAsync("x", ("1", "a", Now), ("2", "b", Now));

        await Store.DeliveredAsync("x", ["1"], Now, default);

        (await DueAsync("x")).Should().Equal("2");
        (await ChannelAsync("x")).Should().BeEquivalentTo(new { Waiting = 1, Dead = 0, Failures = 0, DeliveredAt = Now, Problem = (string?)null });
    }

    [Fact]
    public async Task A_failure_after_it_arrived_by_another_node_changes_no_delivery()
    {
        await DispatchAsync("x", ("1", "a", Now));
        await Store.DeliveredAsync("x", ["1"], Now, default);

        await FailAsync("x", "1", retryAt: Now);

        (await DueAsync("x")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_failure_is_told_and_counted()
    {
        await DispatchAsync("x", ("1", "a", Now));

        await FailAsync("x", "1", retryAt: Now.AddMinutes(1), pausedUntil: Now.AddSeconds(5));

        (await Store.DueDeliveriesAsync("x", Now.AddMinutes(1), 10, default)).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Attempts = 1, AttemptedAt = Now, Problem = "away", DueAt = Now.AddMinutes(1) });
        (await ChannelAsync("x")).Should().BeEquivalentTo(
            new { Waiting = 1, Failures = 1, PausedUntil = Now.AddSeconds(5), FailedAt = Now, Problem = "away", OverdueSince = Now });
    }

    [Fact]
    public async Task A_paused_or_disabled_channel_is_not_due_and_others_are()
    {
        await DispatchAsync("paused", ("1", "a", Now), ("2", "b", Now));
        await DispatchAsync("disabled", ("3", "a", Now), ("4", "b", Now));
        await DispatchAsync("well", ("5", "a", Now));
        await DispatchAsync("later", ("6", "a", Now.AddDays(1)));
        await FailAsync("paused", "1", retryAt: Now, pausedUntil: Now.AddSeconds(5));
        await FailAsync("disabled", "3", retryAt: null, disables: true);

        (await Store.ChannelsDueAsync(Now, default)).Should().Equal("well");
        (await Store.ChannelsDueAsync(Now.AddSeconds(5), default)).Should().Equal("paused", "well");
        (await ChannelAsync("disabled")).DisabledAt.Should().Be(Now);
        (await ChannelAsync("later")).Should().BeEquivalentTo(new { Waiting = 1, OverdueSince = (DateTimeOffset?)null });
    }

    [Fact]
    public async Task A_channel_that_is_back_sends_at_once_what_failed_meanwhile()
    {
        await DispatchAsync("x", ("1", "a", Now), ("2", "b", Now), ("3", "c", Now), ("4", "d", Now.AddDays(1)), ("5", "e", Now));
        foreach (var id in new[] { "1", "2", "3" })
        {
            await FailAsync("x", id, retryAt: Now.AddHours(2), pausedUntil: Now.AddMinutes(5));
        }

        await Store.DeliveredAsync("x", ["5"], Now, default);

        (await DueAsync("x")).Should().Equal("1", "2", "3");
        (await Store.ChannelsDueAsync(Now, default)).Should().Equal("x");
    }

    [Fact]
    public async Task A_message_that_is_refused_among_others_that_arrive_keeps_its_time()
    {
        await DispatchAsync("x", ("1", "a", Now), ("2", "b", Now));
        for (var failure = 0; failure < 5; failure++)
        {
            await FailAsync("x", "1", retryAt: Now.AddHours(2));
        }

        await Store.DeliveredAsync("x", ["2"], Now, default);

        (await DueAsync("x")).Should().BeEmpty();
    }

    [Fact]
    public async Task Dead_deliveries_are_listed_the_newest_first_in_pages()
    {
        await DispatchAsync("x", ("1", "a", Now), ("2", "b", Now), ("3", "c", Now), ("4", "d", Now));
        foreach (var id in new[] { "1", "2", "3" })
        {
            await FailAsync("x", id, retryAt: null);
        }

        var first = await Store.DeadDeliveriesAsync(null, 2, default);
        var rest = await Store.DeadDeliveriesAsync(new DeliveryKey("x", first[1].Event.Id), 2, default);

        first.Select(d => d.Event.Id).Should().Equal("3", "2");
        first[0].Should().BeEquivalentTo(new { Channel = "x", Attempts = 1, AttemptedAt = Now, Problem = "away" });
        rest.Select(d => d.Event.Id).Should().Equal("1");
        (await Store.CountDeadAsync(default)).Should().Be(3);
        (await ChannelAsync("x")).Dead.Should().Be(3);
    }

    [Fact]
    public async Task A_dead_delivery_can_be_tried_again_and_enables_its_channel()
    {
        await DispatchAsync("x", ("1", "a", Now), ("2", "b", Now));
        await FailAsync("x", "1", retryAt: null, disables: true);
        Clock.Advance(TimeSpan.FromDays(1));

        (await Store.RetryDeadAsync("x", "1", Now, default)).Should().BeTrue();

        (await Store.ChannelsDueAsync(Now, default)).Should().Equal("x");
        (await Store.DueDeliveriesAsync("x", Now, 10, default))[0].Should().BeEquivalentTo(new { Attempts = 0, DueAt = Now });
        (await Store.CountDeadAsync(default)).Should().Be(0);
        (await Store.RetryDeadAsync("x", "1", Now, default)).Should().BeFalse("it waits already");
        (await Store.RetryDeadAsync("x", "2", Now, default)).Should().BeFalse();
        (await Store.RetryDeadAsync("x", "nothing", Now, default)).Should().BeFalse();
    }

    [Fact]
    public async Task A_lease_is_held_by_one_until_it_is_over_or_given_up()
    {
        var other = await OpenAsync();

        (await Store.HoldLeaseAsync("delivery", "one", Now, Now.AddSeconds(20), default)).Should().BeTrue();
        (await other.HoldLeaseAsync("delivery", "two", Now, Now.AddSeconds(20), default)).Should().BeFalse();
        (await other.HoldLeaseAsync("else", "two", Now, Now.AddSeconds(20), default)).Should().BeTrue();
        (await Store.HoldLeaseAsync("delivery", "one", Now.AddSeconds(10), Now.AddSeconds(30), default)).Should().BeTrue("it is its own");
        (await other.HoldLeaseAsync("delivery", "two", Now.AddSeconds(29), Now.AddSeconds(50), default)).Should().BeFalse();
        (await other.HoldLeaseAsync("delivery", "two", Now.AddSeconds(30), Now.AddSeconds(50), default)).Should().BeTrue("it is over");
        await Store.ReleaseLeaseAsync("delivery", "one", default);
        (await Store.HoldLeaseAsync("delivery", "one", Now.AddSeconds(31), Now.AddSeconds(60), default)).Should().BeFalse("it was another's");
        await other.ReleaseLeaseAsync("delivery", "two", default);
        (await Store.HoldLeaseAsync("delivery", "one", Now.AddSeconds(31), Now.AddSeconds(60), default)).Should().BeTrue();
    }

    [Fact]
    public async Task Of_many_that_take_a_lease_at_once_one_gets_it()
    {
        var other = await OpenAsync();

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() =>
            (number % 2 == 0 ? Store : other).HoldLeaseAsync("delivery", $"node-{number}", Now, Now.AddSeconds(20), default))));

        taken.Count(held => held).Should().Be(1);
    }

    private async Task DispatchAsync(string channel, params (string Id, string Subject, DateTimeOffset DueAt)[] events)
    {
        foreach (var (id, subject, _) in events)
        {
            await Store.BeginSourceTroubleAsync(id, Now, Sample.Event(id, subject, Now), default);
        }

        await Store.DispatchEventsAsync(
            [.. events.Select(e => e.Id)], [.. events.Reverse().Select(e => new NewDelivery(channel, e.Id, e.DueAt))], default);
    }

    private Task FailAsync(string channel, string id, DateTimeOffset? retryAt, DateTimeOffset? pausedUntil = null, bool disables = false) =>
        Store.FailedAsync(channel, [id], new DeliveryFailure(Now, "away", retryAt, pausedUntil, disables), default);

    private async Task<IEnumerable<string>> DueAsync(string channel) =>
        (await Store.DueDeliveriesAsync(channel, Now, 100, default)).Select(delivery => delivery.Event.Id);

    private async Task<ChannelState> ChannelAsync(string channel) => (await Store.ChannelsAsync(Now, default)).Single(c => c.Channel == channel);
}
