using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Server.Series;

namespace Scorecards.Server.Tests.Series;

public sealed class ScoreTrailsTests
{
    private static readonly DateOnly _today = new(2030, 1, 31);

    private readonly ScoreTrails _trails = new();

    [Fact]
    public void A_trail_has_the_thirty_days_before_and_ends_with_the_present_score()
    {
        Keep(1, ("a", 70.5m, Grade.CMinus));
        Keep(30, ("a", 60, Grade.DMinus));
        Keep(31, ("a", 10, Grade.F));

        var trail = _trails.Of(Sample.View("a", 93.4m), _today);

        trail.Should().HaveCount(31);
        trail.Where(v => v is not null).Should().Equal(60, 70.5m, 93.4m);
        (trail[0], trail[29]).Should().Be((60m, 70.5m));
    }

    [Fact]
    public void Unrated_days_and_days_not_made_are_gaps()
    {
        Keep(2, ("a", 90, Grade.U), ("b", 0, Grade.F));
        Keep(1, ("new", 80, Grade.BMinus));

        _trails.Of(Sample.View("a", 80, Grade.U), _today).Should().OnlyContain(v => v == null);
        _trails.Of(Sample.View("b", 5), _today).Where(v => v is not null).Should().Equal(0, 5);
        _trails.Of(Sample.View("new", 85), _today).Where(v => v is not null).Should().Equal(80, 85);
        _trails.Of(Sample.View("unknown", 85), _today)[^1].Should().Be(85);
    }

    [Fact]
    public void A_day_made_again_takes_the_place_of_the_first_and_the_next_day_moves_all_by_one()
    {
        Keep(1, ("a", 10, Grade.F));
        Keep(1, ("a", 20, Grade.F));

        _trails.Of(Sample.View("a", 30), _today).TakeLast(2).Should().Equal(20, 30);
        _trails.Of(Sample.View("a", 30), _today.AddDays(1)).TakeLast(3).Should().Equal(20, null, 30);
    }

    [Fact]
    public void The_mean_of_several_weighs_tiers_and_leaves_out_who_was_not_rated()
    {
        Keep(1, ("a", 90, Grade.AMinus), ("b", 50, Grade.F));
        Keep(2, ("a", 70.5m, Grade.CMinus), ("b", 0, Grade.U));

        _trails.MeanOf([Sample.View("a", 1), Sample.View("b", 1, tier: 1), Sample.View("unknown", 1)], _today).TakeLast(3).Should().Equal(null, 70.5m, 60);
    }

    private void Keep(int daysAgo, params (string Service, decimal Score, Grade Grade)[] grades) => _trails.Keep(
        _today.AddDays(-daysAgo), _today, grades.ToDictionary(g => g.Service, g => new GradeAt(g.Score, g.Grade, Sample.Now)));
}
