using System.Net;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class ImprovementEndpointsTests
{
    private const string Poor = """{ "ok": false, "share": 0.25, "millis": 900 }""";

    [Fact]
    public async Task The_plans_say_what_to_fix_how_long_it_takes_and_where_it_leads()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", Poor);

        var answer = await server.GetAsync("/api/v1/services/cart/next-grade");

        answer["current"].GetString().Should().Be("F");
        var plans = answer["plans"].EnumerateArray().ToList();
        plans.Select(p => p.GetProperty("kind").GetString()).Should().Equal("cheapest", "fewest");
        plans[0].GetRawText().Should().Be(
            """{"kind":"cheapest","steps":[{"check":"answers-quickly","effortMinutes":240,"gain":50}],"effortMinutes":240,"resultingGrade":"A+","resultingScore":100,"unlocks":[]}""");
    }

    [Theory]
    [InlineData("best", """{ "ok": true, "share": 1, "millis": 1 }""")]
    [InlineData("new", null)]
    public async Task There_is_no_plan_where_there_is_nothing_to_gain(string id, string? says)
    {
        await using var server = await TestServer.StartAsync([Sample.Service(id)]);
        if (says is not null)
        {
            await server.EvaluateAsync(id, says);
        }

        (await server.GetAsync($"/api/v1/services/{id}/next-grade"))["plans"].GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Plans_of_a_service_nobody_knows_are_404()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);

        var answer = await server.GetAsync("/api/v1/services/crat/next-grade");

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer["nearest"].GetRawText().Should().Be("[\"cart\"]");
    }

    [Fact]
    public async Task What_if_shows_the_grades_now_and_then_and_changes_nothing()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", Poor);

        var answer = await AskAsync(server, """{ "service": "cart", "outcomes": [{ "check": "answers-quickly", "outcome": "partial", "value": 0.5 }, { "check": "has-an-owner", "outcome": "exempt" }] }""");

        answer.Status.Should().Be(HttpStatusCode.OK);
        var card = answer["scorecards"].EnumerateArray().Single();
        card.GetProperty("now").GetProperty("score").GetDecimal().Should().Be(50);
        card.GetProperty("then").GetProperty("score").GetDecimal().Should().Be(50);
        card.GetProperty("then").GetProperty("exemptShare").GetDecimal().Should().Be(33.3m);
        (await server.GetAsync("/api/v1/services/cart"))["score"].GetDecimal().Should().Be(50);
    }

    [Theory]
    [InlineData("""{ "outcomes": [] }""", "service must be the id of a service.")]
    [InlineData("""{ "service": "cart" }""", "outcomes must be a list of at least one {check, outcome}.")]
    [InlineData("""{ "service": "cart", "outcomes": [null] }""", "outcomes[0] must have a check.")]
    [InlineData("""{ "service": "cart", "outcomes": [{ "check": "answers-quikly", "outcome": "pass" }] }""", "outcomes[0] is of a check that the service has no outcome of, unlike answers-quickly.")]
    [InlineData("""{ "service": "cart", "outcomes": [{ "check": "nobody-sees-this-yet", "outcome": "pass" }] }""", "outcomes[0] is of a check that the service has no outcome of.")]
    [InlineData("""{ "service": "cart", "outcomes": [{ "check": "answers-quickly" }] }""", "outcomes[0] must have an outcome: pass, fail, partial, unknown, notApplicable or exempt.")]
    [InlineData("""{ "service": "cart", "outcomes": [{ "check": "answers-quickly", "outcome": "partial", "value": 1 }] }""", "outcomes[0] must have a value above 0 and below 1.")]
    [InlineData("""{ "service": "cart", "outcomes": [{ "check": "answers-quickly", "outcome": "pass", "value": 1 }] }""", "outcomes[0] must have no value: only partial has one.")]
    [InlineData("""{ "service": "cart", "outcomes": [{ "check": "has-an-owner", "outcome": "partial", "value": 0.5 }] }""", "outcomes[0] is partial, which a blocker never is.")]
    [InlineData("""{ "service": "cart", "outcomes": [{ "check": "has-an-owner", "outcome": "fail" }, { "check": "has-an-owner", "outcome": "pass" }] }""", "outcomes[1] is of a check that is there twice.")]
    public async Task A_wrong_question_is_refused_with_the_place_and_what_to_change(string body, string detail)
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", Poor);

        var answer = await AskAsync(server, body);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer["detail"].GetString().Should().Be(detail);
    }

    private static Task<Answer> AskAsync(TestServer server, string body) => server.SendAsync(HttpMethod.Post, "/api/v1/what-if", body: body);
}
