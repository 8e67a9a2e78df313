using Scorecards.Core.Grades;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Scheduling;

/// <summary>Sweeps over 500 services, whose upstreams count for themselves what they are asked.</summary>
public sealed class TroubledSweepTests : IDisposable
{
    private const int Services = 500;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(FakeTrouble.Dead)]
    [InlineData(FakeTrouble.Silent)]
    [InlineData(FakeTrouble.TooManyRequests)]
    public async Task An_upstream_in_trouble_in_the_middle_lowers_no_grade_and_is_asked_no_more_than_its_budget(FakeTrouble trouble)
    {
        await using var upstream = new FakePrometheus();
        await using var other = new FakePrometheus();
        await using var sweep = await Sweep.CreateAsync(_folder.Path, Services, [upstream, other], "{ requests: 1000, per: 3h }");
        await sweep.RunAsync();
        var before = await sweep.GradesAsync();
        var asked = other.Asked;
        sweep.Pass(TimeSpan.FromHours(1));
        upstream.Break(trouble, after: 150);

        await sweep.RunAsync();

        before.Should().HaveCount(Services).And.OnlyContain(grade => grade == Grade.APlus);
        (await sweep.GradesAsync()).Should().Equal(before);
        upstream.Asked.Should().BeInRange(650, 700);
        (other.Asked - asked).Should().Be(200, "of the 700 of its budget 500 were sent in the first sweep");
    }

    [Fact]
    public async Task After_a_trouble_everything_is_as_before()
    {
        await using var upstream = new FakePrometheus();
        await using var sweep = await Sweep.CreateAsync(_folder.Path, Services, [upstream]);
        await sweep.RunAsync();
        sweep.Pass(TimeSpan.FromHours(1));
        upstream.Break(FakeTrouble.TooManyRequests, after: 100);
        await sweep.RunAsync();
        upstream.Asked.Should().BeInRange(Services + 101, Services + 102, "two are under way at a time, and nobody asks after them");
        upstream.Mend();
        sweep.Pass(TimeSpan.FromHours(1));
        var asked = upstream.Asked;

        await sweep.RunAsync();

        (upstream.Asked - asked).Should().Be(Services);
        (await sweep.GradesAsync()).Should().OnlyContain(grade => grade == Grade.APlus);
    }

    [Fact]
    public async Task A_short_budget_is_kept_and_gets_round_to_every_service()
    {
        await using var upstream = new FakePrometheus();
        await using var sweep = await Sweep.CreateAsync(_folder.Path, Services, [upstream], "{ requests: 400, per: 1h }");

        await sweep.RunAsync();
        upstream.Asked.Should().Be(280);
        sweep.Pass(TimeSpan.FromHours(1.5));
        await sweep.RunAsync();

        upstream.Asked.Should().Be(560);
        (await sweep.GradesAsync()).Should().OnlyContain(grade => grade == Grade.APlus);
    }

    [Fact]
    public async Task A_second_sweep_over_what_has_not_changed_makes_no_request_that_counts_after_a_restart_too()
    {
        await using var upstream = new FakePrometheus();
        await using var sweep = await Sweep.CreateAsync(_folder.Path, Services, [upstream], "{ requests: 1000, per: 24h, notModifiedIsFree: true }");
        await sweep.RunAsync();
        upstream.Asked.Should().Be(Services);

        sweep.Pass(TimeSpan.FromHours(1));
        await sweep.RunAsync();
        sweep.Pass(TimeSpan.FromHours(1));
        sweep.Restart();
        await sweep.RunAsync();

        upstream.Asked.Should().Be(3 * Services);
        upstream.NotModified.Should().Be(2 * Services);
        (await sweep.GradesAsync()).Should().OnlyContain(grade => grade == Grade.APlus);
    }
}
