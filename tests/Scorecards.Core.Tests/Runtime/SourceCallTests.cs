using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Runtime;

public sealed class SourceCallTests
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    private static readonly IReadOnlyList<FactRequest> _requests =
        [.. Enumerable.Range(0, 3).Select(i => new FactRequest(new Service { Id = "s", Name = "s" }, "test", "value", CelValue.Of(i)))];

    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Answers_come_in_the_order_of_the_requests() =>
        (await AskAsync(new TestSource("test", r => Ok(r.Arguments)))).Select(f => f.Value.AsInt()).Should().Equal(0, 1, 2);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_wrong_number_of_answers_loses_and_mixes_up_nothing(int count)
    {
        var facts = await AskAsync(new TestSource("test", (_, _) => Task.FromResult<IReadOnlyList<Fact>>([.. Enumerable.Repeat(Ok(CelValue.Of(7)), count)])));

        ShouldFail(facts, $"the source gave {count} facts for 3 requests, and which is which is not known");
    }

    [Fact]
    public async Task Answers_that_are_null_are_none()
    {
        ShouldFail(await AskAsync(new TestSource("test", (_, _) => Task.FromResult<IReadOnlyList<Fact>>(null!))), "the source gave 0 facts for 3 requests, and which is which is not known");
        ShouldFail(await AskAsync(new TestSource("test", (_, _) => Task.FromResult<IReadOnlyList<Fact>>([Ok(CelValue.Null), null!, Ok(CelValue.Null)]))),
            "the source gave 2 facts for 3 requests, and which is which is not known");
    }

    [Fact]
    public async Task A_source_that_throws_is_in_trouble()
    {
        ShouldFail(await AskAsync(new TestSource("test", (_, _) => throw new InvalidOperationException("at once"))), "the source failed: at once");
        ShouldFail(await AskAsync(new TestSource("test", (_, _) => Task.FromException<IReadOnlyList<Fact>>(new IOException("later")))), "the source failed: later");
        ShouldFail(await AskAsync(new TestSource("test", (_, _) => Task.FromException<IReadOnlyList<Fact>>(new TimeoutException("its own")))), "the source failed: its own");
        ShouldFail(await AskAsync(new TestSource("test", (_, _) => Task.FromCanceled<IReadOnlyList<Fact>>(new CancellationToken(true)))), "the source failed: A task was canceled.");
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_in_trouble() => ShouldFail(await AskAsync(null), "the source is not configured");

    [Fact]
    public async Task A_source_that_hangs_is_given_up_at_the_deadline_and_told_to_stop()
    {
        var (begun, told) = (new TaskCompletionSource(), new TaskCompletionSource());
        var asking = AskAsync(new TestSource("test", async (_, cancellation) =>
        {
            cancellation.Register(() => told.SetResult());
            begun.SetResult();
            await new TaskCompletionSource().Task;
            return [];
        }));
        await begun.Task;

        _clock.Advance(_deadline - TimeSpan.FromTicks(1));
        asking.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromTicks(1));

        ShouldFail(await asking, "no answer within 60 s");
        await told.Task;
    }

    [Fact]
    public async Task A_source_that_blocks_its_thread_is_given_up_too()
    {
        using var blocked = new ManualResetEventSlim();
        var begun = new TaskCompletionSource();
        var asking = AskAsync(new TestSource("test", (_, _) =>
        {
            begun.SetResult();
            blocked.Wait(CancellationToken.None);
            return Task.FromResult<IReadOnlyList<Fact>>([]);
        }));
        await begun.Task;

        _clock.Advance(_deadline);

        ShouldFail(await asking, "no answer within 60 s");
        blocked.Set();
    }

    [Fact]
    public async Task A_caller_that_gives_up_gets_no_facts()
    {
        using var caller = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var asking = SourceCall.AskAsync(
            new TestSource("test", async (_, cancellation) =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, cancellation);
                return [];
            }),
            _requests, _deadline, _clock, caller.Token);
        await begun.Task;

        await caller.CancelAsync();

        await FluentActions.Awaiting(() => asking).Should().ThrowAsync<OperationCanceledException>();
    }

    private Task<IReadOnlyList<Fact>> AskAsync(ISource? source) => SourceCall.AskAsync(source, _requests, _deadline, _clock, CancellationToken.None);

    private Fact Ok(CelValue value) => Fact.Ok(value, _clock.GetUtcNow());

    private void ShouldFail(IReadOnlyList<Fact> facts, string message) =>
        facts.Should().HaveCount(3).And.OnlyContain(f => f.Error == new FactError(UnknownCause.Source, message) && f.CollectedAt == _clock.GetUtcNow());
}
