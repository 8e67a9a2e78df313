using System.Net;
using System.Text.Json;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class ServiceEndpointsTests
{
    private const string Good = """{ "ok": true, "share": 0, "millis": 12 }""";

    [Fact]
    public async Task A_service_shows_its_place_its_grade_and_why()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("checkout", title: "Checkout"), Sample.Service("cart", team: null)]);
        await server.EvaluateAsync("checkout", Good);

        var answer = await server.GetAsync("/api/v1/services/checkout");

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer["rank"].GetInt32().Should().Be(1);
        answer["grade"].GetString().Should().Be("A+");
        answer["score"].GetDecimal().Should().Be(100);
        answer["service"].GetRawText().Should().Be(
            """{"id":"checkout","title":"Checkout","team":"payments","tier":3,"type":"service","lifecycle":"production"}""");
        var outcomes = answer["evaluation"].GetProperty("outcomes").EnumerateArray().ToDictionary(o => o.GetProperty("check").GetString()!);
        outcomes["answers-quickly"].GetProperty("outcome").GetString().Should().Be("pass");
        outcomes["answers-quickly"].GetProperty("message").GetString().Should().Be("took 12 ms");
        outcomes["answers-quickly"].GetProperty("weight").GetInt32().Should().Be(6);
        outcomes["answers-quickly"].GetProperty("severity").GetString().Should().Be("high");
        outcomes["answers-quickly"].GetProperty("scorecards").GetRawText().Should().Be("[\"readiness\"]");
        outcomes["answers-quickly"].GetProperty("evidence").GetString().Should().Be("https://probe.example.com/checkout");
        outcomes["is-tier-one-ready"].GetProperty("outcome").GetString().Should().Be("notApplicable");
    }

    [Fact]
    public async Task An_evaluation_has_every_field_that_the_design_names()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("checkout")]);
        await server.EvaluateAsync("checkout", Good);

        var evaluation = (await server.GetAsync("/api/v1/services/checkout"))["evaluation"];

        Names(evaluation).Should().BeEquivalentTo(
            "id", "service", "grade", "uncappedGrade", "wouldBeGrade", "score", "scoreMin", "scoreMax", "coverage", "stale", "exemptShare", "evaluatedAt",
            "confirmedUntil", "cappedBy", "scorecards", "outcomes", "definitionsDigest", "algorithmVersion", "attribution");
        Names(evaluation.GetProperty("outcomes")[0]).Should().BeEquivalentTo(
            "check", "scorecards", "outcome", "value", "weight", "severity", "message", "evidence", "factsAt", "stale", "unknownCause", "stage", "exemption", "enforced");
    }

    [Fact]
    public async Task A_service_before_its_first_evaluation_is_unrated()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("new")]);

        var answer = await server.GetAsync("/api/v1/services/new");

        answer["grade"].GetString().Should().Be("U");
        answer["rank"].ValueKind.Should().Be(JsonValueKind.Null);
        answer["evaluation"].ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_dark_check_is_shown_to_an_admin_only()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("checkout")]);
        await server.EvaluateAsync("checkout", Good);

        (await server.GetAsync("/api/v1/services/checkout")).Body.Should().NotContain("nobody-sees-this-yet");
        (await server.GetAsync("/api/v1/services/checkout", await server.TokenAsync("reporter"))).Body.Should().NotContain("nobody-sees-this-yet");
        (await server.GetAsync("/api/v1/services/checkout", await server.TokenAsync())).Body.Should().Contain("nobody-sees-this-yet");
    }

    [Fact]
    public async Task An_unknown_service_is_404_with_the_nearest_names()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("checkout"), Sample.Service("cart")]);

        var answer = await server.GetAsync("/api/v1/services/chekout");

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer.MediaType.Should().Be("application/problem+json");
        answer["type"].GetString().Should().Be("urn:scorecards:unknown-service");
        answer["status"].GetInt32().Should().Be(404);
        answer["nearest"].EnumerateArray().Select(n => n.GetString()).Should().Equal("checkout");
        answer["instance"].GetString().Should().Be("/api/v1/services/chekout");
    }

    [Fact]
    public async Task An_id_with_a_namespace_is_found_plain_encoded_and_in_other_case()
    {
        var service = Sample.Service("shop:cart") with { Name = "cart", Namespace = "shop" };
        await using var server = await TestServer.StartAsync([service]);

        foreach (var id in (string[])["shop:cart", "shop%3Acart", "Shop:Cart"])
        {
            (await server.GetAsync($"/api/v1/services/{id}")).Json.GetProperty("service").GetProperty("id").GetString().Should().Be("shop:cart", id);
        }
    }

    [Fact]
    public async Task A_service_that_left_the_catalog_is_retired_and_keeps_its_history()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("old"), Sample.Service("new")]);
        await server.EvaluateAsync("old", Good);
        await server.UseAsync([Sample.Service("new")]);

        var answer = await server.GetAsync("/api/v1/services/old");

        answer["retired"].GetBoolean().Should().BeTrue();
        answer["rank"].ValueKind.Should().Be(JsonValueKind.Null);
        (await server.GetAsync("/api/v1/services")).Items("service", "id").Should().Equal("new");
        (await server.GetAsync("/api/v1/services/old/evaluations"))["total"].GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task Lists_go_on_after_the_cursor_until_there_is_no_next()
    {
        await using var server = await TestServer.StartAsync([.. Enumerable.Range(0, 7).Select(i => Sample.Service($"s{i}"))]);

        var first = await server.GetAsync("/api/v1/services?limit=3");
        var second = await server.GetAsync($"/api/v1/services?limit=3&cursor={first["next"].GetString()}");
        var third = await server.GetAsync($"/api/v1/services?limit=3&cursor={second["next"].GetString()}");

        first.Items("service", "id").Concat(second.Items("service", "id")).Concat(third.Items("service", "id"))
            .Should().Equal("s0", "s1", "s2", "s3", "s4", "s5", "s6");
        third["next"].ValueKind.Should().Be(JsonValueKind.Null);
        first["total"].GetInt32().Should().Be(7);
    }

    [Fact]
    public async Task A_cursor_stays_right_when_services_come_and_go_between_two_parts()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("b"), Sample.Service("d"), Sample.Service("f")]);
        var first = await server.GetAsync("/api/v1/services?limit=2");

        await server.UseAsync([Sample.Service("a"), Sample.Service("b"), Sample.Service("e"), Sample.Service("f")]);

        (await server.GetAsync($"/api/v1/services?limit=2&cursor={first["next"].GetString()}")).Items("service", "id").Should().Equal("e", "f");
    }

    [Fact]
    public async Task A_reading_has_an_etag_and_is_304_for_whoever_has_it_until_it_changes()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        var share = 0m;
        foreach (var path in (string[])["/api/v1/services", "/api/v1/services/a", "/api/v1/leaderboard", "/api/v1/teams", "/api/v1/teams/payments"])
        {
            var first = await server.GetAsync(path);
            var tag = first.Header("ETag");
            tag.Should().NotBeEmpty(path);
            first.Header("Cache-Control").Should().Be("no-cache");

            (await server.SendAsync(HttpMethod.Get, path, etag: tag)).Status.Should().Be(HttpStatusCode.NotModified, path);
            (await server.SendAsync(HttpMethod.Get, path, etag: tag.Replace("W/", "", StringComparison.Ordinal))).Status.Should().Be(HttpStatusCode.NotModified);
            (await server.SendAsync(HttpMethod.Get, path, etag: "\"other\", *")).Status.Should().Be(HttpStatusCode.NotModified);

            share += 0.1m;
            await server.EvaluateAsync("a", $$"""{ "ok": false, "share": {{share}}, "millis": 1 }""");
            var changed = await server.SendAsync(HttpMethod.Get, path, etag: tag);
            changed.Status.Should().Be(HttpStatusCode.OK, path);
            changed.Header("ETag").Should().NotBe(tag);
        }
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(p => p.Name);
}
