namespace Scorecards.Storage.Tests.Conformance;

public abstract class ClaimConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task Due_services_are_claimed_the_longest_due_first()
    {
        await SyncAsync(
            [Sample.Service("a"), Sample.Service("b"), Sample.Service("c")],
            id => id switch { "a" => Now.AddMinutes(-1), "b" => Now.AddMinutes(-3), _ => Now.AddMinutes(-2) });

        (await ClaimAsync(limit: 2)).Should().Equal("b", "c");
        (await ClaimAsync(limit: 2)).Should().Equal("a");
    }

    [Fact]
    public async Task A_service_is_due_at_its_time_and_not_before()
    {
        await SyncAsync([Sample.Service("a")], _ => Now.AddTicks(1));

        (await ClaimAsync()).Should().BeEmpty();
        Clock.Advance(TimeSpan.FromTicks(1));
        (await ClaimAsync()).Should().Equal("a");
    }

    [Fact]
    public async Task A_claimed_service_is_not_claimed_by_another_nor_again()
    {
        await SyncAsync("a");

        (await ClaimAsync("one")).Should().Equal("a");
        (await ClaimAsync("two")).Should().BeEmpty();
        (await ClaimAsync("one")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_claim_ends_with_its_lease()
    {
        await SyncAsync("a");
        await ClaimAsync("one");

        Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        (await ClaimAsync("two")).Should().BeEmpty();
        Clock.Advance(TimeSpan.FromTicks(1));
        (await ClaimAsync("two")).Should().Equal("a");
    }

    [Fact]
    public async Task A_claim_ends_when_an_evaluation_is_saved_and_the_service_is_due_when_that_says()
    {
        await SyncAsync("a");
        await ClaimAsync("one");

        await SaveAsync("a", "1");

        (await StateAsync("a")).DueAt.Should().Be(Now.AddMinutes(15));
        (await ClaimAsync("two")).Should().BeEmpty();
        Clock.Advance(TimeSpan.FromMinutes(15));
        (await ClaimAsync("two")).Should().Equal("a");
    }

    [Fact]
    public async Task A_claim_that_is_released_can_be_claimed_when_it_is_due_again()
    {
        await SyncAsync("a");
        await ClaimAsync("one");

        await Store.ReleaseAsync("one", "a", Now.AddMinutes(1), default);

        (await ClaimAsync("two")).Should().BeEmpty();
        Clock.Advance(TimeSpan.FromMinutes(1));
        (await ClaimAsync("two")).Should().Equal("a");
    }

    [Fact]
    public async Task A_claim_of_another_node_cannot_be_released()
    {
        await SyncAsync("a");
        await ClaimAsync("one");

        await Store.ReleaseAsync("two", "a", Now, default);
        await Store.ReleaseAsync("one", "nobody", Now, default);

        (await ClaimAsync("two")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_renewed_claim_lasts_until_its_new_end()
    {
        await SyncAsync("a");
        await ClaimAsync("one");
        Clock.Advance(TimeSpan.FromMinutes(9));

        (await Store.RenewAsync("one", ["a"], Now.AddMinutes(10), default)).Should().BeEmpty();

        Clock.Advance(TimeSpan.FromMinutes(9));
        (await ClaimAsync("two")).Should().BeEmpty();
        Clock.Advance(TimeSpan.FromMinutes(1));
        (await ClaimAsync("two")).Should().Equal("a");
    }

    [Fact]
    public async Task Claims_that_are_lost_or_done_are_named_when_they_are_renewed()
    {
        await SyncAsync("a-lost", "saved", "released", "retired", "kept");
        await ClaimAsync("one");
        Clock.Advance(TimeSpan.FromMinutes(10));
        await Store.ClaimDueAsync("two", Now, Now.AddMinutes(10), 1, default);
        await SaveAsync("saved", "1");
        await Store.ReleaseAsync("one", "released", Now.AddHours(1), default);
        await SyncAsync("a-lost", "saved", "released", "kept");

        var lost = await Store.RenewAsync("one", ["kept", "a-lost", "saved", "released", "retired", "nobody"], Now.AddHours(1), default);

        lost.Should().Equal("a-lost", "saved", "released", "retired", "nobody");
        (await ClaimAsync("three")).Should().BeEmpty();
        Clock.Advance(TimeSpan.FromMinutes(10));
        (await ClaimAsync("three", 1)).Should().Equal("a-lost");
    }

    [Fact]
    public async Task A_lease_that_is_over_can_be_renewed_until_another_takes_the_service()
    {
        await SyncAsync("a");
        await ClaimAsync("one");
        Clock.Advance(TimeSpan.FromHours(1));

        (await Store.RenewAsync("one", ["a"], Now.AddMinutes(10), default)).Should().BeEmpty();

        (await ClaimAsync("two")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_retired_service_is_not_claimed_even_when_its_claim_is_given_up()
    {
        await SyncAsync("a", "b");
        await ClaimAsync("one");
        await SyncAsync("b");

        await Store.ReleaseAsync("one", "a", Now, default);

        Clock.Advance(TimeSpan.FromHours(1));
        (await ClaimAsync("two")).Should().Equal("b");
    }

    [Fact]
    public async Task A_service_that_was_retired_while_claimed_comes_back_unclaimed()
    {
        await SyncAsync("a");
        await ClaimAsync("one");
        await SyncAsync();
        await SyncAsync("a");

        (await ClaimAsync("two")).Should().Equal("a");
    }

    [Fact]
    public async Task Many_nodes_that_claim_at_once_never_get_the_same_service()
    {
        var ids = Enumerable.Range(0, 200).Select(number => $"service-{number:000}").ToList();
        await SyncAsync(ids);
        var other = await OpenAsync();

        var claims = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(() =>
            (number % 2 == 0 ? Store : other).ClaimDueAsync($"node-{number}", Now, Now.AddMinutes(1), 10, default))));

        claims.SelectMany(claim => claim).Should().OnlyHaveUniqueItems();
        claims.Sum(claim => claim.Count).Should().BeLessThanOrEqualTo(200);
        // Claims that met on the same rows may have left some behind, for the next call.
        var left = await ClaimAsync("last", 200);
        claims.SelectMany(claim => claim).Concat(left).Order().Should().Equal(ids);
    }
}
