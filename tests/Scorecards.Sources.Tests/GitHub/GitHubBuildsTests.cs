using Scorecards.Core.Facts;

namespace Scorecards.Sources.Tests.GitHub;

/// <summary>Answers in the forms of https://docs.github.com/en/rest/actions/workflow-runs and https://docs.github.com/en/graphql/reference/objects#deployment.</summary>
public sealed class GitHubBuildsTests : GitHubTesting
{
    private const string Window = "/repos/acme/shop/actions/runs?per_page=100&created=%3E%3D2029-12-16&branch=main";

    [Fact]
    public async Task Runs_of_the_default_branch_are_builds()
    {
        Server.On(Window, Runs(
            Run(5, "in_progress", null, "2030-01-15T11:50:00Z", "2030-01-15T11:55:00Z"),
            Run(4, "completed", "success", "2030-01-15T10:00:00Z", "2030-01-15T10:06:30Z"),
            Run(3, "completed", "cancelled", "2030-01-14T10:00:00Z", "2030-01-14T10:01:00Z"),
            Run(2, "completed", "timed_out", "2030-01-13T10:00:00Z", "2030-01-13T16:00:00Z"),
            Run(1, "completed", "skipped", "2030-01-12T10:00:00Z", "2030-01-12T10:00:00Z")));

        var fact = await AskAsync("builds");

        (fact.At("count").AsInt(), fact.At("succeeded").AsInt(), fact.At("failed").AsInt(), fact.At("cancelled").AsInt(), fact.At("running").AsInt()).Should().Be((4, 1, 1, 2, 1));
        (fact.At("successRate").AsDouble(), fact.At("branch").AsString(), fact.At("last.id").AsString(), fact.At("last.minutes").AsDouble()).Should().Be((0.5, "main", "4", 6.5));
        fact.At("minutesToGreen.median").AsDouble().Should().Be(2526.5, "from the end of the failure to the end of the success");
        fact.Has("minutesQueued").Should().BeFalse("only the jobs tell it");
        fact.Evidence.Should().EndWith("/acme/shop/actions");
    }

    [Fact]
    public async Task A_run_that_succeeded_only_the_second_time_is_flaky_and_one_run_twice_is_not()
    {
        Server.On(Window, Runs(
                Run(2, "completed", "success", "2030-01-15T10:00:00Z", "2030-01-15T10:06:00Z", attempt: 2, commit: "b"),
                Run(1, "completed", "success", "2030-01-14T10:00:00Z", "2030-01-14T10:06:00Z", attempt: 3, commit: "a")))
            .On("/repos/acme/shop/actions/runs/2/attempts/1", Run(2, "completed", "success", "2030-01-15T09:00:00Z", "2030-01-15T09:06:00Z", commit: "b"))
            .On("/repos/acme/shop/actions/runs/1/attempts/2", Run(1, "completed", "failure", "2030-01-14T09:00:00Z", "2030-01-14T09:06:00Z", attempt: 2, commit: "a"));

        var fact = await AskAsync("builds");

        (fact.At("flaky").AsInt(), fact.At("flakyShare").AsDouble(), fact.At("failed").AsInt()).Should().Be((1, 0.5, 1));
    }

    [Theory]
    [InlineData("""{"branch":"all"}""", "/repos/acme/shop/actions/runs?per_page=100&created=%3E%3D2029-12-16")]
    [InlineData("""{"branch":"release/1 & 2","days":1}""", "/repos/acme/shop/actions/runs?per_page=100&created=%3E%3D2030-01-14&branch=release%2F1%20%26%202")]
    [InlineData("""{"branch":"all","name":"build.yml"}""", "/repos/acme/shop/actions/workflows/build.yml/runs?per_page=100&created=%3E%3D2029-12-16")]
    public async Task What_is_asked_for_is_asked_of_github(string arguments, string target)
    {
        Server.On(target, Runs(Run(1, "completed", "success", "2030-01-15T10:00:00Z", "2030-01-15T10:06:00Z", branch: "release/1 & 2")));

        (await AskAsync("builds", arguments)).At("count").AsInt().Should().Be(1);

        Targets.Should().Equal(target);
    }

    [Fact]
    public async Task A_workflow_file_that_is_not_there_is_told_from_runs_that_we_may_not_see()
    {
        (await ErrorAsync("builds", """{"branch":"all","name":"gone.yml"}""")).Should().Be(new FactError(UnknownCause.Subject, "acme/shop has no workflow 'gone.yml'"));

        Server.On("/repos/acme/shop/actions/runs", """{"message":"Not Found"}""", 404, ("X-Accepted-GitHub-Permissions", "actions=read"));
        (await ErrorAsync("builds", """{"branch":"all","name":"gone.yml"}""")).Should().Match<FactError>(error => error.Cause == UnknownCause.Source && error.Message.EndsWith("the permission actions=read"));
    }

    [Fact]
    public async Task The_same_question_stays_the_same_for_a_day_so_that_its_answer_may_be_kept()
    {
        var source = Make();
        for (var hour = 0; hour < 12; hour++, Clock.Advance(TimeSpan.FromMinutes(59)))
            await source.OneAsync(Ask.Of("github", "builds", service: Shop));

        Server.Counted.Should().Be(2, "the repository and its runs");
    }

