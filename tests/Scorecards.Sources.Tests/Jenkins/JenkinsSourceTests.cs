using System.Globalization;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Jenkins;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Jenkins;

/// <summary>
/// Answers in the shapes that are documented: jobs, builds and the parameter <c>tree</c> in
/// https://www.jenkins.io/doc/book/using/remote-access-api/ and https://javadoc.jenkins.io/hudson/model/Run.html, branches in
/// https://javadoc.jenkins.io/plugin/git/hudson/plugins/git/Revision.html, waiting times in
/// https://javadoc.jenkins.io/plugin/metrics/jenkins/metrics/impl/TimeInQueueAction.html, test reports in
/// https://javadoc.jenkins.io/plugin/junit/hudson/tasks/junit/TestResult.html, the queue in https://javadoc.jenkins.io/hudson/model/Queue.Item.html.
/// </summary>
public sealed class JenkinsSourceTests
{
    internal static readonly Service Shop = OfJob("team/shop");

    private readonly FakeClock _clock = new();

    private long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    internal static Service OfJob(string job, params (string Name, string Value)[] more) =>
        Ask.Checkout with { Annotations = more.Append((Name: "jenkins.io/job-full-name", Value: job)).ToDictionary(one => one.Name, one => one.Value) };

    [Fact]
    public async Task Builds_of_a_job_become_the_common_fact()
    {
        await using var server = Answering(Job(
            Build(6, null), Build(5, "SUCCESS", 1, actions: $$"""{},null,{{Revision("refs/remotes/origin/main", "c5")}},{"queuingDurationMillis":90000}"""), Build(4, "FAILURE", 2, Revision("origin/main", "c4")),
            Build(3, "UNSTABLE", 4, Revision("origin/main", "c3")),
            Build(2, "ABORTED", 5), Build(1, "NOT_BUILT", 6)));

        var fact = await Make(server).OneAsync(Ask.Of("jenkins", "builds", "{}", Shop));

        fact.Value.ShouldFit(BuildHistory.Type);
        (fact.At("count").AsInt(), fact.At("succeeded").AsInt(), fact.At("failed").AsInt(), fact.At("cancelled").AsInt(), fact.At("running").AsInt()).Should().Be((5, 1, 2, 2, 1));
        (fact.At("last.id").AsString(), fact.At("last.commit").AsString(), fact.At("last.branch").AsString(), fact.At("last.minutes").AsDouble()).Should().Be(("5", "c5", "main", 2.0));
        fact.At("last.url").AsString().Should().Be("https://jenkins.example/job/team/job/shop/5/");
        fact.At("minutesQueued.median").AsDouble().Should().Be(1.5);
        fact.At("minutesToGreen.median").AsDouble().Should().Be(180, "from the first failure to the success after it");
        fact.Evidence.Should().Be($"{server.Url}job/team/job/shop/");
        var request = server.Requests.Should().ContainSingle().Subject;
        (request.Path, request.Query("tree")[0]).Should().Be(("/job/team/job/shop/api/json",
            "_class,jobs[name],allBuilds[number,url,result,building,timestamp,duration,actions[lastBuiltRevision[SHA1,branch[name]],queuingDurationMillis]]{0,200}"));
    }

    [Theory]
    [InlineData("refs/remotes/origin/feature/x", "feature/x")]
    [InlineData("origin/main", "main")]
    [InlineData("refs/heads/main", "main")]
    [InlineData("detached", null)]
    [InlineData("", null)]
    public async Task The_branch_is_what_the_git_plugin_says(string written, string? branch)
    {
        await using var server = Answering(Job(Build(1, "SUCCESS", 1, actions: Revision(written, "c"))));

        var recent = (await Make(server).OneAsync(Ask.Of("jenkins", "builds", """{"branch":"all"}""", Shop))).At("recent").AsList().Single();

        (recent.TryGet("branch", out var told) ? told.AsString() : null).Should().Be(branch);
    }

    [Theory]
    [InlineData("team/shop", "/job/team/job/shop/api/json")]
    [InlineData("/team/shop/", "/job/team/job/shop/api/json")]
    [InlineData("shop", "/job/shop/api/json")]
    [InlineData("My Team/shop (old)", "/job/My%20Team/job/shop%20%28old%29/api/json")]
    [InlineData("team/shop/feature%2Fx", "/job/team/job/shop/job/feature%252Fx/api/json")]
    public async Task A_job_is_found_by_its_full_name(string name, string path)
    {
        await using var server = Answering(Job());

        await Make(server).OneAsync(Ask.Of("jenkins", "builds", "{}", OfJob(name)));

        server.Requests.Single().Path.Should().Be(path);
    }

