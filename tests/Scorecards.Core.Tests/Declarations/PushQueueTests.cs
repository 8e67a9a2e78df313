using Scorecards.Core.Declarations;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Declarations;

public sealed class PushQueueTests
{
    private readonly FakeClock _clock = new();
    private readonly HeldStore _store = new();
    private readonly PushQueue _queue;

    public PushQueueTests() => _queue = new PushQueue(_store, _clock);

    [Fact]
    public async Task A_push_is_written_and_its_service_is_due_soon()
    {
        _store.Open();

        var kept = await PushAsync("a", "drill", 1);

        kept!.Value.Should().Be("1");
        _store.Writes.Should().ContainSingle().Which.DueAt.Should().Be(_clock.GetUtcNow() + Declared.Settling);
    }

    [Fact]
    public async Task Pushes_during_a_write_are_written_together()
    {
        var first = PushAsync("a", "drill", 1);
        await _store.BegunAsync();
        var others = Enumerable.Range(2, 999).Select(i => PushAsync("a", i % 2 == 0 ? "drill" : "sbom", i)).ToList();

        _store.Open();
        var kept = await Task.WhenAll(others);

        (await first)!.Value.Should().Be("1");
        _store.Writes.Should().HaveCount(2);
        _store.Writes[1].Facts.Select(f => (f.Name, f.Value)).Should().BeEquivalentTo([("drill", "1000"), ("sbom", "999")]);
        kept.Select(f => f!.Value).Distinct().Should().BeEquivalentTo("1000", "999");
    }

    [Fact]
    public async Task Of_those_that_wait_the_latest_observation_is_written_and_of_one_time_the_last_that_came()
    {
        var first = PushAsync("a", "drill", 0);
        await _store.BegunAsync();
        var late = PushAsync("a", "drill", 9, value: "early bird");
        var later = PushAsync("a", "drill", 9, value: "last");
        var old = PushAsync("a", "drill", 5);

        _store.Open();
        await first;

        (await Task.WhenAll(late, later, old)).Select(f => f!.Value).Should().AllBe("last");
    }

    [Fact]
    public async Task Services_do_not_wait_for_each_other()
    {
        var first = PushAsync("a", "drill", 1);
        await _store.BegunAsync();
        var other = PushAsync("b", "drill", 1);
        await _store.BegunAsync();

        _store.Open();

        (await Task.WhenAll(first, other)).Should().OnlyContain(f => f != null);
    }

    [Fact]
    public async Task A_write_that_fails_fails_those_that_were_in_it_and_no_other()
    {
        _store.Failure = new InvalidOperationException("the disk is full");
        _store.Open();

        await FluentActions.Awaiting(() => PushAsync("a", "drill", 1)).Should().ThrowAsync<InvalidOperationException>();
        _store.Failure = null;

        (await PushAsync("a", "drill", 2))!.Value.Should().Be("2");
    }

    [Fact]
    public async Task An_unknown_service_keeps_nothing()
    {
        _store.Open();

        (await PushAsync("nobody", "drill", 1)).Should().BeNull();
    }

    [Fact]
    public async Task A_caller_that_goes_away_takes_nothing_back()
    {
        using var away = new CancellationTokenSource();
        var push = _queue.PushAsync(Fact("a", "drill", 1, "1"), away.Token);
        await _store.BegunAsync();

        await away.CancelAsync();
        await FluentActions.Awaiting(() => push).Should().ThrowAsync<OperationCanceledException>();
        _store.Open();
        await PushAsync("a", "sbom", 2);

        _store.Writes.Should().HaveCount(2);
    }

    private Task<PushedFact?> PushAsync(string service, string name, int second, string? value = null) =>
        _queue.PushAsync(Fact(service, name, second, value ?? $"{second}"), CancellationToken.None);

    private PushedFact Fact(string service, string name, int second, string value)
    {
        var at = _clock.GetUtcNow().AddSeconds(second);
        return new(service, name, value, at, at, "test", TimeSpan.FromDays(1), null);
    }

    /// <summary>Keeps everything, once it is let.</summary>
    private sealed class HeldStore : IDeclarationStore
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly SemaphoreSlim _begun = new(0);

        public List<(IReadOnlyCollection<PushedFact> Facts, DateTimeOffset DueAt)> Writes { get; } = [];

        public Exception? Failure { get; set; }

        public void Open() => _open.TrySetResult();

        public Task BegunAsync() => _begun.WaitAsync();

        public async Task<IReadOnlyList<PushedFact>?> PushFactsAsync(
            string serviceId, IReadOnlyCollection<PushedFact> facts, DateTimeOffset dueAt, CancellationToken cancellationToken)
        {
            lock (Writes)
            {
                Writes.Add((facts, dueAt));
            }

            _begun.Release();
            await _open.Task;
            return Failure is { } failure ? throw failure : serviceId == "nobody" ? null : [.. facts.OrderBy(f => f.Name, StringComparer.Ordinal)];
        }
    }
}