    [Fact]
    public async Task Ten_thousand_runs_are_not_all_looked_at()
    {
        for (var page = 1; page < 12; page++)
        {
            Server.On($"{Window}{(page == 1 ? "" : $"&page={page}")}", Runs(Run(page, "completed", "success", "2030-01-15T10:00:00Z", "2030-01-15T10:06:00Z")),
                headers: ("Link", $"<{Server.Url.GetLeftPart(UriPartial.Authority)}{Window}&page={page + 1}>; rel=\"next\""));
        }

        var fact = await AskAsync("builds");

        (fact.At("truncated").AsBool(), fact.Requests).Should().Be((true, 6));
    }

    [Fact]
    public async Task Runs_that_wait_are_a_queue()
    {
        Server.On("/repos/acme/shop/actions/runs?status=queued&per_page=100", Runs(
            Run(2, "queued", null, "2030-01-15T11:59:00Z", "2030-01-15T11:59:00Z"), Run(1, "queued", null, "2030-01-15T11:20:00Z", "2030-01-15T11:20:00Z")));

        (await AskAsync("queue")).Value.ToJson().Should().Be("""{"oldestMinutes":40,"waiting":2}""");
    }

    [Fact]
    public async Task Test_results_are_not_offered()
    {
        (await ErrorAsync("tests")).Cause.Should().Be(UnknownCause.NotOffered);
        Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Deployments_come_a_hundred_a_request_with_how_each_went()
    {
        Server.On("/graphql", Deployments("""
            {"environment":"production","state":"FAILURE","createdAt":"2030-01-15T11:00:00Z","commitOid":"c","latestStatus":{"logUrl":"https://ci.example/9"}},
            {"environment":"production","state":"IN_PROGRESS","createdAt":"2030-01-15T11:30:00Z","commitOid":"d","latestStatus":null},
            {"environment":"staging","state":"ACTIVE","createdAt":"2030-01-14T11:00:00Z","commitOid":"c","latestStatus":null},
            {"environment":"production","state":"INACTIVE","createdAt":"2030-01-12T11:00:00Z","commitOid":"b","latestStatus":null}
            """));

        var fact = await AskAsync("deployments", """{"environment":"production","days":7}""");

        (fact.At("count").AsInt(), fact.At("failureRate").AsDouble(), fact.At("last.result").AsString(), fact.At("lastSuccess.commit").AsString()).Should().Be((2, 0.5, "failure", "b"));
        fact.Requests.Should().Be(1);
        using var sent = System.Text.Json.JsonDocument.Parse(Server.Requests.Single().Body);
        sent.RootElement.GetProperty("variables").GetRawText().Should().Be("""{"owner":"acme","name":"shop","environments":"production","after":null}""");
    }

    [Fact]
    public async Task Pages_of_deployments_that_lead_in_a_circle_end()
    {
        Server.On("/graphql", Deployments("""{"environment":"p","state":"ACTIVE","createdAt":"2030-01-15T11:00:00Z","commitOid":"c"}""").Replace("\"hasNextPage\":false", "\"hasNextPage\":true", StringComparison.Ordinal));

        (await ErrorAsync("deployments")).Message.Should().Contain("in a circle");
        Server.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("""{"data":{"repository":null},"errors":[{"type":"NOT_FOUND","message":"Could not resolve to a Repository with the name 'acme/shop'."}]}""", UnknownCause.Subject, "Could not resolve")]
    [InlineData("""{"data":{"repository":null},"errors":[{"type":"FORBIDDEN","message":"Resource not accessible by integration"}]}""", UnknownCause.Source, "not accessible")]
    [InlineData("""{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}""", UnknownCause.Source, "rate limit")]
    [InlineData("""{"data":{"repository":null}}""", UnknownCause.Subject, "has no acme/shop")]
    [InlineData("""{"data":{"repository":{}}}""", UnknownCause.Source, "another form")]
    [InlineData("{}", UnknownCause.Source, "not GitHub")]
    [InlineData("[]", UnknownCause.Source, "not GitHub")]
    public async Task What_graphql_refuses_has_its_cause(string body, UnknownCause cause, string words)
    {
        Server.On("/graphql", body);

        (await ErrorAsync("deployments")).Should().Match<FactError>(error => error.Cause == cause && error.Message.Contains(words));
    }

    private static string Runs(params string[] runs) => $$"""{"total_count":{{runs.Length}},"workflow_runs":[{{string.Join(',', runs)}}]}""";

    private static string Run(int id, string status, string? conclusion, string started, string updated, int attempt = 1, string commit = "c", string branch = "main") => $$"""
        {"id":{{id}},"name":"Build","head_branch":"{{branch}}","head_sha":"{{commit}}","path":".github/workflows/build.yml","status":"{{status}}","conclusion":{{(conclusion is null ? "null" : $"\"{conclusion}\"")}},
         "created_at":"{{started}}","run_started_at":"{{started}}","updated_at":"{{updated}}","run_attempt":{{attempt}},"html_url":"https://github.com/acme/shop/actions/runs/{{id}}"}
        """;

    private static string Deployments(string nodes) => """{"data":{"repository":{"deployments":{"nodes":[NODES],"pageInfo":{"hasNextPage":false,"endCursor":"X"}}}}}""".Replace("NODES", nodes, StringComparison.Ordinal);
}
