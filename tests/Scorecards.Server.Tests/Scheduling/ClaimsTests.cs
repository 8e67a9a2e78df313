using Scorecards.Core.Catalog;
using Scorecards.Core.Runtime;
using Scorecards.Server.Scheduling;
using Scorecards.Storage.Sqlite;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Scheduling;

public sealed class ClaimsTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TaskCompletionSource _running = new();
    private SqliteStore _store = null!;
    private Claims _claims = null!;

    public async Task InitializeAsync()
    {
        _store = new SqliteStore(_folder.Path, _clock);
        await _store.InitializeAsync(default);
        await _store.SyncServicesAsync([ServiceJson.WithDigest(Sample.Service("checkout"))], _ => _clock.GetUtcNow(), _clock.GetUtcNow(), default);
        _claims = new Claims(_store, "one", _clock);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_takes_longer_than_a_lease_stays_claimed_while_its_node_lives()
    {
        (await TakeAsync()).Should().Be(1);
        for (var i = 0; i < 60; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            (await _claims.RenewAsync(default)).Should().BeEmpty();
            (await OtherClaimsAsync()).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task What_a_node_does_not_renew_is_another_s_after_the_lease()
    {
        await TakeAsync();
        _clock.Advance(Claims.Lease - TimeSpan.FromTicks(1));
        (await OtherClaimsAsync()).Should().BeEmpty();

        _clock.Advance(TimeSpan.FromTicks(1));

        (await OtherClaimsAsync()).Should().Equal("checkout");
        (await _claims.RenewAsync(default)).Should().Equal("checkout");
        _clock.Advance(TimeSpan.FromSeconds(10));
        (await _claims.RenewAsync(default)).Should().BeEmpty("it is told once");
        _claims.Count.Should().Be(1, "it still takes a place until its run has ended");
    }

    [Fact]
    public async Task What_is_done_is_not_renewed_and_makes_room()
    {
        await TakeAsync();
        _running.SetResult();
        _clock.Advance(TimeSpan.FromSeconds(10));

        (await _claims.RenewAsync(default)).Should().BeEmpty();

        _claims.Count.Should().Be(0);
    }

    [Fact]
    public async Task A_service_that_was_lost_and_is_claimed_again_is_renewed_again()
    {
        await TakeAsync();
        _clock.Advance(Claims.Lease);
        await OtherClaimsAsync();
        await _claims.RenewAsync(default);
        await _store.ReleaseAsync("two", "checkout", _clock.GetUtcNow(), default);

        (await TakeAsync()).Should().Be(1);
        _clock.Advance(Claims.Lease - TimeSpan.FromSeconds(1));
        await _claims.RenewAsync(default);
        _clock.Advance(TimeSpan.FromSeconds(2));

        (await OtherClaimsAsync()).Should().BeEmpty();
    }

    private Task<int> TakeAsync() => _claims.TakeAsync(10, (_, _) => _running.Task, default);

    private Task<IReadOnlyList<string>> OtherClaimsAsync() =>
        _store.ClaimDueAsync("two", _clock.GetUtcNow(), _clock.GetUtcNow() + Claims.Lease, 10, default);
}