    [Theory]
    [InlineData("team/../admin")]
    [InlineData("./shop")]
    [InlineData("team//shop")]
    [InlineData("https://jenkins.example/job/shop")]
    public async Task What_is_no_name_of_a_job_leads_nowhere(string name)
    {
        await using var server = Answering(Job());

        var error = (await Make(server).OneAsync(Ask.Of("jenkins", "builds", "{}", OfJob(name)))).Error!;

        (error.Cause, server.Requests.Count).Should().Be((UnknownCause.Subject, 0));
        error.Message.Should().Contain("no full name of a job");
    }

    [Theory]
    [InlineData("{}", "main", "/job/team/job/shop/job/main/api/json")]
    [InlineData("""{"branch":"feature/x y"}""", "feature/x y", "/job/team/job/shop/job/feature%252Fx%2520y/api/json")]
    [InlineData("""{"branch":"PR-12"}""", "PR-12", "/job/team/job/shop/job/PR-12/api/json")]
    public async Task Of_a_job_with_branches_the_job_of_the_branch_is_asked(string arguments, string branch, string path)
    {
        await using var server = new LoopbackServer((request, response) => response.JsonAsync(
            request.Path == "/job/team/job/shop/api/json" ? MultiBranch("PR-12", "feature%2Fx%20y", "main") : Job(Build(1, "SUCCESS", 1))));

        var fact = await Make(server).OneAsync(Ask.Of("jenkins", "builds", arguments, Shop));

        (fact.At("count").AsInt(), fact.At("branch").AsString(), fact.At("last.branch").AsString()).Should().Be((1, branch, branch));
        server.Requests.Last().Path.Should().Be(path);
    }

    [Fact]
    public async Task A_branch_that_has_no_job_was_not_built()
    {
        await using var server = Answering(MultiBranch("main"));

        var fact = await Make(server).OneAsync(Ask.Of("jenkins", "builds", """{"branch":"gone"}""", Shop));

        (fact.At("count").AsInt(), server.Requests.Count).Should().Be((0, 1));
    }

    [Fact]
    public async Task All_branches_are_asked_for_at_once()
    {
        var all = $$"""{"jobs":[{"name":"main","allBuilds":[{{Build(1, "SUCCESS", 1)}}]},{"name":"a%2Fb","allBuilds":[{{Build(2, "FAILURE", 1)}}]},{"name":"new"}]}""";
        await using var server = new LoopbackServer((request, response) =>
            response.JsonAsync(request.Query("tree")[0].StartsWith("_class", StringComparison.Ordinal) ? MultiBranch("main", "a%2Fb", "new") : all));

        var fact = await Make(server).OneAsync(Ask.Of("jenkins", "builds", """{"branch":"all"}""", Shop));

        (fact.At("count").AsInt(), fact.At("failed").AsInt(), fact.At("truncated").AsBool(), server.Requests.Count).Should().Be((2, 1, false, 2));
        server.Requests.Last().Query("tree")[0].Should().StartWith("jobs[name,allBuilds[").And.EndWith("{0,20}]{0,100}");
    }

