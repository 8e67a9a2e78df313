using System.Globalization;
using Scorecards.Core.Grades;
using Scorecards.Server.Projection;
using Scorecards.Server.Series;

namespace Scorecards.Server.Tests.Series;

public sealed class GroupTrailTests
{
    [Theory]
    [InlineData(0, "70 80 82")]
    [InlineData(2, "70 80 92 91")]
    [InlineData(2, "- 91 90")]
    [InlineData(1, "91 - 91")]
    [InlineData(0, "91 91 -")]
    [InlineData(3, "92 90 91")]
    [InlineData(0, "")]
    public void The_days_at_a_grade_go_back_to_the_first_day_of_another_or_of_none(int days, string past)
    {
        decimal?[] scores = [.. past.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => decimal.TryParse(s, CultureInfo.InvariantCulture, out var score) ? score : (decimal?)null)];

        new GroupTrail(scores, Group(91)).DaysAtGrade(GradeBands.Default).Should().Be(days);
    }

    private static GroupView Group(decimal score) => new()
    {
        Kind = BoardKind.Team,
        Id = "payments",
        Title = "Payments",
        Services = [],
        Rated = 1,
        Unrated = 0,
        Grades = new GradeDistribution([]),
        Score = score,
        Grade = GradeBands.Default.Of(score),
    };
}
