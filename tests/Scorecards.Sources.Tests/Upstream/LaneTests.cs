using Scorecards.Sources.Upstream;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Upstream;

public sealed class LaneTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly FakeClock _clock = new();
    private readonly Lane _lane;

    public LaneTests() => _lane = new Lane(2, Timeout, _clock);

    [Fact]
    public async Task Who_waits_gets_the_place_that_is_given_back()
    {
        await _lane.EnterAsync(default);
        await _lane.EnterAsync(default);
        var third = _lane.EnterAsync(default);

        third.IsCompleted.Should().BeFalse();
        _lane.Leave();

        (await third).Should().BeTrue();
    }

    [Fact]
    public async Task A_host_that_usually_answers_soon_is_silent_after_half_a_second()
    {
        await AnswerAsync(TimeSpan.FromMilliseconds(50));
        Hang();
        Hang();
        var waiting = _lane.EnterAsync(default);

        _clock.Advance(TimeSpan.FromMilliseconds(499));
        waiting.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        (await waiting).Should().BeFalse();
        (await _lane.EnterAsync(default)).Should().BeFalse("who comes later is told at once");
    }

    [Fact]
    public async Task A_host_that_is_always_slow_is_not_silent_for_that()
    {
        for (var i = 0; i < 5; i++)
            await AnswerAsync(TimeSpan.FromSeconds(1.5));
        Hang();
        Hang();
        var waiting = _lane.EnterAsync(default);

        _clock.Advance(TimeSpan.FromSeconds(4));

        waiting.IsCompleted.Should().BeFalse();
        _lane.Leave();
        (await waiting).Should().BeTrue();
    }

    [Fact]
    public async Task A_host_that_never_answered_yet_has_the_whole_time_out()
    {
        Hang();
        Hang();
        var waiting = _lane.EnterAsync(default);

        _clock.Advance(Timeout - TimeSpan.FromMilliseconds(1));
        waiting.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        (await waiting).Should().BeFalse();
    }

    [Fact]
    public async Task A_silent_host_gets_as_many_requests_as_there_are_places_until_it_answers()
    {
        await AnswerAsync(TimeSpan.FromMilliseconds(50));
        var (first, second) = (Hang(), Hang());
        _clock.Advance(TimeSpan.FromSeconds(2));
        (await _lane.EnterAsync(default)).Should().BeFalse();

        // Both time out: that is no answer.
        first.SetResult(false);
        second.SetResult(false);
        var third = Hang();
        Hang();
        (await _lane.EnterAsync(default)).Should().BeFalse("the host is still silent");

        third.SetResult(true);

        (await _lane.EnterAsync(default)).Should().BeTrue();
        var waiting = _lane.EnterAsync(default);
        waiting.IsCompleted.Should().BeFalse("it speaks again, so that waiting is worth it");
        _lane.Leave();
        (await waiting).Should().BeTrue();
    }

    [Fact]
    public async Task One_that_waits_for_its_turn_elsewhere_says_nothing_about_the_host()
    {
        await AnswerAsync(TimeSpan.FromMilliseconds(50));
        await _lane.EnterAsync(default);
        await _lane.EnterAsync(default);
        var waiting = _lane.EnterAsync(default);

        _clock.Advance(TimeSpan.FromMinutes(5));

        waiting.IsCompleted.Should().BeFalse();
        _lane.Leave();
        (await waiting).Should().BeTrue();
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_takes_no_place()
    {
        using var cancel = new CancellationTokenSource();
        await _lane.EnterAsync(default);
        await _lane.EnterAsync(default);
        var waiting = _lane.EnterAsync(cancel.Token);

        await cancel.CancelAsync();
        var gone = async () => await waiting;
        await gone.Should().ThrowAsync<OperationCanceledException>();
        _lane.Leave();

        (await _lane.EnterAsync(default)).Should().BeTrue();
    }

    private async Task AnswerAsync(TimeSpan after)
    {
        (await _lane.EnterAsync(default)).Should().BeTrue();
        await _lane.SendAsync(
            () =>
            {
                _clock.Advance(after);
                return Task.FromResult(true);
            },
            answered => answered);
        _lane.Leave();
    }

    /// <summary>A request under way; it ends with an answer or without.</summary>
    private TaskCompletionSource<bool> Hang()
    {
        var outcome = new TaskCompletionSource<bool>();
        var entered = _lane.EnterAsync(default);
        entered.IsCompletedSuccessfully.Should().BeTrue();
        entered.Result.Should().BeTrue();
        _ = SendAsync();
        return outcome;

        async Task SendAsync()
        {
            await _lane.SendAsync(() => outcome.Task, answered => answered);
            _lane.Leave();
        }
    }
}