    [Fact]
    public async Task More_builds_than_are_looked_at_are_told()
    {
        await using var server = Answering(Job([.. Enumerable.Range(0, 50).Select(i => Build(50 - i, "SUCCESS", i))]));

        (await Make(server, """{"maxBuilds":50}""").OneAsync(Ask.Of("jenkins", "builds", "{}", Shop))).At("truncated").AsBool().Should().BeTrue();
        (await Make(server, """{"maxBuilds":50}""").OneAsync(Ask.Of("jenkins", "builds", """{"days":1}""", Shop))).At("truncated").AsBool().Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"duration":12.5,"failCount":1,"passCount":8,"skipCount":1}""", 10, 8, 12.5)]
    [InlineData("""{"failCount":1,"skipCount":1,"totalCount":10}""", 10, 8, null)]
    public async Task Tests_are_those_of_the_last_build_that_ended(string report, int total, int passed, double? seconds)
    {
        await using var server = new LoopbackServer((request, response) => response.JsonAsync(
            request.Path.Contains("testReport") ? report : Job(Build(7, null), Build(6, "ABORTED", 1), Build(5, "UNSTABLE", 2), Build(4, "SUCCESS", 3))));

        var fact = await Make(server).OneAsync(Ask.Of("jenkins", "tests", "{}", Shop));

        fact.Value.ShouldFit(BuildTests.Type);
        (fact.At("total").AsInt(), fact.At("passed").AsInt(), fact.At("failed").AsInt(), fact.At("skipped").AsInt(), fact.At("build.id").AsString()).Should().Be((total, passed, 1, 1, "5"));
        (fact.Has("seconds") ? fact.At("seconds").AsDouble() : (double?)null).Should().Be(seconds);
        server.Requests.Last().Path.Should().Be("/job/team/job/shop/5/testReport/api/json");
    }

    [Fact]
    public async Task Tests_of_a_branch_are_in_the_job_of_the_branch()
    {
        var build = Build(5, "SUCCESS", 2).Replace("/job/shop/5/", "/job/shop/job/a%252Fb/5/", StringComparison.Ordinal);
        await using var server = new LoopbackServer((request, response) => response.JsonAsync(request.Path switch
        {
            "/job/team/job/shop/api/json" => MultiBranch("a%2Fb"),
            "/job/team/job/shop/job/a%252Fb/5/testReport/api/json" => """{"failCount":0,"passCount":2,"skipCount":0}""",
            _ => Job(build),
        }));

        (await Make(server).OneAsync(Ask.Of("jenkins", "tests", """{"branch":"a/b"}""", Shop))).At("total").AsInt().Should().Be(2);
    }

    [Fact]
    public async Task A_build_without_a_test_report_and_one_that_never_ended_are_the_services_lack()
    {
        await using var none = new LoopbackServer((request, response) =>
            request.Path.Contains("testReport") ? response.SendAsync(404, "text/html", "<html>") : response.JsonAsync(Job(Build(5, "SUCCESS", 2))));
        await using var running = Answering(Job(Build(5, null)));

        var errors = new[] { (await Make(none).OneAsync(Ask.Of("jenkins", "tests", "{}", Shop))).Error!, (await Make(running).OneAsync(Ask.Of("jenkins", "tests", "{}", Shop))).Error! };

        errors.Select(error => error.Cause).Should().Equal(UnknownCause.Subject, UnknownCause.Subject);
        errors[0].Message.Should().Be("build 5 of team/shop has no test report: publish one, such as with the step junit");
        errors[1].Message.Should().Be("none of the newest builds of team/shop on main has ended, so there are no tests of it");
    }

    [Fact]
    public async Task What_waits_is_what_is_in_the_queue_for_the_job_and_its_branches()
    {
        var items = new[] { ("job/team/job/shop/", 600), ("job/team/job/shop/job/a%252Fb/", 60), ("job/team/job/shopping/", 9000), ("job/other/", 9000), ("jenkins/job/team/job/shop/7/", 30) }
            .Select(item => string.Create(CultureInfo.InvariantCulture, $$"""{"inQueueSince":{{Now - (item.Item2 * 1000)}},"task":{"url":"https://jenkins.example/{{item.Item1}}"} }"""));
        await using var server = Answering($$"""{"items":[{{string.Join(',', items)}},{"inQueueSince":1,"task":{} }]}""");

        var facts = await Make(server).CollectAsync([Ask.Of("jenkins", "queue", "{}", Shop), Ask.Of("jenkins", "queue", "{}", OfJob("team/none"))], default);

        facts[0].Value.ToJson().Should().Be("""{"oldestMinutes":10,"waiting":3}""");
        facts[1].Value.ToJson().Should().Be("""{"oldestMinutes":0,"waiting":0}""");
        server.Requests.Should().ContainSingle().Which.Path.Should().Be("/queue/api/json");
    }

    [Fact]
    public async Task The_last_deployment_is_the_last_build_of_a_job_that_deploys()
    {
        await using var server = new LoopbackServer((request, response) => response.JsonAsync(request.Path switch
        {
            "/job/team/job/deploy/api/json" => Job(Build(2, "FAILURE", 1), Build(1, "SUCCESS", 24 * 40)),
            _ => Job(Build(9, "SUCCESS", 48)),
        }));
        var service = OfJob("team/shop", ("jenkins.io/deploy-jobs", "production=team/deploy, staging=team/deploy-staging"));

        var fact = await Make(server).OneAsync(Ask.Of("jenkins", "deployments", "{}", service));

        fact.Value.ShouldFit(Deployment.TypeOfAll);
        fact.At("environments").ToJson().Should().Be("""["production","staging"]""");
        (fact.At("count").AsInt(), fact.At("failed").AsInt(), fact.At("last.environment").AsString(), fact.At("lastSuccess.environment").AsString()).Should().Be((2, 1, "production", "staging"));
        var production = await Make(server).OneAsync(Ask.Of("jenkins", "deployments", """{"environment":"production"}""", service));
        (production.At("lastSuccess.ageDays").AsInt(), production.At("succeeded").AsInt()).Should().Be((39, 0));
    }

    [Theory]
    [InlineData("""{"_class":"com.cloudbees.hudson.plugins.folder.Folder","jobs":[{"name":"shop"}]}""", UnknownCause.Subject, "team/shop is a folder: name a job in it")]
    [InlineData("""{"_class":"hudson.model.FreeStyleProject"}""", UnknownCause.Source, "no list 'allBuilds'")]
    [InlineData("""{"allBuilds":[{"timestamp":1}]}""", UnknownCause.Source, "no number")]
    [InlineData("""{"allBuilds":[{"number":1}]}""", UnknownCause.Source, "no timestamp")]
    [InlineData("""{"allBuilds":[{"number":1,"timestamp":1e300}]}""", UnknownCause.Source, "'timestamp' is no time")]
    [InlineData("""{"allBuilds":[{"number":1,"timestamp":1,"result":"GOOD"}]}""", UnknownCause.Source, "GOOD")]
    [InlineData("[]", UnknownCause.Source, "another form")]
    public async Task An_answer_that_tells_no_builds_says_why(string body, UnknownCause cause, string words)
    {
        await using var server = Answering(body);

        var error = (await Make(server).OneAsync(Ask.Of("jenkins", "builds", "{}", Shop))).Error!;

        error.Cause.Should().Be(cause);
        error.Message.Should().Contain(words);
    }

    [Fact]
    public async Task The_user_and_the_token_are_sent_and_a_wrong_one_is_told_without_it()
    {
        await using var server = new LoopbackServer((request, response) => request.Headers.GetValueOrDefault("authorization") == "Basic c2NvcmVjYXJkczpzM2NyZXQ="
            ? response.JsonAsync(Job(Build(1, "SUCCESS", 1)))
            : response.SendAsync(401, "text/html", "<html>"));

        (await Make(server, token: "s3cret").OneAsync(Ask.Of("jenkins", "builds", "{}", Shop))).Error.Should().BeNull();
        var error = (await Make(server, token: "wr0ng").OneAsync(Ask.Of("jenkins", "builds", "{}", Shop))).Error!;

        error.Cause.Should().Be(UnknownCause.Source);
        error.Message.Should().Contain("401").And.NotContain("wr0ng");
    }

    [Fact]
    public async Task A_job_that_is_not_there_is_told_with_what_may_be_the_reason()
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(404, "text/html", "<html>"));

        (await Make(server).OneAsync(Ask.Of("jenkins", "builds", "{}", Shop))).Error.Should().Be(
            new FactError(UnknownCause.Subject, "127.0.0.1 has no job 'team/shop', or does not show it to our user (404)"));
    }

    [Fact]
    public void A_document_needs_a_url_and_every_mistake_is_told()
    {
        Ask.ProblemsOf(JenkinsKind.Factory, Ask.Spec("jenkins")).Should().ContainSingle().Which.Message.Should().Contain("url");
        Ask.ProblemsOf(JenkinsKind.Factory, Ask.Spec("jenkins", new Uri("http://host/"), options: """{"maxBuilds":5000,"x":1}""")).Should().HaveCount(2);
    }

    private static string Job(params IEnumerable<string> builds) => $$"""{"_class":"org.jenkinsci.plugins.workflow.job.WorkflowJob","allBuilds":[{{string.Join(',', builds)}}]}""";

    private static string MultiBranch(params IEnumerable<string> names) =>
        $$"""{"_class":"org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject","jobs":[{{string.Join(',', names.Select(name => $$"""{"_class":"WorkflowJob","name":"{{name}}"}"""))}}]}""";

    private static string Revision(string branch, string commit) =>
        $$"""{"_class":"hudson.plugins.git.util.BuildData","lastBuiltRevision":{"SHA1":"{{commit}}","branch":[{"name":"{{branch}}"}]} }""";

    private string Build(int number, string? result, int hoursAgo = 0, string actions = "{}") => string.Create(CultureInfo.InvariantCulture, $$"""
        {"number":{{number}},"url":"https://jenkins.example/job/team/job/shop/{{number}}/","result":{{(result is null ? "null" : $"\"{result}\"")}},"building":{{(result is null ? "true" : "false")}},
         "timestamp":{{Now - (hoursAgo * 3_600_000L)}},"duration":{{(result is null ? 0 : 120_000)}},"actions":[{{actions}}]}
        """);

    private static LoopbackServer Answering(string body) => new((_, response) => response.JsonAsync(body));

    private ISource Make(LoopbackServer server, string options = "{}", string? token = null) => Ask.Make(
        JenkinsKind.Factory,
        Ask.Spec("jenkins", server.Url, options: options, auth: token is null ? null : new AuthSpec { Username = "scorecards", SecretRef = "env:TOKEN" }),
        new SourceContext { CacheFolder = "", Clock = _clock, Environment = _ => token });
}
