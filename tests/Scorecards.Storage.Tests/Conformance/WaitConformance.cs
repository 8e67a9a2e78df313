namespace Scorecards.Storage.Tests.Conformance;

public abstract class WaitConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Who_waits_for_changes_there_are_already_returns_at_once()
    {
        await SyncAsync("a");

        await Store.WaitForChangesAsync(0, TimeSpan.FromDays(1), default).WaitAsync(Patience);
    }

    [Fact]
    public async Task Who_waits_is_woken_by_a_change()
    {
        await SyncAsync("a");
        var (_, position) = await ReadFeedAsync();

        var waiting = Store.WaitForChangesAsync(position, TimeSpan.FromDays(1), default);
        waiting.IsCompleted.Should().BeFalse();
        await SaveAsync("a", "1");

        await waiting.WaitAsync(Patience);
        (await Store.ChangesAsync(position, 10, default)).Services.Should().ContainSingle();
    }

    [Fact]
    public async Task Who_waits_is_not_woken_by_a_claim()
    {
        await SyncAsync("a");
        var (_, position) = await ReadFeedAsync();

        var waiting = Store.WaitForChangesAsync(position, TimeSpan.FromDays(1), default);
        await ClaimAsync();

        waiting.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Who_waits_in_vain_returns_when_the_time_is_over()
    {
        var waiting = Store.WaitForChangesAsync(0, TimeSpan.FromSeconds(5), default);
        waiting.IsCompleted.Should().BeFalse();

        Clock.Advance(TimeSpan.FromSeconds(5));

        await waiting.WaitAsync(Patience);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var given = new CancellationTokenSource();
        var waiting = Store.WaitForChangesAsync(0, TimeSpan.FromDays(1), given.Token);

        await given.CancelAsync();

        var result = () => waiting.WaitAsync(Patience);
        await result.Should().ThrowAsync<OperationCanceledException>();
    }
}
