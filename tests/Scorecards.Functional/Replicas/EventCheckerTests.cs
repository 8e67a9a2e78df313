using Scorecards.TestSupport.Faults.History;

namespace Scorecards.Functional.Replicas;

public sealed class EventCheckerTests
{
    private static readonly DateTimeOffset _at = new(2030, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly GradeMoved _moved = new(_at, "a", "1");
    private static readonly EventKept _kept = new(_at, "1-grade", "dev.scorecards.grade.changed");
    private static readonly EventArrived _arrived = new(_at, "1-grade");

    [Fact]
    public void One_event_for_a_change_that_arrived_is_well() => EventChecker.Check([_moved, _kept, _arrived]).Should().BeEmpty();

    [Fact]
    public void Without_a_change_nothing_is_proved() => EventChecker.Check([]).Should().ContainSingle();

    [Fact]
    public void A_change_without_an_event_is_told() => EventChecker.Check([_moved]).Should().ContainSingle().Which.Should().Contain("0 events");

    [Fact]
    public void An_event_that_is_there_twice_is_told() => EventChecker.Check([_moved, _kept, _kept, _arrived]).Should().ContainSingle().Which.Should().Contain("2 events");

    [Fact]
    public void An_event_without_a_change_is_told() =>
        EventChecker.Check([_moved, _kept, _arrived, _kept with { Event = "2-grade" }, _arrived with { Event = "2-grade" }])
            .Should().ContainSingle().Which.Should().Contain("did not change");

    [Fact]
    public void An_event_that_never_arrived_is_told() => EventChecker.Check([_moved, _kept]).Should().ContainSingle().Which.Should().Contain("never arrived");
}
