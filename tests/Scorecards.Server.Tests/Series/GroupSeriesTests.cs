using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Server.Series;

namespace Scorecards.Server.Tests.Series;

public sealed class GroupSeriesTests
{
    private static readonly DateOnly _first = new(2030, 1, 1);

    [Fact]
    public void Each_day_adds_up_what_the_services_had_at_its_end()
    {
        var days = GroupSeries.Fold(
            [("a", 1), ("b", 3), ("new", 3)],
            [
                Grade("a", -3, 12, 60, Core.Grades.Grade.D), Grade("a", 2, 0, 80, Core.Grades.Grade.B), Grade("a", 2, 23.9, 100, Core.Grades.Grade.APlus),
                Grade("b", 2, 12, null, Core.Grades.Grade.U), Grade("b", 3, 12, 50, Core.Grades.Grade.F),
            ],
            new DayRange(_first, _first.AddDays(3)));

        days.Select(d => (d.Day.Day, d.Tally.Score(GradeBands.Default).Score, d.Tally.Unrated)).Should().Equal((1, 60, 0), (2, 60, 0), (3, 100, 1), (4, 87.5m, 0));
    }

    [Fact]
    public void Days_before_the_first_service_was_known_are_left_out() =>
        GroupSeries.Fold([("a", 1)], [Grade("a", 2, 0, 80, Core.Grades.Grade.B)], new DayRange(_first, _first.AddDays(3)))
            .Select(d => d.Day.Day).Should().Equal(3, 4);

    private static ServiceGrade Grade(string service, int day, double hours, decimal? score, Grade grade) =>
        new(service, new GradeAt(score, grade, DayRange.StartOf(_first.AddDays(day)).AddHours(hours)));
}
