using Scorecards.Core.Declarations;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class DueConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task Every_active_service_is_made_due_unless_it_is_due_earlier()
    {
        await SyncAsync("retired");
        await SyncAsync(
            [Sample.Service("early"), Sample.Service("late")], id => id == "early" ? Now.AddMinutes(1) : Now.AddHours(1));
        var retired = await StateAsync("retired");

        await Store.MakeDueAsync(_ => Now.AddMinutes(5), default);

        (await StateAsync("early")).DueAt.Should().Be(Now.AddMinutes(1));
        (await StateAsync("late")).DueAt.Should().Be(Now.AddMinutes(5));
        (await StateAsync("retired")).Should().Be(retired);
    }

    [Fact]
    public async Task A_due_time_that_fails_changes_nothing()
    {
        await SyncAsync([Sample.Service("a"), Sample.Service("b")], _ => Now.AddHours(1));

        var making = () => Store.MakeDueAsync(id => id == "b" ? throw new FormatException("no time") : Now, default);

        await making.Should().ThrowAsync<FormatException>();
        (await StateAsync("a")).DueAt.Should().Be(Now.AddHours(1));
    }

    [Fact]
    public async Task One_service_can_be_made_due_unless_it_is_retired_or_unknown()
    {
        await SyncAsync([Sample.Service("retired"), Sample.Service("a"), Sample.Service("b")], _ => Now.AddHours(1));
        await SyncAsync([Sample.Service("a"), Sample.Service("b")], _ => Now.AddHours(1));

        (await Store.MakeDueAsync("a", Now, default)).Should().BeTrue();
        (await Store.MakeDueAsync("a", Now.AddMinutes(5), default)).Should().BeTrue();
        (await Store.MakeDueAsync("retired", Now, default)).Should().BeFalse();
        (await Store.MakeDueAsync("nobody", Now, default)).Should().BeFalse();

        (await ClaimAsync()).Should().Equal("a");
        (await StateAsync("b")).DueAt.Should().Be(Now.AddHours(1));
        (await StateAsync("retired")).DueAt.Should().Be(Now.AddHours(1));
        var running = await StateAsync("a");
        await Store.MakeDueAsync("a", Now.AddMinutes(3), default);
        await SaveAsync(running);
        (await StateAsync("a")).DueAt.Should().Be(Now.AddMinutes(3), "what ran may not have seen why it was asked for");
    }

    [Fact]
    public async Task A_service_made_due_while_it_is_evaluated_is_evaluated_again()
    {
        await SyncAsync("a");
        await ClaimAsync();
        var running = await StateAsync("a");
        await Store.MakeDueAsync(_ => Now.AddMinutes(2), default);

        await SaveAsync(running);

        (await StateAsync("a")).DueAt.Should().Be(Now.AddMinutes(2));
        Clock.Advance(TimeSpan.FromMinutes(2));
        await ClaimAsync();
        await SaveAsync(await StateAsync("a"));
        (await StateAsync("a")).DueAt.Should().Be(Now.AddMinutes(15));
    }

    [Fact]
    public async Task A_service_made_due_while_it_is_evaluated_is_due_then_when_its_claim_is_released()
    {
        await SyncAsync("a");
        await ClaimAsync("one");
        await Store.MakeDueAsync(_ => Now.AddMinutes(2), default);

        await Store.ReleaseAsync("one", "a", Now.AddHours(1), default);

        (await StateAsync("a")).DueAt.Should().Be(Now.AddMinutes(2));
    }

    [Fact]
    public async Task Of_several_times_asked_for_during_an_evaluation_the_earliest_counts()
    {
        await SyncAsync("a");
        await ClaimAsync();
        var running = await StateAsync("a");
        await Store.MakeDueAsync(_ => Now.AddMinutes(4), default);
        await Store.MakeDueAsync(_ => Now.AddMinutes(3), default);
        await Store.MakeDueAsync(_ => Now.AddMinutes(5), default);

        await SaveAsync(running);

        (await StateAsync("a")).DueAt.Should().Be(Now.AddMinutes(3));
    }

    [Fact]
    public async Task A_service_that_changes_while_it_is_evaluated_is_evaluated_again()
    {
        await SyncAsync("a");
        await ClaimAsync();
        var running = await StateAsync("a");
        await SyncAsync([Sample.Service("a", "that")], _ => Now);

        await SaveAsync(running);

        (await StateAsync("a")).DueAt.Should().Be(Now);
    }

    [Fact]
    public async Task What_was_asked_for_before_the_claim_is_done_by_the_claim()
    {
        await SyncAsync([Sample.Service("a")], _ => Now.AddHours(1));
        await Store.MakeDueAsync(_ => Now, default);
        await ClaimAsync();

        await SaveAsync(await StateAsync("a"));

        (await StateAsync("a")).DueAt.Should().Be(Now.AddMinutes(15));
    }

    [Fact]
    public async Task What_was_asked_for_before_an_evaluation_that_nobody_claimed_is_done_by_it()
    {
        await SyncAsync([Sample.Service("a")], _ => Now.AddHours(1));
        await Store.MakeDueAsync("a", Now, default);

        await SaveAsync(await StateAsync("a"));

        (await StateAsync("a")).DueAt.Should().Be(Now.AddMinutes(15));
        (await ClaimAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_asked_for_before_a_claim_is_not_done_by_an_evaluation_that_read_before_it_was_asked_for()
    {
        await SyncAsync([Sample.Service("a")], _ => Now.AddHours(1));
        var running = await StateAsync("a");
        await Store.MakeDueAsync("a", Now, default);
        await ClaimAsync();

        await SaveAsync(running);

        (await StateAsync("a")).DueAt.Should().Be(Now + Declared.Settling);
    }

    [Fact]
    public async Task A_service_without_a_time_stays_as_it_is()
    {
        await SyncAsync([Sample.Service("a"), Sample.Service("b")], _ => Now.AddHours(1));
        var before = await StateAsync("b");

        await Store.MakeDueAsync(id => id == "a" ? Now : null, default);

        (await StateAsync("a")).DueAt.Should().Be(Now);
        (await StateAsync("b")).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Nothing_is_due_next_in_an_empty_store()
    {
        (await Store.NextDueAsync(Now, default)).Should().BeNull();

        await SyncAsync("a");
        await SyncAsync();

        (await Store.NextDueAsync(Now, default)).Should().BeNull();
    }

    [Fact]
    public async Task The_next_due_service_is_the_one_due_first()
    {
        await SyncAsync(
            [Sample.Service("a"), Sample.Service("b")], id => id == "a" ? Now.AddMinutes(7) : Now.AddMinutes(5));

        (await Store.NextDueAsync(Now, default)).Should().Be(Now.AddMinutes(5));
    }

    [Fact]
    public async Task A_claimed_service_can_be_next_when_its_lease_is_over()
    {
        await SyncAsync(
            [Sample.Service("a"), Sample.Service("b")], id => id == "a" ? Now : Now.AddMinutes(12));
        await ClaimAsync();

        (await Store.NextDueAsync(Now, default)).Should().Be(Now.AddMinutes(10));
        (await Store.NextDueAsync(Now.AddMinutes(10), default)).Should().Be(Now);
    }
}
