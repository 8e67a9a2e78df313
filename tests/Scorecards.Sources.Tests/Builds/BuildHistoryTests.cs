using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Tests.Builds;

public sealed class BuildHistoryTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly BuildQuestion _main = new("main", null, 30);

    [Fact]
    public void Builds_are_counted_by_how_they_ended()
    {
        var fact = Fact(Build("1", BuildResult.Success, 1), Build("2", BuildResult.Failure, 2), Build("3", BuildResult.Success, 3), Build("4", BuildResult.Cancelled, 4), Build("5", BuildResult.Running, 0));

        fact.ToJson().Should().Contain("\"count\":4").And.Contain("\"succeeded\":2").And.Contain("\"failed\":1").And.Contain("\"cancelled\":1").And.Contain("\"running\":1");
        At(fact, "successRate").AsDouble().Should().BeApproximately(2.0 / 3, 1e-9);
    }

    [Fact]
    public void What_nobody_built_has_no_rate_and_no_last_build()
    {
        var fact = Fact(Build("1", BuildResult.Cancelled, 1));

        fact.TryGet("successRate", out _).Should().BeFalse();
        fact.TryGet("last", out _).Should().BeFalse();
        fact.TryGet("minutes", out _).Should().BeFalse();
        At(fact, "count").AsInt().Should().Be(1);
    }

    [Fact]
    public void The_last_build_is_the_last_that_says_something_of_the_code()
    {
        var fact = Fact(Build("1", BuildResult.Failure, 5), Build("2", BuildResult.Cancelled, 1), Build("3", BuildResult.Running, 0), Build("4", BuildResult.Success, 9));

        At(fact, "last.id").AsString().Should().Be("1");
        At(fact, "last.result").AsString().Should().Be("failure");
        At(fact, "last.ageMinutes").AsInt().Should().Be(5 * 60);
        At(fact, "lastSuccess.id").AsString().Should().Be("4");
    }

    [Fact]
    public void Other_branches_names_and_older_builds_do_not_count()
    {
        var builds = new[]
        {
            Build("1", BuildResult.Success, 1), Build("2", BuildResult.Failure, 2) with { Branch = "topic/x" }, Build("3", BuildResult.Failure, 31 * 24),
            Build("4", BuildResult.Failure, 1) with { Name = "nightly" }, Build("1", BuildResult.Success, 1),
        };

        At(Fact(new BuildQuestion("main", "build", 30), builds), "count").AsInt().Should().Be(1);
        At(Fact(new BuildQuestion("main", null, 30), builds), "count").AsInt().Should().Be(2);
        At(Fact(new BuildQuestion(null, null, 60), builds), "count").AsInt().Should().Be(4);
    }

    [Fact]
    public void Times_are_those_of_builds_that_succeeded_and_were_really_taken()
    {
        var builds = Enumerable.Range(1, 20).Select(i => Build($"{i}", BuildResult.Success, i, minutes: i)).Append(Build("slow", BuildResult.Failure, 1, minutes: 500)).ToArray();

        At(Fact(builds), "minutes.median").AsDouble().Should().Be(10);
        At(Fact(builds), "minutes.p95").AsDouble().Should().Be(19);
        At(Fact(Build("1", BuildResult.Success, 1, minutes: 7)), "minutes.p95").AsDouble().Should().Be(7);
        At(Fact(Build("1", BuildResult.Success, 1, minutes: 7, queued: 2)), "minutesQueued.median").AsDouble().Should().Be(2);
    }

    [Fact]
    public void A_red_time_goes_from_the_first_failure_to_the_next_success()
    {
        var fact = Fact(
            Build("1", BuildResult.Success, 10), Build("2", BuildResult.Failure, 9), Build("3", BuildResult.Failure, 8), Build("4", BuildResult.Success, 6),
            Build("5", BuildResult.Failure, 5), Build("6", BuildResult.Success, 4));

        At(fact, "minutesToGreen.median").AsDouble().Should().Be(60);
        At(fact, "minutesToGreen.p95").AsDouble().Should().Be(180);
        At(fact, "red").AsList().Should().BeEmpty();
        At(fact, "redMinutes").AsInt().Should().Be(0);
    }

    [Fact]
    public void What_is_red_now_is_named_with_the_time_since_it_is()
    {
        var fact = Fact(
            Build("1", BuildResult.Failure, 3), Build("2", BuildResult.Failure, 2),
            Build("3", BuildResult.Success, 1) with { Name = "lint" });

        At(fact, "red").AsList().Select(name => name.AsString()).Should().Equal("build");
        At(fact, "redMinutes").AsInt().Should().Be(180);
    }

    [Fact]
    public void A_success_on_another_branch_mends_nothing() =>
        At(Fact(new BuildQuestion(null, null, 30), Build("1", BuildResult.Failure, 3), Build("2", BuildResult.Success, 2) with { Branch = "topic" }), "red").AsList().Should().ContainSingle();

    [Fact]
    public void A_commit_that_both_fails_and_succeeds_is_flaky()
    {
        var fact = Fact(
            Build("1", BuildResult.Failure, 6) with { Commit = "a" }, Build("2", BuildResult.Success, 5) with { Commit = "a" },
            Build("3", BuildResult.Success, 4) with { Commit = "b", Attempt = 2 },
            Build("4", BuildResult.Failure, 3) with { Commit = "c", Attempt = 3 },
            Build("5", BuildResult.Success, 2) with { Commit = "d" },
            Build("6", BuildResult.Failure, 1) with { Commit = "d", Name = "other" });

        At(fact, "flaky").AsInt().Should().Be(2);
        At(fact, "reruns").AsInt().Should().Be(2);
        At(fact, "flakyShare").AsDouble().Should().BeApproximately(2.0 / 5, 1e-9);
    }

    [Fact]
    public void A_clock_of_the_build_server_that_is_ahead_or_runs_backwards_gives_no_negative_times()
    {
        var fact = Fact(Build("1", BuildResult.Success, -2), Build("2", BuildResult.Success, 1) with { StartedAt = _now, FinishedAt = _now.AddHours(-1), QueuedAt = _now.AddHours(5) });

        At(fact, "last.ageMinutes").AsInt().Should().Be(0);
        At(fact, "minutes.p95").AsDouble().Should().BeGreaterThanOrEqualTo(0);
        fact.TryGet("minutesQueued", out var queued).Should().BeFalse($"{queued}");
    }

    [Fact]
    public void A_fact_has_the_type_that_is_declared_and_everything_in_it() => new BuildHistory(
    [
        Build("1", BuildResult.Failure, 4, minutes: 3, queued: 1) with { Url = "https://ci.example.com/1" },
        Build("2", BuildResult.Success, 3, minutes: 3, queued: 1) with { Url = "https://ci.example.com/2" },
    ], _main, Truncated: true).ToValue(_now).ShouldFit(BuildHistory.Type, whole: true);

    [Fact]
    public void Deployments_are_counted_by_environment_and_the_last_is_told_however_old()
    {
        Deployment[] all =
        [
            new("production", BuildResult.Success, _now.AddDays(-40), "a", "https://x"),
            new("production", BuildResult.Failure, _now.AddDays(-2), "b", "https://x"),
            new("staging", BuildResult.Success, _now.AddDays(-1), "c", "https://x"),
            new("staging", BuildResult.Running, _now, "d", "https://x"),
        ];

        var production = Deployment.ToValue(all, "production", 30, truncated: false, _now);
        At(production, "count").AsInt().Should().Be(1);
        At(production, "failureRate").AsDouble().Should().Be(1);
        At(production, "lastSuccess.ageDays").AsInt().Should().Be(40);
        At(Deployment.ToValue(all, null, 28, truncated: false, _now), "perWeek").AsDouble().Should().Be(0.25);
        production.ShouldFit(Deployment.TypeOfAll, whole: true);
    }

    [Fact]
    public void Tests_and_queues_have_the_types_that_are_declared()
    {
        var tests = new BuildTests(Build("1", BuildResult.Success, 1) with { Url = "https://x" }, Total: 10, Failed: 1, Skipped: 2, Seconds: 3.5).ToValue(_now);
        var queue = new BuildQueue([_now.AddMinutes(-5), _now.AddMinutes(-9)]).ToValue(_now);

        tests.ShouldFit(BuildTests.Type, whole: true);
        At(tests, "passed").AsInt().Should().Be(7);
        At(tests, "passRate").AsDouble().Should().Be(0.875);
        queue.ShouldFit(BuildQueue.Type, whole: true);
        At(queue, "oldestMinutes").AsInt().Should().Be(9);
        At(new BuildQueue([]).ToValue(_now), "oldestMinutes").AsInt().Should().Be(0);
    }

    [Theory]
    [InlineData("{}", "default", null, 30)]
    [InlineData("""{"branch":"all","name":"ci","days":7}""", null, "ci", 7)]
    [InlineData("""{"branch":"release/1"}""", "release/1", null, 30)]
    public void The_arguments_say_which_builds(string arguments, string? branch, string? name, long days) =>
        BuildQuestion.Read(new QueryArguments(Ask.Of("ci", "builds", arguments))).Should().Be(new BuildQuestion(branch, name, days));

    private static CelValue Fact(params Build[] builds) => Fact(_main, builds);

    private static CelValue Fact(BuildQuestion question, params Build[] builds) => new BuildHistory(builds, question, Truncated: false).ToValue(_now);

    private static CelValue At(CelValue fact, string path) => Core.Facts.Fact.Ok(fact, _now).At(path);

    private static Build Build(string id, BuildResult result, double hoursAgo, double minutes = 1, double? queued = null)
    {
        var finished = _now.AddHours(-hoursAgo);
        var started = finished.AddMinutes(-minutes);
        return new Build
        {
            Id = id,
            Name = "build",
            Result = result,
            Branch = "main",
            Commit = id,
            StartedAt = started,
            FinishedAt = result == BuildResult.Running ? null : finished,
            QueuedAt = queued is { } waited ? started.AddMinutes(-waited) : null,
        };
    }
}
