using Scorecards.Core.Grades;
using static Scorecards.Core.Tests.Scoring.Cards;

namespace Scorecards.Core.Tests.Scoring;

public sealed class GradeBandsTests
{
    /// <summary>Just below a band's edge the score is rounded down before it is compared, so it never reaches the edge.</summary>
    [Theory]
    [InlineData(0.96999, 96.9, "A")]
    [InlineData(0.9799, 97.9, "A+")]
    [InlineData(0.92999999, 92.9, "A-")]
    [InlineData(0.5999999999, 59.9, "F")]
    [InlineData(0.0009, 0.0, "F")]
    [InlineData(0.99999, 99.9, "A+")]
    public void The_score_is_rounded_down_once_to_one_decimal(double value, double score, string grade)
    {
        var result = Card(1).Tally(Partial((decimal)value));

        result.Score.Should().Be((decimal)score);
        result.Grade.Letter().Should().Be(grade);
    }

    [Fact]
    public void Sums_are_exact_before_they_are_rounded()
    {
        // Three times a third of 97 percent would miss the edge with binary fractions.
        Card(1, 1, 1, 1, 1, 1, 1, 1, 1, 1).Tally([.. Enumerable.Repeat(Partial(0.97m), 10)]).Score.Should().Be(97.0m);
        Card(10, 20, 70).Tally(Partial(0.1m), Partial(0.7m), Partial(0.3m)).Score.Should().Be(36.0m);
        Card(97, 3).Tally(Pass, Fail).Grade.Should().Be(Grade.APlus);
        Card(970, 31).Tally(Pass, Fail).Grade.Should().Be(Grade.A);
    }

    [Theory]
    [InlineData("A+", Grade.APlus, 'A')]
    [InlineData("A", Grade.A, 'A')]
    [InlineData("A-", Grade.AMinus, 'A')]
    [InlineData("D-", Grade.DMinus, 'D')]
    [InlineData("F", Grade.F, 'F')]
    [InlineData("U", Grade.U, 'U')]
    public void A_grade_has_one_letter_and_a_family(string letter, Grade grade, char family)
    {
        grade.Letter().Should().Be(letter);
        grade.Family().Should().Be(family);
        GradeExtensions.TryParse(letter, out var parsed).Should().BeTrue();
        parsed.Should().Be(grade);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("E")]
    [InlineData("APlus")]
    [InlineData("12")]
    [InlineData("A +")]
    public void Other_texts_are_no_grade(string? letter) => GradeExtensions.TryParse(letter, out _).Should().BeFalse();

    [Fact]
    public void Grades_are_ordered_from_U_up_to_A_plus() =>
        Enum.GetValues<Grade>().Order().Select(g => g.Letter()).Should()
            .Equal("U", "F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+");
}
