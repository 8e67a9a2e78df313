using System.Globalization;
using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Buildbot;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Buildbot;

/// <summary>Answers in the shapes of Buildbot's REST API, https://docs.buildbot.net/latest/developer/rest.html, and as 3.7 gives them.</summary>
public sealed class BuildbotSourceTests
{
    private const string Builders = """{"builders":[{"builderid":1,"name":"other"},{"builderid":7,"name":"shop"},{"builderid":8,"name":"deploy shop/production"}],"meta":{"total":3}}""";

    internal static readonly Service Shop = Ask.Checkout with { Annotations = new Dictionary<string, string> { ["buildbot.net/builder"] = "shop" } };

    private readonly FakeClock _clock = new();

    private long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    [Fact]
    public async Task Builds_become_the_common_fact()
    {
        await using var server = Answering(
            builds: $"{Build(9, null)},{Build(8, 0, 1)},{Build(7, 1, 2)},{Build(6, 2, 3)},{Build(5, 4, 4)},{Build(4, 3, 5)},{Build(3, 5, 6)},{Build(2, 6, 7)},{Build(1, 0, 8, branch: "topic")}",
            requests: $$"""{"buildrequestid":108,"submitted_at":{{Now - 3600 - 600}}}""");

        var fact = await Make(server).OneAsync(Ask.Of("buildbot", "builds", "{}", Shop));

        fact.Value.ShouldFit(BuildHistory.Type);
        (fact.At("count").AsInt(), fact.At("succeeded").AsInt(), fact.At("failed").AsInt(), fact.At("cancelled").AsInt(), fact.At("running").AsInt()).Should().Be((7, 2, 2, 3, 1));
        fact.At("last").ToJson().Should().Contain("\"id\":\"8\"").And.Contain("\"commit\":\"c8\"").And.Contain("\"minutes\":2.0");
        fact.At("minutesQueued.median").AsDouble().Should().Be(10);
        fact.Evidence.Should().Be($"{server.Url}#/builders/7");
    }

    [Fact]
    public async Task Builds_are_read_page_by_page_until_they_are_older_than_is_asked()
    {
        await using var server = new LoopbackServer((request, response) => response.JsonAsync(request.Path switch
        {
            "/api/v2/builders" => Builders,
            "/api/v2/buildrequests" => """{"buildrequests":[]}""",
            _ => Page(request),
        }));

        // One an hour: 30 days are 720 of them, which are 4 pages of 200.
        var fact = await Make(server).OneAsync(Ask.Of("buildbot", "builds", "{}", Shop));

        (fact.At("count").AsInt(), fact.At("truncated").AsBool()).Should().Be((720, false));
        server.Requests.Where(request => request.Path == "/api/v2/builds").Select(request => request.Query("number__lt") is [var number] ? number : null).Should().Equal(null, "4801", "4601", "4401");
        var few = await Make(server, """{"maxBuilds":250}""").OneAsync(Ask.Of("buildbot", "builds", "{}", Shop));
        (few.At("count").AsInt(), few.At("truncated").AsBool()).Should().Be((250, true));

        string Page(LoopbackRequest request)
        {
            var before = request.Query("number__lt") is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 5001;
            var limit = int.Parse(request.Query("limit")[0], CultureInfo.InvariantCulture);
            return $$"""{"builds":[{{string.Join(',', Enumerable.Range(1, limit).Select(i => Build(before - i, 0, 5001 - before + i)))}}]}""";
        }
    }

