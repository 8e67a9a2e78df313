using Scorecards.Core.Auditing;
using Scorecards.Core.Runtime;
using Scorecards.Server.Auditing;
using Scorecards.Server.Scheduling;
using Scorecards.Storage.Sqlite;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Auditing;

public sealed class SealRoundTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly TestSigner _signer = new();
    private readonly AuditStatus _status = new();
    private readonly SqliteStore _store;

    public SealRoundTests() => _store = new SqliteStore(_folder.Path, _clock);

    public Task InitializeAsync() => _store.InitializeAsync(default);

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _signer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_written_is_sealed_and_the_first_end_is_signed_at_once()
    {
        await WriteAsync("a", "b");

        (await Round().RunAsync(default)).Should().BeTrue();

        _status.Unsealed.Should().Be(0);
        (await _store.LastSealedAsync(default))!.Seq.Should().Be(2);
        (await _store.HeadsAsync(default)).Should().ContainSingle().Which.Seq.Should().Be(2);
        (await VerifyAsync()).Should().BeEquivalentTo(new { Rows = 2, LastSeq = 2, Heads = 1, FaultCount = 0 });
    }

    [Fact]
    public async Task More_than_fits_in_one_transaction_is_sealed_in_one_round()
    {
        await WriteAsync([.. Enumerable.Range(0, 1201).Select(number => $"token-{number}")]);

        await Round().RunAsync(default);

        _status.Unsealed.Should().Be(0);
        (await _store.LastSealedAsync(default))!.Seq.Should().Be(1201);
    }

    [Fact]
    public async Task An_end_is_signed_once_an_hour_and_only_when_it_is_another()
    {
        var round = Round();
        await WriteAsync("a");
        await round.RunAsync(default);
        await WriteAsync("b");
        await round.RunAsync(default);
        (await _store.LastHeadAsync(default))!.Seq.Should().Be(1);

        _clock.Advance(SealRound.SignedEvery);
        await round.RunAsync(default);
        (await _store.LastHeadAsync(default))!.Seq.Should().Be(2);

        _clock.Advance(SealRound.SignedEvery);
        await round.RunAsync(default);
        (await _store.HeadsAsync(default)).Should().HaveCount(2);
    }

    [Fact]
    public async Task While_one_node_seals_another_only_counts_and_it_takes_over_when_that_is_gone()
    {
        var (first, second) = (Round(), Round());
        await first.RunAsync(default);
        await WriteAsync("a");

        (await second.RunAsync(default)).Should().BeFalse();
        _status.Unsealed.Should().Be(1);
        _clock.Advance(NodeLease.Term);

        (await second.RunAsync(default)).Should().BeTrue();
        _status.Unsealed.Should().Be(0);
    }

    private SealRound Round() => new(_store, _signer, new SealLease(_store, _clock), _status, _clock);

    private Task<AuditReport> VerifyAsync() => AuditReport.OfAsync(_store, [_signer.Published], default);

    private async Task WriteAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await _store.AddTokenAsync(new AccessToken(name, "admin", $"hash-of-{name}", _clock.GetUtcNow(), null), "ann", default);
        }
    }
}
