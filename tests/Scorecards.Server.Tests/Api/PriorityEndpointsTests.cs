using System.Net;
using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class PriorityEndpointsTests
{
    private const string Good = """{ "ok": true, "share": 1, "millis": 1 }""";
    private const string Poor = """{ "ok": false, "share": 0.25, "millis": 900 }""";

    private const string Policy = TestDefinitions.Text + """

        ---
        apiVersion: scorecards.dev/v1
        kind: PriorityPolicy
        metadata: { name: queues }
        spec:
          classes:
            urgent: { priority: 1000 }
            high: { priority: 700, native: { jenkins: 2, buildkite: 20, buildbot: 200, kubernetesPriorityClass: ci-high, githubRunnerLabel: fast, gitlabRunnerTag: quick } }
            normal: { priority: 500 }
            low: { priority: 100 }
          rules:
            - { kinds: [hotfix, rollback], class: urgent }
            - { fixesFailingCheck: true, class: high }
            - { families: [A], tiers: [1, 2, 3], class: high }
            - { grades: [F], class: low }
          neutral: normal
          ageing: { add: 50, every: 5m }
          validFor: 1h
        """;

    [Fact]
    public async Task The_answer_has_the_class_in_the_words_of_every_queue_and_why()
    {
        await using var server = await StartAsync(Good);

        var answer = await server.GetAsync("/api/v1/priority/cart");

        answer["class"].GetString().Should().Be("high");
        answer["priority"].GetInt32().Should().Be(700);
        answer["native"].GetRawText().Should().Be(
            """{"jenkins":2,"buildkite":20,"buildbot":200,"kubernetesPriorityClass":"ci-high","githubRunnerLabel":"fast","gitlabRunnerTag":"quick"}""");
        answer["ageing"].GetRawText().Should().Be("""{"add":50,"everySeconds":300,"upTo":1000}""");
        answer["reasons"].GetRawText().Should().Be(
            """[{"code":"grade","message":"cart is graded A+."},{"code":"tier","message":"cart is of tier 3."}]""");
        answer["validUntil"].GetDateTimeOffset().Should().BeCloseTo(DateTimeOffset.UtcNow.AddHours(1), TimeSpan.FromMinutes(5));
    }

    [Theory]
    [InlineData("kind=deploy", "low", "grade")]
    [InlineData("kind=hotfix", "urgent", "kind")]
    [InlineData("kind=rollback", "urgent", "kind")]
    [InlineData("fixes=answers-quickly", "high", "fixes-failing-check")]
    [InlineData("fixes=has-an-owner", "low", "grade not-failing")]
    [InlineData("fixes=nobody-sees-this-yet", "low", "grade not-failing")]
    [InlineData("fixes=no-such-check", "low", "grade not-failing")]
    public async Task Mending_goes_first(string query, string expected, string reasons)
    {
        await using var server = await StartAsync(Poor);

        var answer = await server.GetAsync($"/api/v1/priority/cart?{query}");

        answer["class"].GetString().Should().Be(expected);
        string.Join(' ', answer["reasons"].EnumerateArray().Select(r => r.GetProperty("code").GetString())).Should().Be(reasons);
    }

    [Fact]
    public async Task Before_the_first_evaluation_the_answer_is_neutral()
    {
        await using var server = await StartAsync(null);

        var answer = await server.GetAsync("/api/v1/priority/cart");

        answer["class"].GetString().Should().Be("normal");
        answer["reasons"].GetRawText().Should().Be("""[{"code":"not-evaluated","message":"cart is not evaluated yet."}]""");
    }

    [Fact]
    public async Task Without_a_policy_the_answer_is_neutral()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);

        var answer = await server.GetAsync("/api/v1/priority/cart");

        (answer["class"].GetString(), answer["priority"].GetInt32()).Should().Be(("normal", 500));
        answer["reasons"].GetRawText().Should().Be("""[{"code":"no-policy","message":"No PriorityPolicy is loaded."}]""");
    }

    [Theory]
    [InlineData("ci", "normal", "starting")]
    [InlineData("hotfix", "urgent", "kind starting")]
    public async Task A_server_that_is_starting_answers_by_what_needs_no_grade(string kind, string expected, string reasons)
    {
        await using var server = await TestServer.StartAsync(projects: false);
        server.Inputs.Publish(
            new WorkingSet(
                TestDefinitions.Load(Policy),
                ServiceCatalog.Empty with { Services = new Dictionary<string, Service> { ["cart"] = Sample.Service("cart") } },
                new Dictionary<string, ISource>()),
            server.Inputs.Definitions,
            server.Inputs.Catalog);

        var answer = await server.GetAsync($"/api/v1/priority/cart?kind={kind}");

        (answer.Status, answer["class"].GetString()).Should().Be((HttpStatusCode.OK, expected));
        string.Join(' ', answer["reasons"].EnumerateArray().Select(r => r.GetProperty("code").GetString())).Should().Be(reasons);
        answer["validUntil"].GetDateTimeOffset().Should().BeBefore(DateTimeOffset.UtcNow.AddMinutes(1), "it will know more soon");
        (await server.GetAsync("/api/v1/priority/not-read-yet"))["class"].GetString().Should().Be("normal");
    }

    [Fact]
    public async Task A_server_that_has_read_nothing_at_all_answers_normal()
    {
        await using var server = await TestServer.StartAsync(projects: false);

        var answer = await server.GetAsync("/api/v1/priority/cart?kind=hotfix");

        (answer.Status, answer["class"].GetString(), answer["priority"].GetInt32()).Should().Be((HttpStatusCode.OK, "normal", 500));
        answer["reasons"].GetRawText().Should().Be("""[{"code":"starting","message":"The server is starting, and has read nothing of the services yet."}]""");
    }

    [Fact]
    public async Task The_answer_is_the_same_while_the_store_is_away()
    {
        await using var server = await StartAsync(Good);
        server.StoreIsAway = true;

        (await server.GetAsync("/api/v1/priority/cart"))["priority"].GetInt32().Should().Be(700);
    }

    [Fact]
    public async Task A_rule_that_cannot_be_told_is_neutral()
    {
        await using var server = await TestServer.StartAsync();
        var policy = Policy.Replace("- { grades: [F], class: low }", "- { appliesTo: \"service.annotations['no'] == 'x'\", class: low }", StringComparison.Ordinal);
        await server.UseAsync([Sample.Service("cart")], TestDefinitions.Load(policy));
        await server.EvaluateAsync("cart", Poor);

        var answer = await server.GetAsync("/api/v1/priority/cart");

        answer["class"].GetString().Should().Be("normal");
        answer["reasons"][0].GetProperty("code").GetString().Should().Be("rule-failed");
    }

    [Fact]
    public async Task A_service_nobody_knows_is_404_and_a_kind_nobody_knows_400()
    {
        await using var server = await StartAsync(Good);

        var unknown = await server.GetAsync("/api/v1/priority/crat");
        unknown.Status.Should().Be(HttpStatusCode.NotFound);
        unknown["nearest"].GetRawText().Should().Be("[\"cart\"]");
        var wrong = await server.GetAsync("/api/v1/priority/cart?kind=lunch");
        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong["detail"].GetString().Should().Be("kind must be one of ci, deploy, hotfix, rollback.");
    }

    [Fact]
    public async Task What_the_policy_opens_next_is_a_plan_of_its_own()
    {
        await using var server = await StartAsync(Poor);

        var plans = (await server.GetAsync("/api/v1/services/cart/next-grade"))["plans"].EnumerateArray().ToDictionary(p => p.GetProperty("kind").GetString()!);

        plans.Keys.Should().Equal("cheapest", "fewest", "nextUnlock");
        plans["nextUnlock"].GetProperty("unlocks").GetRawText().Should().Be("""["queue priority 500 (normal)","queue priority 700 (high)"]""");
    }

    /// <param name="says">What the probe says of the one service; null leaves it without an evaluation.</param>
    private static async Task<TestServer> StartAsync(string? says)
    {
        var server = await TestServer.StartAsync();
        await server.UseAsync([Sample.Service("cart")], TestDefinitions.Load(Policy));
        if (says is not null)
        {
            await server.EvaluateAsync("cart", says);
        }

        return server;
    }
}
