using Scorecards.Server.Gates;

namespace Scorecards.Server.Tests.Gates;

public sealed class GateClockTests
{
    private readonly Settable _time = new();
    private readonly GateClock _clock;

    public GateClockTests() => _clock = new GateClock(_time);

    [Fact]
    public void Time_that_goes_on_is_the_time()
    {
        _clock.TryNow(out var first, out _).Should().BeTrue();
        _time.Now += TimeSpan.FromSeconds(5);
        _clock.TryNow(out var second, out var behind).Should().BeTrue();

        second.Should().Be(first + TimeSpan.FromSeconds(5));
        behind.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void What_time_synchronization_takes_back_is_waited_for_at_the_latest_time()
    {
        _clock.TryNow(out var latest, out _);
        _time.Now -= TimeSpan.FromSeconds(1);

        _clock.TryNow(out var now, out _).Should().BeTrue();
        now.Should().Be(latest);
    }

    [Fact]
    public void A_clock_that_was_set_back_is_refused_until_it_has_caught_up()
    {
        _clock.TryNow(out _, out _);
        _time.Now -= TimeSpan.FromMinutes(1);

        _clock.TryNow(out _, out var behind).Should().BeFalse();
        behind.Should().Be(TimeSpan.FromMinutes(1));
        _time.Now += TimeSpan.FromSeconds(58);
        _clock.TryNow(out _, out _).Should().BeTrue();
    }

    private sealed class Settable : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2030, 1, 15, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
