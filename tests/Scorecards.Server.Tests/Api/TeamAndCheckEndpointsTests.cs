using System.Net;
using System.Text.Json;
using Scorecards.Core;
using Scorecards.Core.Catalog;
using Scorecards.Server.Inputs;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class TeamAndCheckEndpointsTests
{
    [Fact]
    public async Task A_team_shows_its_services_and_their_grades()
    {
        await using var server = await TestServer.StartAsync();
        await server.UseAsync(
            [Sample.Service("a"), Sample.Service("b"), Sample.Service("c", "other")],
            teams: [new Team("payments", "Payments", "They pay.", "finance")]);
        await server.EvaluateAsync("b", """{ "ok": true, "share": 0, "millis": 1 }""");

        var team = await server.GetAsync("/api/v1/teams/Payments");

        team["team"].GetProperty("title").GetString().Should().Be("Payments");
        team["description"].GetString().Should().Be("They pay.");
        team["parent"].GetString().Should().Be("finance");
        team["grades"].GetRawText().Should().Be("""{"A+":1,"U":1}""");
        team["services"].EnumerateArray().Select(s => s.GetProperty("service").GetProperty("id").GetString()).Should().Equal("b", "a");
        (await server.GetAsync("/api/v1/teams")).Items("team", "id").Should().Equal("other", "payments");
    }

    [Fact]
    public async Task An_unknown_team_or_check_is_404_with_the_nearest_names()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);

        var team = await server.GetAsync("/api/v1/teams/payment");
        var check = await server.GetAsync("/api/v1/checks/has-owner");

        (team.Status, check.Status).Should().Be((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        team["nearest"][0].GetString().Should().Be("payments");
        check["nearest"][0].GetString().Should().Be("has-an-owner");
    }

    [Fact]
    public async Task A_check_shows_its_rule_its_remedy_and_how_many_pass()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a"), Sample.Service("b"), Sample.Service("c")]);
        await server.EvaluateAsync("a", """{ "ok": true, "share": 0, "millis": 1 }""");
        await server.EvaluateAsync("b", """{ "ok": false, "share": 0, "millis": 900 }""");
        await server.EvaluateAsync("c");

        var check = await server.GetAsync("/api/v1/checks/answers-quickly");

        check["title"].GetString().Should().Be("Answers <quickly> & well");
        check["passRate"].GetDecimal().Should().Be(50);
        check["outcomes"].GetRawText().Should().Be("""{"pass":1,"fail":1,"partial":0,"unknown":1,"notApplicable":0,"exempt":0}""");
        check["fix"].GetRawText().Should().Be("""{"effortMinutes":240,"text":"Measure first.","link":"https://example.com/quick"}""");
        check["scorecards"].GetRawText().Should().Be("""[{"scorecard":"readiness","weight":6}]""");
        check["rule"].GetProperty("pass").GetString().Should().Be("facts.probe.ok ? 1.0 : double(facts.probe.share)");
        check["stage"].GetString().Should().Be("enforced");
    }

    [Fact]
    public async Task What_a_dark_check_found_is_shown_to_an_admin_only()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        await server.EvaluateAsync("a", """{ "ok": true, "share": 0, "millis": 1 }""");
        const string Path = "/api/v1/checks/nobody-sees-this-yet";

        (await server.GetAsync(Path))["outcomes"].ValueKind.Should().Be(JsonValueKind.Null);
        (await server.GetAsync(Path, await server.TokenAsync()))["outcomes"].GetProperty("fail").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task Checks_and_scorecards_are_listed_in_parts()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);

        var first = await server.GetAsync("/api/v1/checks?limit=3");
        var second = await server.GetAsync($"/api/v1/checks?limit=3&cursor={first["next"].GetString()}");

        first.Items("name").Concat(second.Items("name")).Should().Equal("answers-quickly", "has-an-owner", "is-tier-one-ready", "nobody-sees-this-yet");
        var scorecard = (await server.GetAsync("/api/v1/scorecards"))["items"][0];
        scorecard.GetProperty("checks")[0].GetRawText().Should().Be("""{"check":"answers-quickly","weight":6}""");
        scorecard.GetProperty("bands")[0].GetRawText().Should().Be("""{"grade":"A+","from":97}""");
        scorecard.GetProperty("caps").GetProperty("oneBlocker").GetString().Should().Be("D");
    }

    [Fact]
    public async Task Definitions_tell_what_is_loaded_and_every_mistake_of_a_refused_edit()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        var now = DateTimeOffset.UtcNow;
        server.Inputs.Publish(
            server.Inputs.Current,
            new InputStatus("checks", now, now, [new Problem("a.yaml", 3, 7, "there is no field 'spek'", "did you mean 'spec'?")]),
            server.Inputs.Catalog);

        var answer = await server.GetAsync("/api/v1/definitions");

        answer["digest"].GetString().Should().Be(server.Inputs.Current.Definitions.Digest);
        answer["definitions"].GetProperty("status").GetString().Should().Be("refused");
        answer["definitions"].GetProperty("problems")[0].GetRawText().Should().Be(
            """{"file":"a.yaml","line":3,"column":7,"message":"there is no field 'spek'","hint":"did you mean 'spec'?","warning":false}""");
        answer["catalog"].GetProperty("status").GetString().Should().Be("ok");
        answer["sources"].EnumerateArray().Select(s => (s.GetProperty("name").GetString(), s.GetProperty("kind").GetString())).Should().Contain(("probe", "probe"));
    }
}
