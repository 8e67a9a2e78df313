using System.Globalization;
using System.Net;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class HistoryEndpointsTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Good = """{ "ok": true, "share": 0, "millis": 1 }""";
    private const string Bad = """{ "ok": false, "share": 0, "millis": 1 }""";

    private static readonly string[] _paths =
        ["/api/v1/services/checkout/history", "/api/v1/teams/payments/history", "/api/v1/checks/has-an-owner/history", "/api/v1/company/history"];

    private static string Today => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static TheoryData<string> Paths => new(_paths);

    [Fact]
    public async Task A_service_shows_each_change_with_what_moved_its_grade()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        await server.EvaluateAsync("a", Good);
        await server.EvaluateAsync("a", Good);
        await server.EvaluateAsync("a", Bad);

        var history = await server.GetAsync("/api/v1/services/A/history");

        history["service"].GetProperty("id").GetString().Should().Be("a");
        history["truncated"].GetBoolean().Should().BeFalse();
        (history["since"].GetString(), history["until"].GetString())
            .Should().Be((DateTimeOffset.UtcNow.AddDays(-89).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Today));
        var points = history["points"].EnumerateArray().ToList();
        points.Select(p => p.GetProperty("grade").GetString()).Should().Equal("A+", "F");
        points.Select(p => p.GetProperty("score").GetDecimal()).Should().Equal(100m, 33.3m);
        points[1].GetProperty("coverage").GetDecimal().Should().Be(100);
        points[1].GetProperty("attribution").GetRawText().Should().Be(
            """{"kind":"service","check":"answers-quickly","facts":["probe"],"summary":"A+ → F: answers-quickly went from pass to fail, since facts.probe changed"}""");
        var evaluation = await server.GetAsync($"/api/v1/evaluations/{points[1].GetProperty("evaluation").GetString()}");
        evaluation["evaluatedAt"].GetDateTimeOffset().Should().Be(points[1].GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task Only_so_many_changes_are_answered_at_once_the_newest_and_it_is_told()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        var begin = DateTimeOffset.UtcNow.AddDays(-2);
        for (var i = 0; i < 502; i++)
        {
            var evaluation = Sample.Evaluation("a", i % 100, id: $"{i:0000}", at: begin.AddSeconds(i));
            await server.Store.SaveEvaluationAsync(new(evaluation, i, new Dictionary<string, string>(), true, begin), default);
        }

        var history = await server.GetAsync("/api/v1/services/a/history");

        history["truncated"].GetBoolean().Should().BeTrue();
        history["points"].EnumerateArray().Select(p => p.GetProperty("evaluation").GetString())
            .Should().Equal(Enumerable.Range(2, 500).Select(i => $"{i:0000}"));
    }

    [Fact]
    public async Task Today_is_what_the_board_shows()
    {
        var company = await shared.Server.GetAsync("/api/v1/company/history");
        var team = await shared.Server.GetAsync("/api/v1/teams/Payments/history");
        var check = await shared.Server.GetAsync("/api/v1/checks/answers-quickly/history");

        company["points"].EnumerateArray().Last().GetRawText().Should().Be(
            $$$"""{"day":"{{{Today}}}","score":66.6,"grade":"D","rated":2,"unrated":1,"grades":{"A+":1,"F":1,"U":1}}""");
        team["team"].GetRawText().Should().Be("""{"id":"payments","title":"payments"}""");
        team["points"].EnumerateArray().Last().GetRawText().Should().Be(
            $$$"""{"day":"{{{Today}}}","score":100,"grade":"A+","rated":1,"unrated":0,"grades":{"A+":1}}""");
        check["points"].EnumerateArray().Last().GetRawText().Should().Be(
            $$$"""{"day":"{{{Today}}}","passRate":50,"outcomes":{"pass":1,"fail":1,"partial":0,"unknown":0,"notApplicable":0,"exempt":0}}""");
    }

    [Fact]
    public async Task Past_days_are_as_they_were_at_their_end()
    {
        await using var server = await TestServer.StartAsync();
        var begin = DateTimeOffset.UtcNow.Date.AddDays(-5).AddHours(12);
        await server.Store.SyncServicesAsync([Sample.Service("a", tier: 1), Sample.Service("b", "other")], _ => begin, begin, default);
        await SaveAsync("a", 0, 90);
        await SaveAsync("b", 0, 70);
        await SaveAsync("a", 1, 40, days: 2);
        await server.Store.SyncServicesAsync([Sample.Service("a", tier: 1)], _ => begin, begin.AddDays(3), default);
        await server.UseAsync([Sample.Service("a", tier: 1)]);

        var company = await server.GetAsync("/api/v1/company/history");
        var gone = await server.GetAsync("/api/v1/teams/other/history");
        var team = await server.GetAsync("/api/v1/teams/payments/history?days=2");
        var check = await server.GetAsync($"/api/v1/checks/has-owner/history?since={Day(-5)}&until={Day(-3)}");

        company["points"].EnumerateArray().Select(p => $"{p.GetProperty("day")} {p.GetProperty("score")} {p.GetProperty("rated")}")
            .Should().Equal($"{Day(-5)} 85 2", $"{Day(-4)} 85 2", $"{Day(-3)} 47.5 2", $"{Day(-2)} 40 1", $"{Day(-1)} 40 1", $"{Day(0)} 40 1");
        gone.Status.Should().Be(HttpStatusCode.NotFound);
        team["points"].EnumerateArray().Select(p => p.GetProperty("day").GetString()).Should().Equal(Day(-1), Day(0));
        check.Status.Should().Be(HttpStatusCode.NotFound, "the check is not defined any more");

        string Day(int days) => DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Task SaveAsync(string service, long revision, decimal score, int days = 0) => server.Store.SaveEvaluationAsync(
            new(Sample.Evaluation(service, score, id: $"{service}{revision}", at: begin.AddDays(days)), revision, new Dictionary<string, string>(), true, begin), default);
    }

    [Fact]
    public async Task What_a_dark_check_said_is_shown_to_an_admin_only()
    {
        const string Path = "/api/v1/checks/nobody-sees-this-yet/history";

        (await shared.Server.GetAsync(Path))["points"].GetArrayLength().Should().Be(0);
        (await shared.Server.GetAsync(Path, shared.Admin))["points"].GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task Who_has_an_answer_already_is_told_so()
    {
        foreach (var path in _paths)
        {
            var first = await shared.Server.GetAsync(path);

            (await shared.Server.SendAsync(HttpMethod.Get, path, etag: first.Header("ETag"))).Status.Should().Be(HttpStatusCode.NotModified, path);
            first.Header("Cache-Control").Should().Be("no-cache");
        }
    }

    [Theory]
    [InlineData("services/checkou", "checkout")]
    [InlineData("teams/payment", "payments")]
    [InlineData("checks/has-owner", "has-an-owner")]
    public async Task What_nobody_knows_is_404_with_what_looks_like_it(string path, string nearest)
    {
        var answer = await shared.Server.GetAsync($"/api/v1/{path}/history");

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer["nearest"][0].GetString().Should().Be(nearest);
    }

    [Theory]
    [InlineData("since=yesterday", "since")]
    [InlineData("since=2026-02-30", "since")]
    [InlineData("since=0001-01-01", "since")]
    [InlineData("until=2026-1-1", "until")]
    [InlineData("since=9999-12-31", "since")]
    [InlineData("since=2026-03-01&until=2026-02-01", "since")]
    [InlineData("since=2024-01-01&until=2025-03-01", "since")]
    [InlineData("since=2026-01-01&until=2026-02-01&days=3", "days")]
    [InlineData("days=0", "days")]
    [InlineData("days=401", "days")]
    [InlineData("days=x", "days")]
    [InlineData("day=3", "day")]
    public async Task Days_that_make_no_range_are_refused(string query, string parameter)
    {
        foreach (var path in _paths)
        {
            var answer = await shared.Server.GetAsync($"{path}?{query}");

            answer.Status.Should().Be(HttpStatusCode.BadRequest, path);
            answer["errors"].EnumerateObject().Should().ContainSingle().Which.Name.Should().Be(parameter);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task The_edges_of_time_are_answered(string path)
    {
        (await shared.Server.GetAsync($"{path}?until=9999-12-31&days=400"))["until"].GetString().Should().Be(Today);
        (await shared.Server.GetAsync($"{path}?until=2000-01-01&days=400"))["points"].GetArrayLength().Should().Be(0);
    }
}
