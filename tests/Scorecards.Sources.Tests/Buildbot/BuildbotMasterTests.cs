using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Buildbot;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Buildbot;

/// <summary>Against a real Buildbot with a finished, a failed and a running build.</summary>
[Trait("Needs", "system")]
public sealed class BuildbotMasterTests(BuildbotFixture buildbot) : IClassFixture<BuildbotFixture>
{
    [Fact]
    public async Task Builds_are_told_as_they_are()
    {
        var fact = await AskAsync("builds");

        fact.Value.ShouldFit(BuildHistory.Type);
        fact.At("branch").AsString().Should().Be("main");
        (fact.At("count").AsInt(), fact.At("succeeded").AsInt(), fact.At("successRate").AsDouble()).Should().Be((1, 1, 1.0));
        fact.At("last.commit").AsString().Should().Be("0123abc");
        fact.At("minutesQueued.median").AsDouble().Should().BeInRange(0, 1);
        fact.Evidence.Should().MatchRegex($"^{buildbot.Master.Url}#/builders/[0-9]+$");
        fact.At("last.url").AsString().Should().Be($"{fact.Evidence}/builds/1");
    }

    [Fact]
    public async Task A_build_that_failed_counts_where_its_branch_does()
    {
        var all = await AskAsync("builds", """{"branch":"all"}""");
        var broken = await AskAsync("builds", """{"branch":"broken"}""");

        (all.At("count").AsInt(), all.At("failed").AsInt(), all.At("successRate").AsDouble()).Should().Be((2, 1, 0.5));
        all.At("red").ToJson().Should().Be("""["shop"]""");
        (broken.At("last.result").AsString(), broken.At("last.commit").AsString()).Should().Be(("failure", "4567def"));
    }

    [Fact]
    public async Task A_build_that_runs_is_told_and_what_waits_behind_it_too()
    {
        var builds = await AskAsync("builds", service: Service("shop/slow"));
        var queue = await AskAsync("queue", service: Service("shop/slow"));

        (builds.At("running").AsInt(), builds.At("count").AsInt(), builds.Has("successRate")).Should().Be((1, 0, false));
        builds.At("recent").AsList()[0].ToJson().Should().Contain("\"result\":\"running\"").And.NotContain("finishedAt");
        (queue.At("waiting").AsInt(), queue.At("oldestMinutes").AsInt()).Should().Be((1, 0));
        (await AskAsync("queue")).At("waiting").AsInt().Should().Be(0);
    }

    [Fact]
    public async Task Test_results_are_those_of_the_last_build_that_ended()
    {
        var fact = await AskAsync("tests");

        (fact.At("total").AsInt(), fact.At("passed").AsInt(), fact.At("failed").AsInt(), fact.At("build.id").AsString()).Should().Be((3, 2, 1, "1"));
        (await AskAsync("tests", service: Service("shop/slow"))).Error!.Cause.Should().Be(UnknownCause.Subject, "nothing has ended there");
    }

    [Fact]
    public async Task A_builder_may_be_the_one_that_deploys()
    {
        var service = Service("shop", ("buildbot.net/deploy-builders", "production=shop, staging=shop/slow"));

        var all = await AskAsync("deployments", service: service);
        var production = await AskAsync("deployments", """{"environment":"production"}""", service);

        (all.At("count").AsInt(), all.At("failed").AsInt()).Should().Be((2, 1));
        production.At("last.result").AsString().Should().Be("failure");
        production.At("lastSuccess.commit").AsString().Should().Be("0123abc");
    }

    [Fact]
    public async Task A_builder_that_it_has_not_is_the_services_lack() =>
        (await AskAsync("builds", service: Service("gone"))).Error.Should().Be(new FactError(UnknownCause.Subject, "127.0.0.1 has no builder 'gone'"));

    [Fact]
    public async Task Its_death_is_the_sources_trouble()
    {
        await using var other = await BuildbotMaster.StartAsync();
        var source = Make(other.Url);
        (await source.OneAsync(Ask.Of("buildbot", "builds", "{}", Service("shop")))).At("count").AsInt().Should().Be(0);

        await other.KillAsync();

        (await source.OneAsync(Ask.Of("buildbot", "builds", "{}", Service("shop")))).Error!.Cause.Should().Be(UnknownCause.Source);
    }

    private static Service Service(string builder, params (string Name, string Value)[] more) =>
        Ask.Checkout with { Annotations = more.Append((Name: "buildbot.net/builder", Value: builder)).ToDictionary(one => one.Name, one => one.Value) };

    private static ISource Make(Uri url) => Ask.Make(BuildbotKind.Factory, Ask.Spec("buildbot", url), new SourceContext { CacheFolder = "" });

    private Task<Fact> AskAsync(string query, string arguments = "{}", Service? service = null) =>
        Make(buildbot.Master.Url).OneAsync(Ask.Of("buildbot", query, arguments, service ?? Service("shop")));
}
