using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Prometheus;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Prometheus;

/// <summary>What is measured, and what servers say of themselves; those that only speak Prometheus' API too.</summary>
public sealed class PrometheusMetricsTests
{
    private const string Names = """["up","scrape_samples_scraped","http_requests_total","http_seconds_bucket","http_seconds_sum","http_seconds_count","gc_seconds","gc_seconds_sum","gc_seconds_count","heap_bytes","build_info"]""";

    private readonly FakeClock _clock = new();

    [Fact]
    public async Task The_series_of_a_histogram_are_one_metric_and_what_prometheus_adds_is_none()
    {
        await using var server = Answering(Names, """
            {"http_requests_total":[{"type":"counter","help":"Requests.","unit":""}],"http_seconds":[{"type":"histogram","help":"Times.","unit":"seconds"}],
             "gc_seconds":[{"type":"summary","help":"","unit":""}],"heap_bytes":[{"type":"gauge","help":"Heap.","unit":""}],"build_info":[{"type":"unknown","help":"Build.","unit":""}]}
            """);

        var fact = await AskAsync(server, "metrics", """{"match":{"service":"sh\"op"}}""");

        fact.At("count").AsInt().Should().Be(5);
        (fact.At("counters").AsInt(), fact.At("gauges").AsInt(), fact.At("histograms").AsInt(), fact.At("summaries").AsInt(), fact.At("unknown").AsInt()).Should().Be((1, 1, 1, 1, 1));
        fact.At("withoutHelp").AsInt().Should().Be(1);
        fact.At("metrics").AsList()[^1].ToJson().Should().Be("""{"help":"Times.","name":"http_seconds","type":"histogram","unit":"seconds"}""");
        server.Requests.First().Query("match[]").Should().Equal("""{service="sh\"op"}""");
    }

    [Fact]
    public async Task Without_metadata_the_customary_endings_tell()
    {
        await using var server = Answering(Names, "{}");

        var fact = await AskAsync(server, "metrics", """{"match":"service=shop"}""");

        (fact.At("counters").AsInt(), fact.At("gauges").AsInt(), fact.At("histograms").AsInt(), fact.At("summaries").AsInt(), fact.At("unknown").AsInt()).Should().Be((1, 0, 1, 1, 2));
    }

    [Theory]
    [InlineData("15d", 15.0, null)]
    [InlineData("1y2w3d", 382.0, null)]
    [InlineData("36h", 1.5, null)]
    [InlineData("5GiB", null, 5_368_709_120.0)]
    [InlineData("15d or 512MiB", 15.0, 536_870_912.0)]
    [InlineData("1.5TB", null, 1_649_267_441_664.0)]
    [InlineData("0s", 0.0, null)]
    [InlineData("for ever", null, null)]
    public async Task Retention_is_told_in_days_and_bytes(string retention, double? days, double? bytes)
    {
        await using var server = Answering("[]", "{}", $$"""{"startTime":"2030-01-01T00:00:00Z","reloadConfigSuccess":false,"storageRetention":"{{retention}}"}""");

        var fact = await AskAsync(server, "status", "{}");

        fact.At("retention").AsString().Should().Be(retention);
        fact.At("configLoaded").AsBool().Should().BeFalse();
        (fact.Has("retentionDays") ? fact.At("retentionDays").AsDouble() : (double?)null).Should().Be(days);
        (fact.Has("retentionBytes") ? fact.At("retentionBytes").AsDouble() : (double?)null).Should().Be(bytes);
    }

    [Theory]
    [InlineData("status", "{}", "status/runtimeinfo")]
    [InlineData("metrics", """{"match":"service=shop"}""", "metadata")]
    public async Task A_server_without_a_part_of_the_api_says_so_clearly(string query, string arguments, string missing)
    {
        await using var server = new LoopbackServer((request, response) => request.Path.EndsWith(missing, StringComparison.Ordinal)
            ? response.SendAsync(404, "text/plain", "404 page not found")
            : response.JsonAsync("""{"status":"success","data":[]}"""));

        var fact = await AskAsync(server, query, arguments);

        fact.Error!.Cause.Should().Be(UnknownCause.Source);
        fact.Error.Message.Should().Contain($"has no /api/v1/{missing} (404)").And.Contain("not all that speaks the API of Prometheus");
    }

    [Fact]
    public async Task A_tenant_and_a_bearer_token_are_sent_below_the_servers_path()
    {
        await using var server = Answering("[]", "{}");
        var spec = Ask.Spec("prometheus", new Uri(server.Url, "prometheus"), options: """{"tenant":"team-a"}""", auth: new AuthSpec { SecretRef = "env:T" });
        var source = Ask.Make(PrometheusKind.Factory, spec, new SourceContext { CacheFolder = "", Clock = _clock, Environment = _ => "t0ken" });

        (await source.OneAsync(Ask.Of("prometheus", "metrics", """{"match":"service=shop"}"""))).At("count").AsInt().Should().Be(0);

        server.Requests.Should().HaveCount(2).And.OnlyContain(request => request.Path.StartsWith("/prometheus/api/v1/")
            && request.Headers["x-scope-orgid"] == "team-a" && request.Headers["authorization"] == "Bearer t0ken");
    }

    private static LoopbackServer Answering(string names, string metadata, string runtime = "{}") => new((request, response) => response.JsonAsync(
        $$"""{"status":"success","data":{{(request.Path.EndsWith("/metadata") ? metadata : request.Path.EndsWith("/runtimeinfo") ? runtime : request.Path.EndsWith("/buildinfo") ? "{\"version\":\"2.42.0\"}" : names)}}}"""));

    private Task<Fact> AskAsync(LoopbackServer server, string query, string arguments) =>
        Ask.Make(PrometheusKind.Factory, Ask.Spec("prometheus", server.Url), new SourceContext { CacheFolder = "", Clock = _clock }).OneAsync(Ask.Of("prometheus", query, arguments));
}
