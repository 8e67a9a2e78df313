using Scorecards.Core.Catalog;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class CatalogConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task A_new_service_is_due_at_its_first_time_with_revision_0_and_no_evaluation()
    {
        var due = Now.AddTicks(12_345_678_901);

        var changes = await SyncAsync([Sample.Service("a")], _ => due);

        changes.Should().Be(new CatalogChanges(1, 0, 0));
        (await StateAsync("a")).Should().Be(
            new ServiceState("a", 0, ServiceJson.Write(Sample.Service("a")), Retired: false, due, Latest: null));
    }

    [Fact]
    public async Task A_service_nobody_knows_has_no_state() =>
        (await Store.FindStateAsync("nobody", default)).Should().BeNull();

    [Fact]
    public async Task The_same_catalog_again_changes_nothing()
    {
        await SyncAsync([Sample.Service("a")], _ => Now.AddHours(1));
        var before = await StateAsync("a");
        var (_, position) = await ReadFeedAsync();

        var changes = await SyncAsync([Sample.Service("a")], _ => Now);

        changes.Should().Be(new CatalogChanges(0, 0, 0));
        (await StateAsync("a")).Should().Be(before);
        (await ReadFeedAsync(position)).Services.Should().BeEmpty();
    }

    [Fact]
    public async Task A_changed_service_is_replaced_and_due_at_once()
    {
        await SyncAsync([Sample.Service("a"), Sample.Service("b")], _ => Now.AddHours(1));

        var changes = await SyncAsync([Sample.Service("a", "that"), Sample.Service("b")], _ => Now.AddHours(2));

        changes.Should().Be(new CatalogChanges(0, 1, 0));
        var state = await StateAsync("a");
        state.ServiceJson.Should().Be(ServiceJson.Write(Sample.Service("a", "that")));
        state.DueAt.Should().Be(Now);
        (await StateAsync("b")).DueAt.Should().Be(Now.AddHours(1));
    }

    [Fact]
    public async Task A_service_read_from_another_place_is_replaced_without_another_evaluation()
    {
        await SyncAsync([Sample.Service("a")], _ => Now.AddHours(1));
        var moved = Sample.Service("a") with { Origin = "elsewhere.yaml:7" };

        var changes = await SyncAsync([moved], _ => Now);

        changes.Should().Be(new CatalogChanges(0, 0, 0));
        var state = await StateAsync("a");
        state.ServiceJson.Should().Be(ServiceJson.Write(moved));
        state.DueAt.Should().Be(Now.AddHours(1));
    }

    [Fact]
    public async Task A_missing_service_is_retired_and_keeps_its_history()
    {
        await SyncAsync("a", "b");
        await SaveAsync("a", "1");

        var changes = await SyncAsync("b");

        changes.Should().Be(new CatalogChanges(0, 0, 1));
        var state = await StateAsync("a");
        state.Retired.Should().BeTrue();
        state.Revision.Should().Be(1);
        state.Latest!.Id.Should().Be("1");
        (await Store.CountHistoryAsync("a", default)).Should().Be(1);
    }

    [Fact]
    public async Task A_retired_service_is_not_retired_again()
    {
        await SyncAsync("a");
        await SyncAsync();

        (await SyncAsync()).Should().Be(new CatalogChanges(0, 0, 0));
    }

    [Fact]
    public async Task A_service_that_comes_back_is_active_again_with_its_history_and_due_as_a_new_one()
    {
        await SyncAsync("a");
        await SaveAsync("a", "1");
        await SyncAsync();

        var changes = await SyncAsync([Sample.Service("a", "that")], _ => Now.AddMinutes(3));

        changes.Should().Be(new CatalogChanges(1, 0, 0));
        var state = await StateAsync("a");
        state.Retired.Should().BeFalse();
        state.Revision.Should().Be(1);
        state.Latest!.Id.Should().Be("1");
        state.DueAt.Should().Be(Now.AddMinutes(3));
        state.ServiceJson.Should().Be(ServiceJson.Write(Sample.Service("a", "that")));
    }

    [Fact]
    public async Task An_empty_catalog_retires_everything_and_an_empty_store_stays_empty()
    {
        (await SyncAsync()).Should().Be(new CatalogChanges(0, 0, 0));
        await SyncAsync("a", "b", "c");

        (await SyncAsync()).Should().Be(new CatalogChanges(0, 0, 3));
    }

    [Fact]
    public async Task Ids_are_kept_apart_by_every_character()
    {
        string[] ids = ["a", "A", "ns:a", "a-b", "a_b", "ä", "%", "a'b", "a b"];

        await SyncAsync(ids);

        foreach (var id in ids)
        {
            (await StateAsync(id)).ServiceId.Should().Be(id);
        }
    }

    [Fact]
    public async Task A_service_listed_twice_is_refused_and_nothing_changes()
    {
        var sync = () => SyncAsync("a", "b", "a");

        await sync.Should().ThrowAsync<ArgumentException>();
        (await Store.FindStateAsync("b", default)).Should().BeNull();
    }

    [Fact]
    public async Task A_first_due_time_that_fails_changes_nothing()
    {
        var sync = () => SyncAsync(
            [Sample.Service("a"), Sample.Service("b")], id => id == "b" ? throw new FormatException("no time") : Now);

        await sync.Should().ThrowAsync<FormatException>();
        (await Store.FindStateAsync("a", default)).Should().BeNull();
        (await ReadFeedAsync()).Services.Should().BeEmpty();
    }

    [Fact]
    public async Task A_large_catalog_is_synced()
    {
        var ids = Enumerable.Range(0, 3000).Select(number => $"service-{number}").ToList();

        (await SyncAsync(ids)).Added.Should().Be(3000);
        (await SyncAsync(ids.Skip(1))).Should().Be(new CatalogChanges(0, 0, 1));
    }
}
