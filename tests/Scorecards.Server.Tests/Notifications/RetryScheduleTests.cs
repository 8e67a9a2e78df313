using Scorecards.Server.Notifications;

namespace Scorecards.Server.Tests.Notifications;

/// <summary>The schedule of the Standard Webhooks specification, under "Retry schedule".</summary>
public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 5 * 60)]
    [InlineData(3, 30 * 60)]
    [InlineData(4, 2 * 3600)]
    [InlineData(9, 24 * 3600)]
    public void Waits_grow_from_seconds_to_a_day(int attempts, int seconds)
    {
        new RetrySchedule(() => 0).After(attempts).Should().Be(TimeSpan.FromSeconds(seconds));
        new RetrySchedule(() => 1).After(attempts).Should().Be(TimeSpan.FromSeconds(seconds * 1.2));
    }

    [Fact]
    public void The_tenth_attempt_is_the_last() => new RetrySchedule(() => 0).After(10).Should().BeNull();

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(5, 80)]
    [InlineData(7, 300)]
    [InlineData(100000, 300)]
    public void Pauses_double_up_to_five_minutes(int failures, int seconds) =>
        new RetrySchedule(() => 0).Pause(failures).Should().Be(TimeSpan.FromSeconds(seconds));
}
