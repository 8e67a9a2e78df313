using Scorecards.Sources.Network;
using Scorecards.Sources.Upstream;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Upstream;

public sealed class SharedRepliesTests
{
    private static readonly TimeSpan Ttl = TimeSpan.FromMinutes(5);

    private readonly FakeClock _clock = new();
    private int _asked;

    [Fact]
    public async Task Five_hundred_that_need_the_same_at_once_ask_once()
    {
        var shared = new SharedReplies(_clock);
        var answer = new TaskCompletionSource<HttpOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);

        var asking = Enumerable.Range(0, 500).Select(_ => shared.GetAsync("a", null, null, _ => Count(answer.Task), default)).ToList();
        answer.SetResult(Replies.Of(200));
        var outcomes = await Task.WhenAll(asking);

        _asked.Should().Be(1);
        outcomes.Should().OnlyContain(outcome => outcome.Reply!.Status == 200);
    }

    [Theory]
    [InlineData(299, 1)]
    [InlineData(300, 2)]
    [InlineData(-1, 2)]
    public async Task An_answer_serves_those_it_is_young_enough_for(int age, int asked)
    {
        var shared = new SharedReplies(_clock);
        await AskAsync(shared, "a", Ttl);
        _clock.Advance(TimeSpan.FromSeconds(age));

        await AskAsync(shared, "a", Ttl);

        _asked.Should().Be(asked);
    }

    [Fact]
    public async Task Whoever_wants_it_now_or_younger_asks_anew()
    {
        var shared = new SharedReplies(_clock);
        await AskAsync(shared, "a", Ttl);
        _clock.Advance(TimeSpan.FromMinutes(2));

        await AskAsync(shared, "a", null);
        await AskAsync(shared, "a", TimeSpan.FromMinutes(1));
        await AskAsync(shared, "b", Ttl);

        _asked.Should().Be(4);
    }

    [Fact]
    public async Task An_answer_that_was_asked_for_before_a_change_does_not_serve_those_who_know_of_it()
    {
        var shared = new SharedReplies(_clock);
        await AskAsync(shared, "a", Ttl);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var change = _clock.GetUtcNow();

        await AskAsync(shared, "a", Ttl);
        _asked.Should().Be(1, "who knows of no change may have it");
        await AskAsync(shared, "a", Ttl, notBefore: change);
        await AskAsync(shared, "a", Ttl, notBefore: change);

        _asked.Should().Be(2, "what the first of them got serves the others");
    }

    [Fact]
    public async Task A_request_that_was_under_way_before_a_change_is_not_waited_for_and_its_answer_replaces_no_newer_one()
    {
        var shared = new SharedReplies(_clock);
        var old = new TaskCompletionSource<HttpOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = shared.GetAsync("a", Ttl, null, _ => Count(old.Task), default);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var change = _clock.GetUtcNow();

        var after = await AskAsync(shared, "a", Ttl, Replies.Of(200, "new"), change);
        _clock.Advance(TimeSpan.FromSeconds(1));
        old.SetResult(Replies.Of(200, "old"));
        await before;

        after.Reply!.Body.ToArray().Should().Equal("new"u8.ToArray());
        (await AskAsync(shared, "a", Ttl)).Reply!.Body.ToArray().Should().Equal("new"u8.ToArray());
        _asked.Should().Be(2);
    }

    [Theory]
    [InlineData(304)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task An_answer_that_is_no_good_is_not_kept(int status)
    {
        var shared = new SharedReplies(_clock);

        await AskAsync(shared, "a", Ttl, Replies.Of(status));
        await AskAsync(shared, "a", Ttl, Replies.Of(status));

        _asked.Should().Be(2);
    }

    [Fact]
    public async Task Trouble_is_not_kept()
    {
        var shared = new SharedReplies(_clock);

        await AskAsync(shared, "a", Ttl, Replies.Trouble(HttpTroubleKind.Timeout));
        await AskAsync(shared, "a", Ttl);

        _asked.Should().Be(2);
    }

    [Fact]
    public async Task The_oldest_answers_go_when_there_is_no_room()
    {
        var shared = new SharedReplies(_clock, room: 100_000);
        foreach (var name in Enumerable.Range(0, 100))
        {
            await AskAsync(shared, $"{name}", Ttl, Replies.Of(200, new string('x', 5_000)));
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        _asked = 0;
        await AskAsync(shared, "99", Ttl);
        await AskAsync(shared, "0", Ttl);

        _asked.Should().Be(1, "the youngest is there and the oldest is not");
    }

    [Fact]
    public async Task An_answer_that_takes_most_of_the_room_is_not_kept()
    {
        var shared = new SharedReplies(_clock, room: 100_000);
        await AskAsync(shared, "small", Ttl);

        await AskAsync(shared, "huge", Ttl, Replies.Of(200, new string('x', 90_000)));
        await AskAsync(shared, "huge", Ttl);
        await AskAsync(shared, "small", Ttl);

        _asked.Should().Be(3);
    }

    [Fact]
    public async Task Whoever_goes_away_takes_the_request_from_nobody_else()
    {
        var shared = new SharedReplies(_clock);
        var answer = new TaskCompletionSource<HttpOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var impatient = new CancellationTokenSource();
        var first = shared.GetAsync("a", null, null, token => Count(answer.Task.WaitAsync(token)), impatient.Token);
        var second = shared.GetAsync("a", null, null, token => Count(answer.Task.WaitAsync(token)), default);

        await impatient.CancelAsync();
        var gone = async () => await first;
        await gone.Should().ThrowAsync<OperationCanceledException>();
        answer.SetResult(Replies.Of(200));

        (await second).Reply!.Status.Should().Be(200);
        _asked.Should().Be(1);
    }

    [Fact]
    public async Task A_request_that_nobody_waits_for_is_given_up()
    {
        var shared = new SharedReplies(_clock);
        var abandoned = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var impatient = new CancellationTokenSource();
        var asking = shared.GetAsync("a", null, null, async token =>
        {
            token.Register(abandoned.SetResult);
            await Task.Delay(Timeout.Infinite, token);
            return Replies.Of(200);
        }, impatient.Token);

        await impatient.CancelAsync();

        await abandoned.Task;
        var gone = async () => await asking;
        await gone.Should().ThrowAsync<OperationCanceledException>();
        (await AskAsync(shared, "a", null)).Reply!.Status.Should().Be(200);
    }

    [Fact]
    public async Task A_bug_below_reaches_everyone_and_is_not_kept()
    {
        var shared = new SharedReplies(_clock);

        var asking = () => shared.GetAsync("a", Ttl, null, _ => throw new InvalidOperationException("a bug"), default);

        await asking.Should().ThrowAsync<InvalidOperationException>();
        (await AskAsync(shared, "a", Ttl)).Reply!.Status.Should().Be(200);
    }

    private Task<HttpOutcome> AskAsync(SharedReplies shared, string key, TimeSpan? maxAge, HttpOutcome? outcome = null, DateTimeOffset? notBefore = null) =>
        shared.GetAsync(key, maxAge, notBefore, _ => Count(Task.FromResult(outcome ?? Replies.Of(200))), default);

    private Task<HttpOutcome> Count(Task<HttpOutcome> outcome)
    {
        Interlocked.Increment(ref _asked);
        return outcome;
    }
}
