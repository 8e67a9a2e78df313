using System.Net;
using System.Text.Json;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class ImpactEndpointsTests
{
    private const string Good = """{ "ok": true, "share": 0.25, "millis": 900 }""";
    private const string Stricter = "facts.probe.ok && facts.probe.millis < 500 ? 1.0 : 0.0";

    [Fact]
    public async Task The_report_says_who_falls_from_where_to_where_and_why()
    {
        await using var server = await StartAsync();
        await server.EvaluateAsync("quick", """{ "ok": true, "share": 0, "millis": 3 }""");
        await server.EvaluateAsync("slow", Good);

        var answer = await AskAsync(server, Changed());

        answer.Status.Should().Be(HttpStatusCode.OK, answer.Body);
        answer["summary"].GetRawText().Should().Be("""{"services":2,"fall":1,"unrated":0,"undecided":0,"rise":0,"same":1,"notEvaluated":1}""");
        answer["changes"].GetRawText().Should().Be("""[{"kind":"Check","name":"answers-quickly","change":"changed","parts":["pass"]}]""");
        answer["needed"].GetArrayLength().Should().Be(0);
        answer["total"].GetInt32().Should().Be(1);
        var item = answer["items"].EnumerateArray().Single();
        item.GetProperty("service").GetProperty("id").GetString().Should().Be("slow");
        item.GetProperty("movement").GetString().Should().Be("falls");
        var card = item.GetProperty("scorecards").EnumerateArray().Single();
        (card.GetProperty("before").GetProperty("grade").GetString(), card.GetProperty("after").GetProperty("grade").GetString()).Should().Be(("A+", "F"));
        card.TryGetProperty("worst", out _).Should().BeFalse();
        item.GetProperty("checks").GetRawText().Should().Be(
            """[{"check":"answers-quickly","change":"changed","parts":["pass"],"from":"pass","fromValue":1,"to":"fail","toValue":0,"weightBefore":6,"weightAfter":6,"points":-66.7}]""");
    }

    [Fact]
    public async Task A_fact_that_was_never_collected_is_named_with_the_interval()
    {
        await using var server = await StartAsync();
        await server.EvaluateAsync("slow", Good);

        var answer = await AskAsync(server, TestDefinitions.Text.Replace("query: look, ttl: 1ms", "query: look, with: { of: \"${service.team}\" }", StringComparison.Ordinal));

        answer.Status.Should().Be(HttpStatusCode.OK, answer.Body);
        answer["summary"].GetProperty("undecided").GetInt32().Should().Be(1);
        answer["needed"].GetRawText().Should().Be("""[{"source":"probe","query":"look","checks":["answers-quickly"],"services":1}]""");
        var card = answer["items"][0].GetProperty("scorecards")[0];
        card.GetProperty("after").GetProperty("grade").GetString().Should().Be("U");
        card.GetProperty("worst").GetProperty("grade").GetString().Should().Be("F");
        card.GetProperty("best").GetProperty("grade").GetString().Should().Be("A+");
    }

    [Fact]
    public async Task Every_mistake_in_the_definitions_is_told_at_its_place()
    {
        await using var server = await StartAsync();

        var answer = await AskAsync(server, Changed().Replace("severity: blocker", "severity: blokcer", StringComparison.Ordinal).Replace("weight: 3", "weight: 0", StringComparison.Ordinal));

        answer.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        answer["type"].GetString().Should().Be("urn:scorecards:wrong-definitions");
        var problems = answer["problems"].EnumerateArray().ToList();
        problems.Should().HaveCount(2).And.OnlyContain(p => p.GetProperty("line").GetInt32() > 1 && p.GetProperty("column").GetInt32() > 1);
    }

    [Fact]
    public async Task What_to_compare_with_may_be_sent_too()
    {
        await using var server = await StartAsync();
        await server.EvaluateAsync("slow", Good);

        var answer = await server.SendAsync(HttpMethod.Post, "/api/v1/definitions/impact", body: JsonSerializer.Serialize(new
        {
            documents = new[] { new { path = "all.yaml", text = TestDefinitions.Text } },
            before = new[] { new { path = "all.yaml", text = Changed() } },
        }));

        answer["summary"].GetProperty("rise").GetInt32().Should().Be(1);
        answer["items"][0].GetProperty("movement").GetString().Should().Be("rises");
    }

    [Fact]
    public async Task The_limit_shortens_the_list_and_not_the_summary()
    {
        await using var server = await StartAsync();
        await server.EvaluateAsync("slow", Good);
        await server.EvaluateAsync("quick", Good);

        var answer = await AskAsync(server, Changed(), "?limit=1");

        (answer["items"].GetArrayLength(), answer["total"].GetInt32(), answer["summary"].GetProperty("fall").GetInt32()).Should().Be((1, 2, 2));
    }

    [Theory]
    [InlineData("{}", "documents must be a list of 1 to 5000 {path, text}.")]
    [InlineData("""{ "documents": [] }""", "documents must be a list of 1 to 5000 {path, text}.")]
    [InlineData("""{ "documents": [{ "path": "a.yaml", "text": "" }, { "path": "", "text": "x" }, null] }""", "documents[1] must have a path of 1 to 1000 characters and a text. documents[2] must have a path of 1 to 1000 characters and a text.")]
    [InlineData("""{ "documents": [{ "path": "a.yaml", "text": "" }], "before": [{ "path": "a.yaml" }] }""", "before[0] must have a path of 1 to 1000 characters and a text.")]
    public async Task A_wrong_question_is_refused_with_the_place_and_what_to_change(string body, string detail)
    {
        await using var server = await StartAsync();

        var answer = await server.SendAsync(HttpMethod.Post, "/api/v1/definitions/impact", body: body);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer["detail"].GetString().Should().Be(detail);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var server = await StartAsync();

        (await AskAsync(server, new string('#', 9 * 1024 * 1024))).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task While_one_report_is_made_another_caller_is_told_when_to_come_again()
    {
        await using var server = await StartAsync();
        await server.EvaluateAsync("slow", Good);
        var reading = server.HoldContents();

        var first = AskAsync(server, Changed());
        await reading.Begun;
        var second = await AskAsync(server, Changed());
        reading.Release();

        second.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        second["type"].GetString().Should().Be("urn:scorecards:busy");
        second.Header("Retry-After").Should().Be("2");
        (await first).Status.Should().Be(HttpStatusCode.OK);
        (await AskAsync(server, Changed())).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_caller_that_goes_away_leaves_the_place_to_the_next()
    {
        await using var server = await StartAsync();
        await server.EvaluateAsync("slow", Good);
        var reading = server.HoldContents();
        using var impatient = new CancellationTokenSource();

        var first = AskAsync(server, Changed(), cancellationToken: impatient.Token);
        await reading.Begun;
        await impatient.CancelAsync();
        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        await reading.Cancelled;
        reading.Release();

        // The place is free a moment after the reading was given up.
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await AskAsync(server, Changed(), cancellationToken: enough.Token)).Status != HttpStatusCode.OK)
        {
        }
    }

    private static async Task<TestServer> StartAsync() => await TestServer.StartAsync([Sample.Service("slow"), Sample.Service("quick"), Sample.Service("new")]);

    private static string Changed() => TestDefinitions.Text.Replace("facts.probe.ok ? 1.0 : double(facts.probe.share)", Stricter, StringComparison.Ordinal);

    private static Task<Answer> AskAsync(TestServer server, string text, string query = "", CancellationToken cancellationToken = default) =>
        server.SendAsync(HttpMethod.Post, $"/api/v1/definitions/impact{query}", body: JsonSerializer.Serialize(new { documents = new[] { new { path = "checks/all.yaml", text } } }), cancellationToken: cancellationToken);
}
