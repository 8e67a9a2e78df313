using Scorecards.Core.Declarations;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Declarations;

public sealed class WebhookQueueTests
{
    private readonly FakeClock _clock = new();
    private readonly HeldStore _store = new();
    private readonly WebhookQueue _queue;

    public WebhookQueueTests() => _queue = new WebhookQueue(_store, _clock);

    [Fact]
    public async Task A_webhook_is_written_and_its_services_are_due_soon()
    {
        _store.Open();

        (await ReceiveAsync("1")).Should().BeTrue();

        _store.Writes.Should().ContainSingle().Which.DueAt.Should().Be(_clock.GetUtcNow() + Declared.Settling);
    }

    [Fact]
    public async Task Those_that_come_during_a_write_are_written_together()
    {
        var first = ReceiveAsync("0");
        await _store.BegunAsync();
        var others = Enumerable.Range(1, 999).Select(number => ReceiveAsync($"{number}")).ToList();

        _store.Open();

        (await first).Should().BeTrue();
        (await Task.WhenAll(others)).Should().AllBeEquivalentTo(true);
        _store.Writes.Select(write => write.Webhooks.Count).Should().Equal(1, 999);
    }

    [Fact]
    public async Task Of_those_with_one_id_the_first_is_new()
    {
        var first = ReceiveAsync("0");
        await _store.BegunAsync();
        var others = new[] { ReceiveAsync("1"), ReceiveAsync("1"), ReceiveAsync("0"), ReceiveAsync("2") };

        _store.Open();
        await first;

        (await Task.WhenAll(others)).Should().Equal(true, false, false, true);
        (await ReceiveAsync("2")).Should().BeFalse();
    }

    [Fact]
    public async Task A_write_that_fails_fails_those_that_were_in_it_and_no_other()
    {
        _store.Failure = new InvalidOperationException("the disk is full");
        _store.Open();

        await FluentActions.Awaiting(() => ReceiveAsync("1")).Should().ThrowAsync<InvalidOperationException>();
        _store.Failure = null;

        (await ReceiveAsync("1")).Should().BeTrue();
    }

    [Fact]
    public async Task A_caller_that_goes_away_takes_nothing_back()
    {
        using var away = new CancellationTokenSource();
        var receiving = _queue.ReceiveAsync(Webhook("1"), away.Token);
        await _store.BegunAsync();

        await away.CancelAsync();
        await FluentActions.Awaiting(() => receiving).Should().ThrowAsync<OperationCanceledException>();
        _store.Open();

        (await ReceiveAsync("1")).Should().BeFalse();
    }

    private Task<bool> ReceiveAsync(string id) => _queue.ReceiveAsync(Webhook(id), CancellationToken.None);

    private ReceivedWebhook Webhook(string id) => new("github", id, _clock.GetUtcNow(), ["a"]);

    /// <summary>Remembers everything, once it is let.</summary>
    private sealed class HeldStore : IWebhookStore
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly SemaphoreSlim _begun = new(0);
        private readonly HashSet<string> _ids = [];

        public List<(IReadOnlyCollection<ReceivedWebhook> Webhooks, DateTimeOffset DueAt)> Writes { get; } = [];

        public Exception? Failure { get; set; }

        public void Open() => _open.TrySetResult();

        public Task BegunAsync() => _begun.WaitAsync();

        public async Task<IReadOnlyList<ReceivedWebhook>> ReceiveWebhooksAsync(
            IReadOnlyCollection<ReceivedWebhook> webhooks, DateTimeOffset dueAt, CancellationToken cancellationToken)
        {
            Writes.Add((webhooks, dueAt));
            _begun.Release();
            await _open.Task;
            return Failure is { } failure ? throw failure : [.. webhooks.Where(webhook => _ids.Add(webhook.Id))];
        }

        public Task<int> PurgeWebhooksAsync(DateTimeOffset before, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
