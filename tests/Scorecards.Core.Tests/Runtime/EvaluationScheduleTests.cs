using FsCheck.Fluent;
using Scorecards.Core.Runtime;

namespace Scorecards.Core.Tests.Runtime;

public sealed class EvaluationScheduleTests
{
    private static readonly DateTimeOffset _now = new(2030, 1, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_next_time_is_in_the_future_and_at_most_an_interval_away() => Properties.Check(
        Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(1, 1_000_000)),
        pair =>
        {
            var schedule = new EvaluationSchedule(TimeSpan.FromMilliseconds(pair.Item2));
            var after = _now.AddTicks(pair.Item1 * 7919L);
            var next = schedule.Next($"service-{pair.Item1}", after);

            return next > after && next <= after + schedule.Interval && schedule.Next($"service-{pair.Item1}", next) == next + schedule.Interval;
        });

    [Fact]
    public void Ten_thousand_services_are_spread_evenly_over_the_interval()
    {
        var schedule = EvaluationSchedule.Default;

        var perMinute = Enumerable.Range(0, 10_000).GroupBy(i => (int)(schedule.Next($"service-{i}", _now) - _now).TotalMinutes).ToDictionary(g => g.Key, g => g.Count());

        perMinute.Keys.Should().BeEquivalentTo(Enumerable.Range(0, 15));
        perMinute.Values.Should().OnlyContain(count => count >= 560 && count <= 780, "10,000 / 15 is 667");
    }

    [Fact]
    public void The_moment_of_a_service_follows_from_its_name_alone()
    {
        var schedule = EvaluationSchedule.Default;

        schedule.Next("a", _now).Should().Be(schedule.Next("a", _now.AddTicks(1)));
        schedule.Next("a", _now.ToOffset(TimeSpan.FromHours(9))).Should().Be(schedule.Next("a", _now));
        schedule.Next("a", _now).Should().NotBe(schedule.Next("b", _now));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_interval_is_longer_than_nothing(int ticks) =>
        FluentActions.Invoking(() => new EvaluationSchedule(TimeSpan.FromTicks(ticks))).Should().Throw<ArgumentOutOfRangeException>();
}
