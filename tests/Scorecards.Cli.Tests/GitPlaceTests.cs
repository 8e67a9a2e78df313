using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

public sealed class GitPlaceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public GitPlaceTests()
    {
        new TestRepository(Path.Combine(_folder.Path, "readiness")).Commit(
            DateTimeOffset.UtcNow,
            "Ada",
            ("owner.yaml", Definitions.Check("has-an-owner", "has(service.team)")),
            ("active.yaml", Definitions.Check("is-active", "facts.activity.commits > 0")
                + "  facts:\n    activity: { source: git, query: activity, with: { days: 90 } }\n"),
            ("scorecard.yaml", Definitions.Scorecard("has-an-owner", "is-active")));
        new TestRepository(Path.Combine(_folder.Path, "fleet")).Commit(
            DateTimeOffset.UtcNow, "Ada", ("services/shop/catalog-info.yaml", Definitions.Component("shop")));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Definitions_and_catalog_are_read_from_a_git_server()
    {
        await using var server = new LoopbackServer((request, response) => GitHttpServer.AnswerAsync(_folder.Path, request, response));
        var definitions = $"{server.Url}readiness/.git";

        var validated = await ScorecardsCommand.RunAsync("validate", definitions);
        validated.Error.Should().BeEmpty();
        validated.Code.Should().Be(0);
        validated.Out.Should().Contain("2 checks").And.Contain("valid");

        var evaluated = await ScorecardsCommand.RunAsync("evaluate", "--catalog", $"{server.Url}fleet/.git", "--definitions", definitions);
        evaluated.Error.Should().BeEmpty();
        evaluated.Code.Should().Be(0);
        evaluated.Out.Should().MatchRegex(@"shop +team-a +3 +A\+ +100\.0 +100% +0");
    }

    [Theory]
    [InlineData("validate", "URL")]
    [InlineData("evaluate", "--catalog", "URL")]
    [InlineData("evaluate", "--definitions", "URL")]
    public async Task A_git_server_that_is_away_is_no_bad_input(params string[] arguments)
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(503, "text/plain", "later"));

        var run = await ScorecardsCommand.RunAsync(
            Path.Combine(_folder.Path, "fleet"), "", [.. arguments.Select(a => a == "URL" ? $"{server.Url}fleet.git" : a)]);

        run.Code.Should().Be(3);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain("fleet.git").And.NotContain("   at ");
    }

    [Theory]
    [InlineData("ssh://git.example.com/fleet", "SSH")]
    [InlineData("https://user:pass@git.example.com/fleet", "password")]
    [InlineData("ftp://git.example.com/fleet", "ftp")]
    [InlineData("--upload-pack=touch", "file or folder")]
    public async Task A_place_that_is_no_place_for_definitions_is_refused(string place, string expected)
    {
        var run = await ScorecardsCommand.RunAsync("validate", "--", place);

        run.Code.Should().Be(2);
        run.Error.Should().Contain(expected).And.NotContain("user:pass");
    }
}
