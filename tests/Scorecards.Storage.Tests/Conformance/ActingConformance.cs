using Scorecards.Core.Gates;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class ActingConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_empty_store_has_nothing_that_acts() =>
        (await Store.ActingStateAsync(Now, default)).Should().BeEquivalentTo(ActingState.None);

    [Fact]
    public async Task Every_change_raises_the_version_and_what_changes_nothing_does_not()
    {
        await SyncAsync("a");
        var (freeze, broken, appeal) = (GateSample.Freeze("f1", Now), GateSample.Override("o1", Now), GateSample.Appeal("p1", Now));

        await Store.AddFreezeAsync(freeze, Told(), default);
        await Store.AddOverrideAsync(broken, Told(), default);
        (await Store.AddAppealAsync(appeal, Now, default)).Should().BeTrue();
        (await Store.ActingStateAsync(Now, default)).Should().BeEquivalentTo(new ActingState(3, [freeze], [broken], [appeal]));

        var lifted = GateSample.Lifted(freeze, Now);
        var approved = broken with { ApprovedAt = Now, ApprovedBy = "bob" };
        var granted = GateSample.Decided(appeal, true, Now);
        (await Store.ChangeFreezeAsync(freeze, lifted, Told(), default)).Should().BeTrue();
        (await Store.ChangeOverrideAsync(broken, approved, null, default)).Should().BeTrue();
        (await Store.ChangeAppealAsync(appeal, granted, default)).Should().BeTrue();
        (await Store.ChangeFreezeAsync(freeze, lifted, Told(), default)).Should().BeFalse();
        (await Store.ChangeOverrideAsync(broken, approved, null, default)).Should().BeFalse();
        (await Store.ChangeAppealAsync(appeal, granted, default)).Should().BeFalse();

        (await Store.ActingStateAsync(Now, default)).Should().BeEquivalentTo(new ActingState(6, [lifted], [approved], [granted]));
        (await Store.FindFreezeAsync("f1", default)).Should().BeEquivalentTo(lifted);
        (await Store.FindOverrideAsync("o1", default)).Should().BeEquivalentTo(approved);
        (await Store.FindFreezeAsync("f2", default)).Should().BeNull();
        (await Store.FindOverrideAsync("o2", default)).Should().BeNull();
    }

    [Fact]
    public async Task What_is_over_is_shown_for_thirty_days_and_a_freeze_until_it_ends_for_good()
    {
        await Store.AddFreezeAsync(GateSample.Freeze("f1", Now) with { Until = null }, Told(), default);
        await Store.AddFreezeAsync(GateSample.Freeze("f2", Now) with { Until = Now.AddHours(1) }, Told(), default);
        await Store.AddOverrideAsync(GateSample.Override("o1", Now), Told(), default);

        var shown = await Store.ActingStateAsync(Now.AddDays(30), default);
        var past = await Store.ActingStateAsync(Now.AddDays(31), default);

        shown.Freezes.Select(f => f.Id).Should().Equal("f2", "f1");
        shown.Overrides.Should().ContainSingle();
        past.Freezes.Select(f => f.Id).Should().Equal("f1");
        past.Overrides.Should().BeEmpty();
        past.Version.Should().Be(3);
    }

    [Fact]
    public async Task A_freeze_that_was_lifted_before_its_end_is_over_then()
    {
        var freeze = GateSample.Freeze("f1", Now) with { Until = Now.AddDays(60) };
        await Store.AddFreezeAsync(freeze, Told(), default);
        await Store.ChangeFreezeAsync(freeze, GateSample.Lifted(freeze, Now.AddHours(1)), Told(), default);

        (await Store.ActingStateAsync(Now.AddDays(31), default)).Freezes.Should().BeEmpty();
    }

    [Fact]
    public async Task Changes_are_told_with_them_or_not_at_all()
    {
        var (freeze, broken) = (GateSample.Freeze("f1", Now), GateSample.Override("o1", Now));
        await Store.AddFreezeAsync(freeze, Told("1"), default);
        await Store.AddOverrideAsync(broken, Told("2"), default);
        await Store.ChangeFreezeAsync(freeze, GateSample.Lifted(freeze, Now), Told("3"), default);
        await Store.ChangeFreezeAsync(freeze, GateSample.Lifted(freeze, Now), Told("4"), default);
        await Store.ChangeOverrideAsync(broken, broken with { ApprovedAt = Now, ApprovedBy = "bob" }, Told("5"), default);

        (await Store.UndispatchedEventsAsync(10, default)).Select(e => e.Id).Should().Equal("1", "2", "3", "5");
    }

    [Fact]
    public async Task Overrides_are_listed_newest_first_by_service()
    {
        await Store.AddOverrideAsync(GateSample.Override("o1", Now), Told(), default);
        await Store.AddOverrideAsync(GateSample.Override("o2", Now, "b"), Told(), default);
        await Store.AddOverrideAsync(GateSample.Override("o3", Now), Told(), default);

        (await ListAsync(null)).Should().Be("o3 o2 o1 of 3");
        (await ListAsync("a")).Should().Be("o3 o1 of 2");
        (await ListAsync(null, "o3", 1)).Should().Be("o2 of 3");
    }

    [Fact]
    public async Task While_an_appeal_is_open_or_granted_there_is_no_second_for_the_service()
    {
        await SyncAsync("a", "b");
        var (first, later) = (GateSample.Appeal("p1", Now), Now.AddDays(14));
        (await Store.AddAppealAsync(first, Now, default)).Should().BeTrue();

        (await Store.AddAppealAsync(GateSample.Appeal("p2", Now), Now, default)).Should().BeFalse();
        (await Store.AddAppealAsync(GateSample.Appeal("p3", Now, "b"), Now, default)).Should().BeTrue();
        var granted = GateSample.Decided(first, true, Now);
        await Store.ChangeAppealAsync(first, granted, default);
        (await Store.AddAppealAsync(GateSample.Appeal("p4", Now), Now, default)).Should().BeFalse();
        (await Store.AddAppealAsync(GateSample.Appeal("p5", later), later, default)).Should().BeTrue();
        await Store.ChangeAppealAsync(GateSample.Appeal("p5", later), GateSample.Decided(GateSample.Appeal("p5", later), false, later), default);
        (await Store.AddAppealAsync(GateSample.Appeal("p6", later), later, default)).Should().BeTrue("the one before was refused");

        (await Store.FindAppealAsync("p1", default)).Should().BeEquivalentTo(granted);
        (await AppealsAsync("a")).Should().Be("p6 p5 p1 of 3");
        (await AppealsAsync(null, "p6", 2)).Should().Be("p5 p3 of 4");
        (await Store.ActingStateAsync(later, default)).Appeals.Select(a => a.Id).Should().Equal("p6");
    }

    [Fact]
    public async Task Nobody_appeals_for_a_service_that_is_unknown_or_retired()
    {
        await SyncAsync("a");
        await SyncAsync();

        (await Store.AddAppealAsync(GateSample.Appeal("p1", Now), Now, default)).Should().BeFalse();
        (await Store.AddAppealAsync(GateSample.Appeal("p1", Now, "b"), Now, default)).Should().BeFalse();
        (await Store.ActingStateAsync(Now, default)).Version.Should().Be(0);
    }

    [Fact]
    public async Task Who_waits_is_woken_by_a_change_and_returns_at_once_when_there_was_one()
    {
        var waiting = Store.WaitForActingChangeAsync(0, TimeSpan.FromDays(1), default);

        await Store.AddFreezeAsync(GateSample.Freeze("f1", Now), Told(), default);

        await waiting.WaitAsync(Patience);
        await Store.WaitForActingChangeAsync(0, TimeSpan.FromDays(1), default).WaitAsync(Patience);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var given = new CancellationTokenSource();
        var waiting = Store.WaitForActingChangeAsync(0, TimeSpan.FromDays(1), given.Token);

        await given.CancelAsync();

        var result = () => waiting.WaitAsync(Patience);
        await result.Should().ThrowAsync<OperationCanceledException>();
    }

    private Core.Events.OutboxEvent Told(string? id = null) => Sample.Event(id ?? Guid.NewGuid().ToString("n"), "a", Now);

    private async Task<string> ListAsync(string? service, string? before = null, int limit = 10)
    {
        var page = await Store.OverridesAsync(service, before, limit, default);
        return $"{string.Join(' ', page.Items.Select(o => o.Id))} of {page.Total}";
    }

    private async Task<string> AppealsAsync(string? service, string? before = null, int limit = 10)
    {
        var page = await Store.AppealsAsync(service, before, limit, default);
        return $"{string.Join(' ', page.Items.Select(a => a.Id))} of {page.Total}";
    }
}
