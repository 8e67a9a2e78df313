using System.Globalization;
using Scorecards.Core.Grades;
using Scorecards.Server.Pages;

namespace Scorecards.Server.Tests.Pages;

public sealed class TrendChartTests
{
    [Fact]
    public void A_line_leads_from_value_to_value_over_a_scale_of_tens()
    {
        var chart = Chart(50, 70, 60)!;

        chart.Line.Should().Be("M0 100 L50 0 L100 50");
        chart.Area.Should().Be("M0 100 L0 100 L50 0 L100 50 L100 100 Z");
        chart.Ticks.Should().Equal(50, 60, 70);
    }

    [Fact]
    public void A_step_holds_until_the_next() =>
        Chart(true, 50, 70, 60)!.Line.Should().Be("M0 100 L50 100 L50 0 L100 0 L100 50");

    [Fact]
    public void What_nobody_knows_is_a_gap()
    {
        var chart = Chart(50, null, 70, null)!;

        chart.Line.Should().Be("M0 100 L33.33 100 M66.67 0 L100 0");
        chart.Area.Should().Be("M0 100 L0 100 L33.33 100 L33.33 100 Z M66.67 100 L66.67 0 L100 0 L100 100 Z");
        chart.Words(Wording.Score).Should().StartWith("70.0 on 3 Jan, none since");
    }

    [Theory]
    [InlineData(100, 100, "80 100")]
    [InlineData(0, 0, "0 20")]
    [InlineData(91, 93, "80 100")]
    [InlineData(39.9, 40.1, "30 50")]
    [InlineData(0, 100, "0 100")]
    public void The_scale_is_never_flat_nor_outside_of_what_a_score_can_be(double a, double b, string scale)
    {
        var chart = Chart((decimal)a, (decimal)b)!;

        $"{chart.Ticks.First()} {chart.Ticks.Last()}".Should().Be(scale);
        chart.Points.Select(p => decimal.Parse(chart.Y(p.Value!.Value), CultureInfo.InvariantCulture)).Should().OnlyContain(y => y >= 0 && y <= 100);
    }

    [Fact]
    public void There_is_no_chart_of_less_than_two_moments()
    {
        Chart().Should().BeNull();
        Chart(50).Should().BeNull();
        Chart(null, null).Should().BeNull();
        Chart(null, 50).Should().BeNull();
        TrendChart.Of([new(Sample.Now, 50), new(Sample.Now, 60)]).Should().BeNull();
    }

    [Fact]
    public void The_stripes_of_grades_fill_the_scale()
    {
        var bands = Chart(55, 95)!.Bands(GradeBands.Default).ToList();

        bands.Select(b => b.Family).Should().Equal('A', 'B', 'C', 'D', 'F');
        bands.Select(b => decimal.Parse(b.Height, CultureInfo.InvariantCulture)).Should().Equal(20, 20, 20, 20, 20);
        Chart(91, 93)!.Bands(GradeBands.Default).Select(b => (b.Family, b.Top, b.Height, b.Middle)).Should().Equal(('A', "0", "50", "25"), ('B', "50", "50", "75"));
        Chart(10, 12)!.Bands(GradeBands.Default).Select(b => b.Family).Should().Equal('F');
    }

    [Fact]
    public void More_points_than_a_screen_shows_are_thinned_and_the_last_stays()
    {
        var chart = Chart(true, [.. Enumerable.Range(0, 9000).Select(i => (decimal?)(i % 100))])!;

        chart.Points.Count.Should().BeInRange(300, 361);
        chart.Last.Value.Should().Be(99);
        chart.Line.Length.Should().BeLessThan(20_000);
    }

    [Fact]
    public void Words_say_what_the_line_shows()
    {
        Chart(50, 40, 70, 60)!.Words(Wording.Score).Should().Be("60.0 now; 3 days ago 50.0. Lowest 40.0 on 2 Jan, highest 70.0 on 3 Jan.");
        Chart(50, 50)!.Words(Wording.Percent).Should().Be("50% now, as a day ago.");
        Chart(50, 50, 50)!.Words(Wording.Percent).Should().Be("50% now, as 2 days ago.");
    }

    private static TrendChart? Chart(params decimal?[] values) => Chart(false, values);

    private static TrendChart? Chart(bool steps, params decimal?[] values) =>
        TrendChart.Of([.. values.Select((v, i) => new TrendPoint(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(i), v))], steps);
}
