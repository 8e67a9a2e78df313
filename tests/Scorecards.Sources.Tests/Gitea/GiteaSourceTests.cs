using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Gitea;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Tests.Forges;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Gitea;

/// <summary>Answers have the form of https://docs.gitea.com/api/ and https://codeberg.org/api/swagger.</summary>
public sealed class GiteaSourceTests : IAsyncDisposable
{
    private const string Root = "/api/v1/repos/acme/shop";

    // repoGet
    private const string About = """
        {"id":3,"full_name":"acme/shop","default_branch":"main","private":false,"internal":true,"archived":true,"empty":false,"fork":false,"description":"","licenses":["MIT"],
         "topics":["money"],"created_at":"2029-01-15T12:00:00Z","updated_at":"2030-01-12T12:00:00Z","size":27,"open_issues_count":4}
        """;

    private readonly FakeForge _gitea = new FakeForge().On(Root, About);
    private readonly FakeClock _clock = new(new DateTimeOffset(2030, 1, 15, 12, 0, 0, TimeSpan.Zero));

    public ValueTask DisposeAsync() => _gitea.DisposeAsync();

    [Fact]
    public async Task A_repository_is_told()
    {
        var fact = await AskAsync("repository");

        fact.Value.ShouldFit(Sources.Repositories.Repository.Type);
        fact.Value.ToJson().Should().Be(Ask.Json("""
            {"name":"acme/shop","defaultBranch":"main","visibility":"internal","archived":true,"empty":false,"fork":false,"license":"MIT","topics":["money"],
             "createdAt":"2029-01-15T12:00:00Z","ageDays":365,"pushedAt":"2030-01-12T12:00:00Z","idleDays":3,"sizeKiB":27,"openIssues":4}
            """).ToJson());
        fact.Evidence.Should().Be($"{_gitea.Url}acme/shop");
    }

    [Fact]
    public async Task An_empty_repository_has_no_default_branch()
    {
        _gitea.On(Root, """{"full_name":"acme/shop","default_branch":"main","private":true,"empty":true,"created_at":"2030-01-15T12:00:00Z"}""");

        var fact = await AskAsync("repository");
        fact.At("empty").AsBool().Should().BeTrue();
        fact.Has("defaultBranch").Should().BeFalse();
    }

    [Fact]
    public async Task A_branch_tells_its_protection_and_the_rule_tells_administrators_more()
    {
        // repoGetBranch, repoGetBranchProtection
        _gitea.On(Root + "/branches/main", """
            {"name":"main","protected":true,"required_approvals":2,"enable_status_check":true,"status_check_contexts":["build","test"],"effective_branch_protection_name":"ma*"}
            """);
        var seen = await AskAsync("protection");
        _gitea.On(Root + "/branch_protections/ma%2A", """
            {"rule_name":"ma*","dismiss_stale_approvals":true,"block_on_outdated_branch":true,"require_signed_commits":false,"enable_force_push":false,"block_admin_merge_override":true}
            """);
        var more = await AskAsync("protection");

        seen.Value.ToJson().Should().Be(Ask.Json("""
            {"branch":"main","protected":true,"reviews":2,"requiredChecks":["build","test"],"checksRequired":true,"deletion":false}
            """).ToJson());
        more.Value.ShouldFit(Protection.Type);
        more.At("newCommitsNeedReview").AsBool().Should().BeTrue();
        more.At("signedCommits").AsBool().Should().BeFalse();
        more.At("bindsAdmins").AsBool().Should().BeTrue();
    }

    [Fact]
    public async Task A_branch_with_a_slash_and_one_that_is_gone_are_told()
    {
        _gitea.On(Root + "/branches/release%2F1", """{"name":"release/1","protected":false,"required_approvals":0,"enable_status_check":false,"status_check_contexts":null}""");

        var fact = await AskAsync("protection", """{"branch":"release/1"}""");
        fact.At("protected").AsBool().Should().BeFalse();
        fact.At("forcePush").AsBool().Should().BeTrue();
        fact.At("deletion").AsBool().Should().BeTrue();
        (await AskAsync("protection", """{"branch":"gone"}""")).Error!.Cause.Should().Be(UnknownCause.Subject);
    }

