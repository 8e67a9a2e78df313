using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

public sealed class EvaluateTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public EvaluateTests()
    {
        _folder.Write("checks/owner.yaml", Definitions.Check("has-an-owner", "has(service.team)")
            + "  severity: high\n  message: \"${has(service.team) ? 'owned by ' + service.team : 'nobody'}\"\n  fix: { effort: 15m, text: Name one. }\n");
        _folder.Write("checks/readme.yaml", Definitions.Check("has-a-readme", "facts.readme.exists")
            + "  why: People look there first.\n  facts:\n    readme: { source: git, query: file, with: { path: README.md } }\n");
        _folder.Write("checks/health.yaml", Definitions.Check("is-healthy", "facts.health.status == 200")
            + "  stage: preview\n  facts:\n    health: { source: http, query: get, with: { url: \"${service.annotations['example.com/health']}\" } }\n");
        _folder.Write("checks/scorecard.yaml", Definitions.Scorecard("has-an-owner", "has-a-readme"));
        _folder.Write("good/catalog-info.yaml", Definitions.Component("good"));
        _folder.Write("good/README.md", "# Good\n");
        _folder.Write("poor/catalog-info.yaml", Definitions.Component("poor", "owner: \"\""));
        new TestRepository(_folder.Path).Commit(DateTimeOffset.UtcNow, "Ada");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_services_are_rated_from_real_facts_the_best_first()
    {
        var run = await Run("evaluate");

        run.Error.Should().BeEmpty();
        run.Code.Should().Be(0);
        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].Should().MatchRegex("^SERVICE +TEAM +TIER +GRADE +SCORE +COVERAGE +FAILING");
        lines[1].Should().MatchRegex(@"^good +team-a +3 +A\+ +100\.0 +100% +0");
        lines[2].Should().MatchRegex(@"^poor +- +3 +F +0\.0 +100% +2");
        lines.Should().HaveCount(3);
    }

    [Fact]
    public async Task One_service_is_shown_with_every_check_its_message_and_its_fix()
    {
        var run = await Run("evaluate", "poor", "--min-grade", "b-");

        run.Code.Should().Be(1);
        run.Out.Should().Contain("poor: F, score 0.0")
            .And.MatchRegex("fail +has-an-owner +nobody")
            .And.Contain("fix (15m): Name one.")
            .And.MatchRegex("unknown +is-healthy +subject: .*does not count");
    }

    [Fact]
    public async Task Json_has_the_names_of_the_api_and_nothing_else_is_on_stdout()
    {
        var run = await Run("evaluate", "--json", "--min-grade", "A");

        run.Code.Should().Be(1);
        run.Json["total"]!.GetValue<int>().Should().Be(2);
        var good = run.Json["items"]![0]!;
        good["service"]!["id"]!.GetValue<string>().Should().Be("good");
        good["grade"]!.GetValue<string>().Should().Be("A+");
        good["score"]!.GetValue<decimal>().Should().Be(100);
        good["scorecards"]![0]!["name"]!.GetValue<string>().Should().Be("main");
        var owner = good["outcomes"]!.AsArray().Single(o => o!["check"]!.GetValue<string>() == "has-an-owner")!;
        owner["outcome"]!.GetValue<string>().Should().Be("pass");
        owner["message"]!.GetValue<string>().Should().Be("owned by team-a");
        owner["weight"]!.GetValue<int>().Should().Be(1);
        owner["fix"]!["effortMinutes"]!.GetValue<int>().Should().Be(15);
    }

    [Fact]
    public async Task A_broken_catalog_file_is_told_and_the_others_are_rated()
    {
        _folder.Write("broken/catalog-info.yaml", "kind: Component\nmetadata: [");

        var run = await Run("evaluate");

        run.Code.Should().Be(2);
        run.Error.Should().MatchRegex(@"broken/catalog-info\.yaml:\d+:\d+: ");
        run.Out.Should().Contain("good").And.Contain("poor");
    }

    [Fact]
    public async Task Broken_definitions_rate_nobody()
    {
        _folder.Write("checks/broken.yaml", Definitions.Check("broken", "facts."));

        var run = await Run("evaluate", "--json");

        run.Code.Should().Be(2);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain("broken.yaml:6:");
    }

    [Theory]
    [InlineData("evaluate god", "did you mean 'good'?")]
    [InlineData("explain god has-an-owner", "did you mean 'good'?")]
    [InlineData("explain good has-an-onwer", "did you mean 'has-an-owner'?")]
    [InlineData("evaluate --catalog checks", "no service")]
    [InlineData("evaluate --catalog nowhere", "nowhere")]
    [InlineData("evaluate --definitions nowhere", "nowhere")]
    public async Task What_is_not_there_is_told_with_a_hint(string arguments, string expected)
    {
        var run = await Run(arguments.Split(' '));

        run.Code.Should().Be(2);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain(expected);
    }

    [Fact]
    public async Task A_failing_check_is_explained_by_the_values_that_decided()
    {
        var run = await Run("explain", "poor", "has-a-readme");

        run.Code.Should().Be(1);
        run.Out.Should().Contain("why: People look there first.")
            .And.Contain("passes: facts.readme.exists")
            .And.MatchRegex("""facts\.readme: git file \{.*"README\.md".*\}""")
            .And.Contain("\"exists\": false")
            .And.Contain("poor: fail");
    }

    [Fact]
    public async Task An_explanation_as_json_has_the_facts_seen()
    {
        var run = await Run("explain", "good", "has-a-readme", "--json");

        run.Code.Should().Be(0);
        run.Json["outcome"]!.GetValue<string>().Should().Be("pass");
        run.Json["facts"]!["readme"]!["source"]!.GetValue<string>().Should().Be("git");
        run.Json["facts"]!["readme"]!["value"]!["exists"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task A_check_that_cannot_see_anything_says_whose_turn_it_is()
    {
        var run = await Run("explain", "good", "is-healthy", "--json");

        run.Code.Should().Be(1);
        run.Json["outcome"]!.GetValue<string>().Should().Be("unknown");
        run.Json["unknownCause"]!.GetValue<string>().Should().Be("subject");
        run.Json["facts"]!["health"]!["error"]!.GetValue<string>().Should().Contain("example.com/health");
    }

    private Task<CommandResult> Run(params IReadOnlyList<string> arguments) => ScorecardsCommand.RunAsync(_folder.Path, "", arguments);
}