    [Theory]
    [InlineData("""{"branch":"topic/x"}""", "{}", "topic/x", 1)]
    [InlineData("""{"branch":"all"}""", "{}", null, 4)]
    [InlineData("{}", "{}", "master", 2)]
    [InlineData("{}", """{"defaultBranch":"trunk"}""", "trunk", 2)]
    [InlineData("{}", """{"defaultBranch":["develop","trunk"]}""", "trunk", 2)]
    [InlineData("{}", """{"defaultBranch":"develop"}""", "develop", 1)]
    public async Task The_default_branch_is_the_first_of_its_usual_names_that_is_built(string arguments, string options, string? branch, int count)
    {
        await using var server = Answering(
            builds: $"{Build(4, 0, 1, branch: "topic/x")},{Build(3, 0, 2, branch: "master")},{Build(2, 0, 3, branch: "trunk")},{Build(1, 0, 4, branch: "")}");

        var fact = await Make(server, options).OneAsync(Ask.Of("buildbot", "builds", arguments, Shop));

        (fact.Has("branch") ? fact.At("branch").AsString() : null).Should().Be(branch);
        // One without a branch counts as of any.
        fact.At("count").AsInt().Should().Be(branch == "topic/x" ? 2 : count);
    }

    [Fact]
    public async Task Deployments_are_the_builds_of_the_builders_that_the_service_names()
    {
        await using var server = Answering(builds: $"{Build(3, 2, 24)},{Build(2, 0, 48)},{Build(1, 0, 24 * 50)}");
        var service = Shop with { Annotations = new Dictionary<string, string>(Shop.Annotations) { ["buildbot.net/deploy-builders"] = " production = deploy shop/production , " } };

        var fact = await Make(server).OneAsync(Ask.Of("buildbot", "deployments", "{}", service));

        fact.Value.ShouldFit(Deployment.TypeOfAll);
        (fact.At("count").AsInt(), fact.At("succeeded").AsInt(), fact.At("last.result").AsString(), fact.At("lastSuccess.ageDays").AsInt()).Should().Be((2, 1, "failure", 1));
        server.Requests.Should().Contain(request => request.Path == "/api/v2/builds" && request.Query("builderid")[0] == "8");
        (await Make(server).OneAsync(Ask.Of("buildbot", "deployments", """{"environment":"staging"}""", service))).At("count").AsInt().Should().Be(0);
    }

    [Theory]
    [InlineData("builds", null, "no annotation buildbot.net/builder")]
    [InlineData("deployments", null, "no annotation buildbot.net/deploy-builders")]
    [InlineData("deployments", "production", "cannot be read")]
    [InlineData("deployments", "=x", "cannot be read")]
    [InlineData("deployments", "production=gone", "no builder 'gone'")]
    [InlineData("builds", "", "no builder 'nobody'")]
    public async Task What_a_service_lacks_is_told(string query, string? annotation, string words)
    {
        await using var server = Answering(builds: "");
        var annotations = (query, annotation) switch
        {
            ("builds", null) => new Dictionary<string, string>(),
            ("builds", _) => new Dictionary<string, string> { ["buildbot.net/builder"] = "nobody" },
            (_, null) => new Dictionary<string, string>(Shop.Annotations),
            _ => new Dictionary<string, string>(Shop.Annotations) { ["buildbot.net/deploy-builders"] = annotation! },
        };

        var error = (await Make(server).OneAsync(Ask.Of("buildbot", query, "{}", Shop with { Annotations = annotations }))).Error!;

        error.Cause.Should().Be(UnknownCause.Subject);
        error.Message.Should().Contain(words);
    }

    [Fact]
    public async Task Builds_that_tell_no_tests_have_none_to_be_checked()
    {
        await using var server = Answering(builds: Build(1, 0, 1));
        await using var old = new LoopbackServer((request, response) => request.Path.EndsWith("test_result_sets", StringComparison.Ordinal)
            ? response.JsonAsync("""{"error":"Invalid path"}""", 404)
            : response.JsonAsync(AllOf(Build(1, 0, 1))));

        (await Make(server).OneAsync(Ask.Of("buildbot", "tests", "{}", Shop))).Error!.Cause.Should().Be(UnknownCause.NotOffered);
        (await Make(old).OneAsync(Ask.Of("buildbot", "tests", "{}", Shop))).Error!.Cause.Should().Be(UnknownCause.NotOffered);
    }

    [Fact]
    public async Task What_many_services_need_is_asked_for_once()
    {
        await using var server = Answering(builds: Build(1, 0, 1));

        var facts = await Make(server).CollectAsync([.. Enumerable.Range(0, 100).Select(i => Ask.Of("buildbot", i % 2 == 0 ? "builds" : "queue", "{}", Shop with { Id = $"s{i}" }))], default);

        facts.Should().OnlyContain(fact => fact.Error == null);
        server.Requests.Should().HaveCount(4, "builders, builds, their requests, and what waits");
    }