    [Fact]
    public async Task Jobs_are_builds_by_workflow()
    {
        // ListActionTasks
        _gitea.On(Root + "/actions/tasks", """
            {"total_count":5,"workflow_runs":[
              {"id":5,"name":"build","head_branch":"main","head_sha":"c","run_number":5,"event":"push","status":"waiting","workflow_id":"ci.yaml","url":"https://g/5","created_at":"2030-01-15T11:50:00Z","updated_at":"2030-01-15T11:50:00Z","run_started_at":"1970-01-01T00:00:00Z"},
              {"id":4,"name":"build","head_branch":"main","head_sha":"b","run_number":4,"event":"push","status":"failure","workflow_id":"ci.yaml","url":"https://g/4","created_at":"2030-01-15T10:00:00Z","updated_at":"2030-01-15T10:12:00Z","run_started_at":"2030-01-15T10:02:00Z"},
              {"id":3,"name":"build","head_branch":"main","head_sha":"a","run_number":3,"event":"push","status":"success","workflow_id":"ci.yaml","url":"https://g/3","created_at":"2030-01-14T10:00:00Z","updated_at":"2030-01-14T10:12:00Z","run_started_at":"2030-01-14T10:02:00Z"},
              {"id":2,"name":"build","head_branch":"topic","head_sha":"x","run_number":2,"event":"push","status":"failure","workflow_id":"ci.yaml","url":"https://g/2","created_at":"2030-01-13T10:00:00Z","updated_at":"2030-01-13T10:12:00Z","run_started_at":"2030-01-13T10:02:00Z"},
              {"id":1,"name":"lint","head_branch":"main","head_sha":"a","run_number":1,"event":"push","status":"skipped","workflow_id":"lint.yaml","url":"https://g/1","created_at":"2030-01-12T10:00:00Z","updated_at":"2030-01-12T10:12:00Z","run_started_at":"2030-01-12T10:02:00Z"}]}
            """);

        var fact = await AskAsync("builds");

        fact.Value.ShouldFit(BuildHistory.Type);
        fact.At("count").AsInt().Should().Be(3);
        fact.At("failed").AsInt().Should().Be(1);
        fact.At("running").AsInt().Should().Be(1);
        fact.At("names").AsList().Select(name => name.AsString()).Should().Equal("ci.yaml: build", "lint.yaml: lint");
        fact.At("last.minutes").AsDouble().Should().Be(10);
        fact.At("red").AsList().Should().ContainSingle();
        (await AskAsync("queue")).Value.ToJson().Should().Be(Ask.Json("""{"waiting":1,"oldestMinutes":10}""").ToJson());
    }

    [Fact]
    public async Task Nothing_was_ever_built_is_a_fact()
    {
        _gitea.On(Root + "/actions/tasks", """{"total_count":0,"workflow_runs":[]}""");

        (await AskAsync("builds")).At("count").AsInt().Should().Be(0);
        (await AskAsync("queue")).At("waiting").AsInt().Should().Be(0);
    }

    [Fact]
    public async Task Releases_go_over_pages_and_owners_are_found_where_they_may_be()
    {
        _gitea.On(Root + "/releases?draft=false&limit=50", """[{"tag_name":"v2-rc","prerelease":true,"published_at":"2029-01-14T12:00:00Z"}]""", 200,
                ("Link", $"<{_gitea.Url}api/v1/repos/acme/shop/releases?page=2>; rel=\"next\",<{_gitea.Url}x>; rel=\"last\""))
            .On(Root + "/releases?page=2", """[{"tag_name":"v1","prerelease":false,"created_at":"2029-01-10T12:00:00Z"}]""")
            .On(Root + "/contents/.forgejo/CODEOWNERS", """{"name":"CODEOWNERS"}""");

        (await AskAsync("releases")).At("latest.tag").AsString().Should().Be("v1");
        (await AskAsync("owners")).At("path").AsString().Should().Be(".forgejo/CODEOWNERS");
    }

    [Theory]
    [InlineData("alerts")]
    [InlineData("environments")]
    [InlineData("contributors")]
    [InlineData("access")]
    [InlineData("deployments")]
    [InlineData("tests")]
    public async Task What_gitea_has_nothing_of_makes_a_check_not_apply(string query)
    {
        (await AskAsync(query)).Error!.Cause.Should().Be(UnknownCause.NotOffered);
        SourceRegistry.Kinds["gitea"].Queries.Should().NotContain(one => one.Name == query);
        _gitea.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("../shop")]
    [InlineData("acme/..")]
    [InlineData("acme/shop/x")]
    [InlineData("acme/shop?x")]
    public async Task A_name_that_is_none_asks_nobody(string name)
    {
        (await AskAsync("repository", $$"""{"repo":"{{name}}"}""")).Error!.Cause.Should().Be(UnknownCause.Definition);
        _gitea.Requests.Should().BeEmpty();
    }

    private Task<Fact> AskAsync(string query, string arguments = "{}") => Source().OneAsync(Ask.Of("gitea", query, arguments, new Service
    {
        Id = "shop",
        Name = "shop",
        Annotations = new Dictionary<string, string> { ["gitea.com/project-slug"] = "acme/shop" },
    }));

    private ISource Source() => Ask.Make(GiteaKind.Factory, Ask.Spec("gitea", _gitea.Url), new SourceContext { CacheFolder = "", Clock = _clock });
}
