using Scorecards.Core.Gates;
using Scorecards.Server.Gates;

namespace Scorecards.Server.Tests.Gates;

public sealed class LiveActingTests
{
    private readonly LiveActing _live = new();

    [Fact]
    public void A_reading_that_ends_late_brings_nothing_back()
    {
        _live.Publish(ActingState.None with { Version = 2 }, Sample.Now);

        _live.Publish(ActingState.None with { Version = 1 }, Sample.Now.AddSeconds(-1));

        _live.Current.Version.Should().Be(2);
        _live.Read.ReadAt.Should().Be(Sample.Now);
    }

    [Fact]
    public void A_failure_keeps_what_is_known_and_how_old_it_is()
    {
        _live.Publish(ActingState.None with { Version = 2 }, Sample.Now);

        _live.Failed("away");

        _live.Failure.Should().Be("away");
        _live.Current.Version.Should().Be(2);
        _live.Read.ReadAt.Should().Be(Sample.Now);
    }

    [Fact]
    public void Who_waits_is_told_of_what_is_new_only()
    {
        var next = _live.NextAsync();

        _live.Publish(ActingState.None, Sample.Now);
        next.IsCompleted.Should().BeFalse();

        _live.Publish(ActingState.None with { Version = 1 }, Sample.Now);
        next.IsCompleted.Should().BeTrue();
    }
}