    [Theory]
    [InlineData("builds", """{"builders":{}}""")]
    [InlineData("builds", """{"builders":[{"builderid":7,"name":"shop"}]}""")]
    [InlineData("builds", """{"builders":[{"builderid":7,"name":"shop"}],"builds":[{"buildid":1}]}""")]
    [InlineData("builds", """{"builders":[{"builderid":7,"name":"shop"}],"builds":[{"buildid":1,"number":1,"results":99}]}""")]
    [InlineData("builds", """{"builders":[{"builderid":7,"name":"shop"}],"builds":[{"buildid":1,"number":1,"results":0,"started_at":1e300}]}""")]
    [InlineData("builds", """{"builders":[{"builderid":7,"name":"shop"}],"builds":[{"buildid":1,"number":1,"results":0,"started_at":-5}]}""")]
    [InlineData("queue", """{"builders":[{"builderid":7,"name":"shop"}],"buildrequests":[{}]}""")]
    [InlineData("tests", """{"builders":[{"builderid":7,"name":"shop"}],"builds":[{"buildid":1,"number":1,"results":0}],"buildrequests":[]}""")]
    public async Task An_answer_of_another_form_is_the_sources_trouble(string query, string body)
    {
        await using var server = new LoopbackServer((_, response) => response.JsonAsync(body));

        var error = (await Make(server).OneAsync(Ask.Of("buildbot", query, "{}", Shop))).Error!;

        error.Cause.Should().Be(UnknownCause.Source);
        error.Message.Should().Contain("another form");
    }

    [Theory]
    [InlineData("nonsense", "{}")]
    [InlineData("builds", """{"days":0}""")]
    [InlineData("builds", """{"branch":7}""")]
    public async Task A_bad_question_asks_nobody(string query, string arguments)
    {
        await using var server = Answering(builds: "");

        (await Make(server).OneAsync(Ask.Of("buildbot", query, arguments, Shop))).Error!.Cause.Should().Be(UnknownCause.Definition);
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public void A_document_needs_a_url_and_every_mistake_is_told()
    {
        Ask.ProblemsOf(BuildbotKind.Factory, Ask.Spec("buildbot")).Should().ContainSingle().Which.Message.Should().Contain("url");
        Ask.ProblemsOf(BuildbotKind.Factory, Ask.Spec("buildbot", new Uri("http://host/"), options: """{"maxBuilds":0,"defaultBranch":7,"x":1}""")).Should().HaveCount(3);
    }

    private string Build(int number, int? results, int hoursAgo = 0, string branch = "main") => string.Create(CultureInfo.InvariantCulture, $$"""
        {"buildid":{{number + 1000}},"number":{{number}},"builderid":7,"buildrequestid":{{number + 100}},"complete":{{(results is null ? "false" : "true")}},
         "results":{{results?.ToString(CultureInfo.InvariantCulture) ?? "null"}},"started_at":{{Now - (hoursAgo * 3600)}},
         "complete_at":{{(results is null ? "null" : (Now - (hoursAgo * 3600) + 120).ToString(CultureInfo.InvariantCulture))}},
         "properties":{"branch":["{{branch}}","Build"],"revision":["r","Build"],"got_revision":["c{{number}}","Git"]} }
        """);

    private static string AllOf(string builds, string requests = "") =>
        Builders[..^1] + $$""","builds":[{{builds}}],"buildrequests":[{{requests}}],"test_result_sets":[]}""";

    private static LoopbackServer Answering(string builds, string requests = "") => new((_, response) => response.JsonAsync(AllOf(builds, requests)));

    private ISource Make(LoopbackServer server, string options = "{}") =>
        Ask.Make(BuildbotKind.Factory, Ask.Spec("buildbot", server.Url, options: options), new SourceContext { CacheFolder = "", Clock = _clock });
}
