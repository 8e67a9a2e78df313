using Scorecards.TestSupport.Faults;
using Scorecards.TestSupport.Faults.History;

namespace Scorecards.Silo.Tests.Faults;

public sealed class RecoveryCheckerTests
{
    private readonly RecoveryChecker checker = new(TimeSpan.FromSeconds(30));

    [Fact]
    public void A_history_without_calls_proves_nothing() => checker.Check([]).Should().Equal("nobody called");

    [Fact]
    public void A_call_that_succeeds_in_time_is_well() => checker.Check([Call(100, 130)]).Should().BeEmpty();

    [Fact]
    public void A_call_that_takes_longer_is_told() => checker.Check([Call(100, 131)]).Should().ContainSingle().Which.Should().Contain("service-1").And.Contain("succeeded after 31.0 s");

    [Fact]
    public void A_call_that_was_given_up_is_told() => checker.Check([Call(100, 110, done: false)]).Should().ContainSingle().Which.Should().Contain("given up");

    [Fact]
    public void While_the_database_is_away_nobody_can_evaluate()
    {
        checker.Check([new Faulted(At(110), FaultPlan.Database, "up"), Call(100, 139)]).Should().BeEmpty();
        checker.Check([new Faulted(At(110), FaultPlan.Database, "up"), Call(100, 141)]).Should().ContainSingle();
    }

    [Fact]
    public void The_time_counts_from_the_last_death()
    {
        checker.Check([new Faulted(At(110), "a", "Kill for 2.0 s"), Call(100, 139)]).Should().BeEmpty();
        checker.Check([new Faulted(At(110), "a", "Kill for 2.0 s"), Call(100, 141)]).Should().ContainSingle();
        checker.Check([new Faulted(At(110), "a", "up"), Call(100, 139)]).Should().ContainSingle("that is no death");
    }

    private static Called Call(int at, int answered, bool done = true) => new(At(at), At(answered), "service-1", 2, done);

    private static DateTimeOffset At(int seconds) => new DateTimeOffset(2030, 1, 15, 12, 0, 0, TimeSpan.Zero).AddSeconds(seconds);
}
