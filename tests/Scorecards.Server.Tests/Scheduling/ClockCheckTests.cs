using System.Reflection;
using Scorecards.Core.Runtime;
using Scorecards.Server.Scheduling;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Scheduling;

public sealed class ClockCheckTests
{
    private readonly FakeClock _clock = new();
    private readonly ClockStore _store = ClockStore.New();

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(-10)]
    public async Task Clocks_that_are_close_are_good(int seconds)
    {
        _store.Says = () => _clock.GetUtcNow().AddSeconds(seconds);

        await Check().EnsureAsync(default);
    }

    [Theory]
    [InlineData(11, "11 s behind")]
    [InlineData(-11, "11 s ahead of")]
    [InlineData(-300, "300 s ahead of")]
    public async Task Clocks_that_are_far_apart_are_told_until_they_are_set(int seconds, string message)
    {
        _store.Says = () => _clock.GetUtcNow().AddSeconds(seconds);
        var check = Check();

        var checking = () => check.EnsureAsync(default);

        (await checking.Should().ThrowAsync<StoreException>()).WithMessage($"*{message} the database's*NTP*");
        await checking.Should().ThrowAsync<StoreException>("it is looked at again each time");
        _store.Says = () => _clock.GetUtcNow();
        await check.EnsureAsync(default);
    }

    [Fact]
    public async Task A_slow_answer_is_no_difference()
    {
        _store.Says = () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(30));
            return _clock.GetUtcNow().AddSeconds(-5);
        };

        await Check().EnsureAsync(default);
    }

    [Fact]
    public async Task A_clock_that_goes_wrong_later_is_noticed_within_half_a_minute()
    {
        _store.Says = () => _clock.GetUtcNow();
        var check = Check();
        await check.EnsureAsync(default);
        _store.Says = () => _clock.GetUtcNow().AddMinutes(5);

        await check.EnsureAsync(default);
        _clock.Advance(TimeSpan.FromSeconds(30));

        await check.Awaiting(c => c.EnsureAsync(default)).Should().ThrowAsync<StoreException>();
    }

    [Fact]
    public async Task A_store_on_this_machine_has_no_other_clock()
    {
        _store.Says = () => null;

        await Check().EnsureAsync(default);
    }

    private ClockCheck Check() => new((IStore)(object)_store, _clock);

    /// <summary>A store that has a clock and nothing else.</summary>
    public class ClockStore : DispatchProxy
    {
        public Func<DateTimeOffset?> Says { get; set; } = () => null;

        public static ClockStore New() => (ClockStore)(object)Create<IStore, ClockStore>();

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(IStore.ClockAsync) ? Task.FromResult(Says()) : throw new NotSupportedException(targetMethod.Name);
    }
}
