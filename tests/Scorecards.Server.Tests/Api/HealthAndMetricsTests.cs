using System.Net;
using System.Text.Json;
using Scorecards.Core;
using Scorecards.Server.Inputs;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class HealthAndMetricsTests
{
    [Fact]
    public async Task The_server_is_live_before_it_is_ready()
    {
        await using var server = await TestServer.StartAsync();

        (await server.GetAsync("/health/live")).Body.Should().Be("""{"status":"live"}""");
        var ready = await server.GetAsync("/health/ready");
        ready.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        ready["status"].GetString().Should().Be("starting");
        ready["catalog"].GetProperty("status").GetString().Should().Be("missing");
    }

    [Fact]
    public async Task It_is_ready_with_the_first_catalog_definitions_and_snapshot()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);

        var ready = await server.GetAsync("/health/ready");

        ready.Status.Should().Be(HttpStatusCode.OK);
        ready["status"].GetString().Should().Be("ready");
        ready["store"].GetProperty("status").GetString().Should().Be("ok");
        ready["snapshot"].GetProperty("services").GetInt32().Should().Be(1);
        ready["snapshot"].GetProperty("ageSeconds").GetDouble().Should().BeInRange(0, 10);
    }

    [Fact]
    public async Task A_refused_edit_leaves_it_ready_and_is_told_with_its_place()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        server.Inputs.Publish(
            server.Inputs.Current,
            server.Inputs.Definitions with { FailedAt = DateTimeOffset.UtcNow, Problems = [new Problem("checks/a.yaml", 3, 7, "wrong")] },
            server.Inputs.Catalog);

        var ready = await server.GetAsync("/health/ready");

        ready.Status.Should().Be(HttpStatusCode.OK);
        var definitions = ready["definitions"];
        definitions.GetProperty("status").GetString().Should().Be("refused");
        definitions.GetProperty("problems")[0].GetProperty("file").GetString().Should().Be("checks/a.yaml");
        definitions.GetProperty("problems")[0].GetProperty("line").GetInt32().Should().Be(3);
        (await server.GetAsync("/metrics")).Body.Should().Contain("scorecards_input_refused{input=\"definitions\"} 1\n");
    }

    [Fact]
    public async Task A_store_that_goes_away_is_told_and_the_server_stays_ready()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        server.StoreIsAway = true;

        var ready = await WaitForAsync(server, r => r["store"].GetProperty("status").GetString() == "away");

        ready.Status.Should().Be(HttpStatusCode.OK);
        ready["store"].GetProperty("failure").GetString().Should().NotBeEmpty();
        (await server.GetAsync("/metrics")).Body.Should().Contain("scorecards_store_up 0\n");
    }

    [Fact]
    public async Task Metrics_count_evaluations_grades_and_troubled_sources()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a"), Sample.Service("b")]);
        await server.EvaluateAsync("a", """{ "ok": true, "share": 0, "millis": 1 }""");
        await server.EvaluateAsync("b");

        var answer = await server.GetAsync("/metrics");

        answer.Header("Content-Type").Should().Be("text/plain; version=0.0.4; charset=utf-8");
        answer.Body.Should().Contain("scorecards_services{grade=\"A+\"} 1\n").And.Contain("scorecards_services{grade=\"U\"} 1\n");
        answer.Body.Should().MatchRegex("scorecards_evaluations_total\\{result=\"appended\"\\} [1-9]");
        answer.Body.Should().MatchRegex("scorecards_source_errors_total\\{source=\"probe\"\\} [1-9]");
        answer.Body.Should().MatchRegex("scorecards_evaluation_duration_seconds_bucket\\{le=\"\\+Inf\"\\} [1-9]");
        answer.Body.Should().MatchRegex("scorecards_snapshot_age_seconds [0-9.E-]+\n");
    }

    [Fact]
    public async Task Every_metric_has_help_and_type_once_before_its_samples()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        await server.EvaluateAsync("a");

        var lines = (await server.GetAsync("/metrics")).Body.TrimEnd('\n').Split('\n');

        var metric = "";
        var seen = new HashSet<string>();
        foreach (var line in lines)
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                metric = line.Split(' ')[2];
                seen.Add(metric).Should().BeTrue(line);
            }
            else if (!line.StartsWith('#'))
            {
                line.Should().MatchRegex($"^{metric}(_bucket|_sum|_count)?(\\{{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*\\}})? [-+0-9.eEInf]+$");
            }
        }

        seen.Should().Contain("scorecards_services");
    }

    private static async Task<Answer> WaitForAsync(TestServer server, Func<Answer, bool> seen)
    {
        var until = DateTimeOffset.UtcNow.AddSeconds(20);
        while (true)
        {
            var answer = await server.GetAsync("/health/ready");
            if (seen(answer) || DateTimeOffset.UtcNow > until)
            {
                return answer;
            }

            await Task.Yield();
        }
    }
}
