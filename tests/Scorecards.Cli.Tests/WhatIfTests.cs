using System.Text;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

public sealed class WhatIfTests
{
    private const string Plans = """
        {"current":"C","plans":[{"kind":"cheapest","steps":[{"check":"has-a-runbook","effortMinutes":90,"gain":4.5},{"check":"is-scraped","effortMinutes":240,"gain":-0.5}],
        "effortMinutes":330,"resultingGrade":"B-","resultingScore":80.1,"unlocks":["deploys on fridays"],"aFieldOfTomorrow":1}]}
        """;

    private const string Supposed = """
        {"service":"shop:cart","scorecards":[{
        "now":{"name":"readiness","primary":true,"grade":"F","uncappedGrade":"F","score":41.2,"scoreMin":41.2,"scoreMax":41.2,"coverage":100,"exemptShare":0,"cappedBy":[]},
        "then":{"name":"readiness","primary":true,"grade":"A","uncappedGrade":"A+","score":99,"scoreMin":99,"scoreMax":99,"coverage":87.5,"exemptShare":0,
        "cappedBy":[{"reason":"highSeverity","limit":"A","checks":["is-scraped"]}]}}]}
        """;

    [Fact]
    public async Task Without_a_supposition_the_plans_to_the_next_grade_are_shown()
    {
        await using var server = Answering(200, Plans);

        var run = await Run(server, "shop:cart");

        run.Code.Should().Be(0, run.Error);
        run.Out.Should().Contain("shop:cart: C").And.Contain("cheapest: 5h30m to B- (80.1), opens deploys on fridays")
            .And.MatchRegex(@"has-a-runbook +1h30m +\+4\.5").And.MatchRegex(@"is-scraped +4h +-0\.5");
        var asked = server.Requests.Single();
        (asked.Method, asked.Path).Should().Be(("GET", "/api/v1/services/shop%3Acart/next-grade"));
        asked.Headers.Should().NotContainKey("authorization");
    }

    [Fact]
    public async Task Supposed_outcomes_are_sent_with_the_token_and_the_grades_shown()
    {
        await using var server = Answering(200, Supposed);

        var run = await Run(server, "shop:cart", "--set", "has-a-runbook=pass", "--set", "is-scraped=0.5", "--set", "has-an-owner=exempt", "--set", "is-quick=1");

        run.Code.Should().Be(0, run.Error);
        run.Out.Should().MatchRegex(@"readiness +F +41\.2 +A +99\.0 +87\.5% +A: highSeverity \(is-scraped\)");
        var asked = server.Requests.Single();
        (asked.Method, asked.Path).Should().Be(("POST", "/api/v1/what-if"));
        Encoding.UTF8.GetString(asked.Body).ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).Should().Be(
            """{"service":"shop:cart","outcomes":[{"check":"has-a-runbook","outcome":"pass","value":null},{"check":"is-scraped","outcome":"partial","value":0.5},{"check":"has-an-owner","outcome":"exempt","value":null},{"check":"is-quick","outcome":"pass","value":null}]}""");
    }

    [Fact]
    public async Task Json_has_the_names_of_the_api()
    {
        await using var server = Answering(200, Supposed);

        var run = await Run(server, "shop:cart", "--set", "has-a-runbook=pass", "--json");

        run.Json["scorecards"]![0]!["then"]!["cappedBy"]![0]!["reason"]!.GetValue<string>().Should().Be("highSeverity");
    }

    [Fact]
    public async Task The_address_and_the_token_come_from_the_environment()
    {
        await using var server = Answering(200, Plans);

        var run = await ScorecardsCommand.RunAsync(
            ["what-if", "cart"], new Dictionary<string, string> { ["SCORECARDS_URL"] = $"{server.Url}mounted", ["SCORECARDS_TOKEN"] = "ssc_of-the-environment" });

        run.Code.Should().Be(0, run.Error);
        var asked = server.Requests.Single();
        asked.Path.Should().Be("/mounted/api/v1/services/cart/next-grade");
        asked.Headers["authorization"].Should().Be("Bearer ssc_of-the-environment");
    }

    [Fact]
    public async Task A_refusal_is_told_with_what_looks_like_it_and_exit_code_2()
    {
        await using var server = Answering(404, """{"type":"urn:scorecards:unknown-service","title":"There is no such service","status":404,"detail":"No service is called 'crat'.","nearest":["cart"]}""", "application/problem+json");

        var run = await Run(server, "crat");

        run.Code.Should().Be(2);
        run.Out.Should().BeEmpty();
        run.Error.Should().Be("scorecards: There is no such service: No service is called 'crat'.\ndid you mean 'cart'?\n");
    }

    [Theory]
    [InlineData(401, 2, "SCORECARDS_TOKEN")]
    [InlineData(403, 2, "another role")]
    [InlineData(500, 3, "500")]
    [InlineData(502, 3, "502")]
    public async Task What_a_proxy_says_in_place_of_the_server_is_told_by_its_status(int status, int code, string says)
    {
        await using var server = Answering(status, "<h1>no</h1>", "text/html");

        var run = await Run(server, "cart");

        run.Code.Should().Be(code);
        run.Error.Should().Contain(says);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_since_the_token_is_for_the_host_that_was_named()
    {
        await using var server = new LoopbackServer((_, response) => response.RedirectAsync("https://elsewhere.example.com/"));

        var run = await Run(server, "cart");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("sends on to https://elsewhere.example.com/");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("")]
    [InlineData("{\"current\":")]
    public async Task An_answer_that_is_none_of_the_api_is_told(string body)
    {
        await using var server = Answering(200, body);

        var run = await Run(server, "cart");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("not of the Scorecards API");
    }

    [Fact]
    public async Task A_server_that_says_when_to_come_again_is_asked_again()
    {
        var asked = 0;
        await using var server = new LoopbackServer((_, response) => Interlocked.Increment(ref asked) < 3
            ? response.SendAsync(503, "application/problem+json", "{}", ("Retry-After", "0"))
            : response.JsonAsync(Plans));

        (await Run(server, "cart")).Code.Should().Be(0);
        asked.Should().Be(3);
    }

    [Fact]
    public async Task A_server_that_asks_for_more_patience_than_there_is_is_away()
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(503, "application/problem+json", """{"title":"The store is away"}""", ("Retry-After", "3600")));

        var run = await Run(server, "cart");

        run.Code.Should().Be(3);
        run.Error.Should().Contain("The store is away");
        server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_away()
    {
        var server = Answering(200, Plans);
        await server.DisposeAsync();

        var run = await Run(server, "cart");

        run.Code.Should().Be(3);
        run.Error.Should().Contain("cannot be reached").And.Contain("--server");
    }

    private static LoopbackServer Answering(int status, string body, string type = "application/json") =>
        new((_, response) => response.SendAsync(status, type, body));

    private static Task<CommandResult> Run(LoopbackServer server, params IReadOnlyList<string> arguments) =>
        ScorecardsCommand.RunAsync([.. arguments.Prepend("what-if"), "--server", server.Url.ToString()]);
}
