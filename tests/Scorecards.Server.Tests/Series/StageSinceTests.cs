using Scorecards.Core.Definitions;
using Scorecards.Server.Series;

namespace Scorecards.Server.Tests.Series;

public sealed class StageSinceTests
{
    private static readonly DateTimeOffset _now = Sample.Now;

    [Fact]
    public void It_is_in_the_stage_since_the_last_change_that_brought_it_there() =>
        Of(Stage.Enforced, Stage.Enforced, Stage.Enforced, Stage.Preview, Stage.Enforced).Should().Be(new StageSince(_now.AddDays(-1), Stage.Preview, true));

    [Fact]
    public void A_check_that_came_in_its_stage_was_nothing_before() =>
        Of(Stage.Dark, Stage.Dark, null).Should().Be(new StageSince(_now, null, true));

    [Fact]
    public void Where_nothing_is_known_of_before_it_may_be_longer() =>
        Of(Stage.Dark, Stage.Dark, Stage.Dark).Should().Be(new StageSince(_now.AddDays(-1), null, false));

    [Fact]
    public void A_past_that_does_not_tell_of_the_stage_says_nothing()
    {
        Of(Stage.Dark).Should().BeNull();
        Of(Stage.Dark, Stage.Enforced, Stage.Dark).Should().BeNull("what is loaded is not in the log yet");
    }

    private static StageSince? Of(Stage stage, params Stage?[] past) => StageSince.Of(stage, [.. past.Select((s, i) => (_now.AddDays(-i), s))]);
}
