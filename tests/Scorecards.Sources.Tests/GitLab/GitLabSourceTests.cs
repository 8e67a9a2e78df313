using System.Text;
using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Builds;
using Scorecards.Sources.GitLab;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Tests.Forges;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.GitLab;

/// <summary>Answers have the form of https://docs.gitlab.com/api/; each names its page.</summary>
public sealed class GitLabSourceTests : IAsyncDisposable
{
    private const string Root = "/api/v4/projects/acme%2Fpay%2Fshop";

    // https://docs.gitlab.com/api/projects/#retrieve-a-project
    private const string Project = """
        {"id":3,"path_with_namespace":"acme/pay/shop","default_branch":"release/1.x","visibility":"internal","archived":false,"empty_repo":false,"description":"Sells","topics":["money"],
         "created_at":"2029-01-15T12:00:00.000Z","last_activity_at":"2030-01-12T12:00:00.000Z","open_issues_count":4,"statistics":{"repository_size":1038090},
         "license":{"key":"apache-2.0","name":"Apache License 2.0"},"merge_method":"rebase_merge","only_allow_merge_if_pipeline_succeeds":true,
         "only_allow_merge_if_all_discussions_are_resolved":false}
        """;

    private readonly FakeForge _gitlab = new FakeForge().On(Root, Project);
    private readonly FakeClock _clock = new(new DateTimeOffset(2030, 1, 15, 12, 0, 0, TimeSpan.Zero));

    public ValueTask DisposeAsync() => _gitlab.DisposeAsync();

    [Fact]
    public async Task A_project_is_a_repository()
    {
        var fact = await AskAsync("repository");

        fact.Value.ShouldFit(Sources.Repositories.Repository.Type);
        fact.Value.ToJson().Should().Be(Ask.Json("""
            {"name":"acme/pay/shop","defaultBranch":"release/1.x","visibility":"internal","archived":false,"empty":false,"fork":false,"description":"Sells","license":"Apache-2.0",
             "topics":["money"],"createdAt":"2029-01-15T12:00:00Z","ageDays":365,"pushedAt":"2030-01-12T12:00:00Z","idleDays":3,"sizeKiB":1013,"openIssues":4}
            """).ToJson());
        fact.Evidence.Should().Be($"{_gitlab.Url}acme/pay/shop");
    }

    [Fact]
    public async Task A_project_that_was_renamed_is_told_by_both_names()
    {
        _gitlab.On("/api/v4/projects/acme%2Fold", "", 301, ("Location", Root + "?license=true&statistics=true"));

        (await AskAsync("repository", """{"repo":"acme/old"}""")).At("renamedFrom").AsString().Should().Be("acme/old");
    }

    [Fact]
    public async Task A_project_without_commits_is_empty_and_has_no_branch_to_ask_about()
    {
        _gitlab.On(Root, """{"path_with_namespace":"acme/pay/shop","default_branch":null,"visibility":"private","empty_repo":true,"created_at":"2030-01-15T12:00:00.000Z"}""");

        (await AskAsync("repository")).At("empty").AsBool().Should().BeTrue();
        var builds = await AskAsync("builds");
        builds.Error!.Cause.Should().Be(UnknownCause.Subject);
        builds.Error.Message.Should().Contain("empty");
    }

    [Fact]
    public async Task A_protected_branch_is_told_with_the_rules_of_merge_requests()
    {
        // https://docs.gitlab.com/api/protected_branches/, https://docs.gitlab.com/api/merge_request_approvals/, https://docs.gitlab.com/api/project_push_rules/
        _gitlab.On(Root + "/protected_branches", """
            [{"id":1,"name":"main","push_access_levels":[{"access_level":40}],"allow_force_push":true,"code_owner_approval_required":false},
             {"id":2,"name":"release/*","push_access_levels":[{"access_level":0}],"merge_access_levels":[{"access_level":40}],"allow_force_push":false,"code_owner_approval_required":true}]
            """)
            .On(Root + "/approvals", """{"reset_approvals_on_push":true}""")
            .On(Root + "/approval_rules", """
                [{"name":"everywhere","approvals_required":1,"protected_branches":[]},{"name":"releases","approvals_required":2,"protected_branches":[{"name":"release/*"}]},
                 {"name":"main","approvals_required":5,"protected_branches":[{"name":"main"}]}]
                """)
            .On(Root + "/push_rule", """{"reject_unsigned_commits":true}""");

        var fact = await AskAsync("protection");

        fact.Value.ShouldFit(Protection.Type);
        fact.Value.ToJson().Should().Be(Ask.Json("""
            {"branch":"release/1.x","protected":true,"reviews":2,"ownerReview":true,"newCommitsNeedReview":true,"requiredChecks":[],"checksRequired":true,"upToDate":true,
             "signedCommits":true,"linearHistory":false,"conversationsResolved":false,"forcePush":false,"bindsAdmins":true}
            """).ToJson());
    }

    [Fact]
    public async Task What_only_premium_has_is_left_out_on_a_free_plan()
    {
        _gitlab.On(Root + "/protected_branches", """[{"name":"release/1.x","push_access_levels":[{"access_level":40}],"allow_force_push":false}]""")
            .On(Root + "/push_rule", """{"message":"403 Forbidden"}""", 403);

        var fact = await AskAsync("protection");

        fact.At("reviews").AsInt().Should().Be(0);
        fact.At("bindsAdmins").AsBool().Should().BeFalse();
        fact.Has("signedCommits").Should().BeFalse();
        fact.Has("newCommitsNeedReview").Should().BeFalse();
    }

    [Fact]
    public async Task A_branch_that_no_rule_fits_is_unprotected()
    {
        _gitlab.On(Root + "/protected_branches", """[{"name":"main?","push_access_levels":[]}]""").On(Root + "/repository/branches/main1", """{"name":"main1"}""");

        var fact = await AskAsync("protection", """{"branch":"main1"}""");
        fact.At("protected").AsBool().Should().BeFalse();
        fact.At("forcePush").AsBool().Should().BeTrue();
        (await AskAsync("protection", """{"branch":"gone"}""")).Error!.Message.Should().Contain("no branch 'gone'");
    }

    [Fact]
    public async Task Pipelines_are_builds_and_come_with_one_question()
    {
        // https://docs.gitlab.com/api/graphql/reference/#cipipeline
        _gitlab.On("/api/graphql pipelines", Pipelines("""
            {"id":"gid://gitlab/Ci::Pipeline/50","status":"RUNNING","ref":"release/1.x","sha":"c","name":null,"path":"/acme/pay/shop/-/pipelines/50","createdAt":"2030-01-15T11:59:00Z","startedAt":null,"finishedAt":null},
            {"id":"gid://gitlab/Ci::Pipeline/49","status":"FAILED","ref":"release/1.x","sha":"b","name":null,"path":"/acme/pay/shop/-/pipelines/49","createdAt":"2030-01-15T10:00:00Z","startedAt":"2030-01-15T10:02:00Z","finishedAt":"2030-01-15T10:12:00Z"},
            {"id":"gid://gitlab/Ci::Pipeline/48","status":"SUCCESS","ref":"release/1.x","sha":"b","name":null,"path":"/acme/pay/shop/-/pipelines/48","createdAt":"2030-01-15T08:00:00Z","startedAt":"2030-01-15T08:01:00Z","finishedAt":"2030-01-15T08:21:00Z"},
            {"id":"gid://gitlab/Ci::Pipeline/47","status":"MANUAL","ref":"release/1.x","sha":"a","name":null,"path":"/acme/pay/shop/-/pipelines/47","createdAt":"2030-01-14T08:00:00Z","startedAt":null,"finishedAt":null}
            """));

        var fact = await AskAsync("builds");

        fact.Value.ShouldFit(BuildHistory.Type);
        fact.At("branch").AsString().Should().Be("release/1.x");
        fact.At("count").AsInt().Should().Be(3);
        fact.At("cancelled").AsInt().Should().Be(1);
        fact.At("running").AsInt().Should().Be(1);
        fact.At("last.id").AsString().Should().Be("49");
        fact.At("last.minutes").AsDouble().Should().Be(10);
        fact.At("minutesQueued.p95").AsDouble().Should().Be(2);
        fact.At("flaky").AsInt().Should().Be(1);
        fact.At("last.url").AsString().Should().Be($"{_gitlab.Url}acme/pay/shop/-/pipelines/49");
        var asked = _gitlab.Requests.Should().ContainSingle(request => request.Method == "POST").Subject;
        JsonDocument.Parse(asked.Body).RootElement.GetProperty("variables").ToString().Should().Be("""{"project":"acme/pay/shop","ref":"release/1.x"}""");
    }

    [Fact]
    public async Task Pages_of_pipelines_are_followed_to_the_days_asked_and_no_circle_is()
    {
        _gitlab.On("/api/graphql pipelines", Pipelines(
            """{"id":"gid://gitlab/Ci::Pipeline/50","status":"SUCCESS","ref":"x","createdAt":"2030-01-15T11:59:00Z"}""", """{"hasNextPage":true,"endCursor":"abc"}"""));

        var fact = await AskAsync("builds", """{"branch":"all"}""");

        fact.Error!.Message.Should().Contain("circle");
        _gitlab.Requests.Should().HaveCountLessThan(5);
    }

    [Fact]
    public async Task Pipelines_that_may_not_be_seen_are_trouble_and_not_none()
    {
        _gitlab.On("/api/graphql pipelines", """{"data":{"project":{"pipelines":null}}}""");
        (await AskAsync("builds")).Error!.Cause.Should().Be(UnknownCause.Source);

        _gitlab.On("/api/graphql pipelines", """{"data":{"project":null}}""");
        (await AskAsync("builds", """{"branch":"all"}""")).Error!.Cause.Should().Be(UnknownCause.Subject);

        _gitlab.On("/api/graphql pipelines", """{"errors":[{"message":"Query has complexity of 600"}]}""");
        (await AskAsync("builds", """{"branch":"x"}""")).Error!.Message.Should().Contain("complexity");
    }

    [Fact]
    public async Task The_tests_of_the_last_pipeline_are_summed_up()
    {
        // https://docs.gitlab.com/api/pipelines/#retrieve-a-test-report-summary-for-a-pipeline
        _gitlab.On("/api/graphql pipelines", Pipelines("""{"id":"gid://gitlab/Ci::Pipeline/48","status":"SUCCESS","ref":"release/1.x","createdAt":"2030-01-15T08:00:00Z","finishedAt":"2030-01-15T08:20:00Z"}"""))
            .On(Root + "/pipelines/48/test_report_summary", """{"total":{"time":1904,"count":100,"success":90,"failed":3,"skipped":5,"error":2,"suite_error":null},"test_suites":[]}""");

        var fact = await AskAsync("tests");

        fact.Value.ShouldFit(BuildTests.Type);
        fact.At("failed").AsInt().Should().Be(5);
        fact.At("passed").AsInt().Should().Be(90);
    }

    [Fact]
    public async Task Vulnerabilities_are_counted_by_kind_and_scanners_that_are_off_are_named()
    {
        // https://docs.gitlab.com/api/graphql/reference/#vulnerability
        _gitlab.On("/api/graphql vulnerabilities", """
            {"data":{"project":{"securityScanners":{"enabled":["SAST"]},"vulnerabilities":{"nodes":[
              {"severity":"CRITICAL","reportType":"SAST","detectedAt":"2030-01-05T12:00:00Z"},{"severity":"HIGH","reportType":"CONTAINER_SCANNING","detectedAt":"2030-01-14T12:00:00Z"},
              {"severity":"INFO","reportType":"GENERIC","detectedAt":"2030-01-14T12:00:00Z"}],"pageInfo":{"hasNextPage":false,"endCursor":null}}}}}
            """);

        var fact = await AskAsync("alerts");

        fact.Value.ShouldFit(SecurityAlert.TypeOfAll);
        fact.At("open").AsInt().Should().Be(2);
        fact.At("oldestDays").AsInt().Should().Be(10);
        fact.At("on").AsList().Select(kind => kind.AsString()).Should().Equal("code", "dependencies");
        fact.At("off").AsList().Select(kind => kind.AsString()).Should().Equal("secrets");
        (await AskAsync("alerts", """{"kinds":["code"]}""")).At("open").AsInt().Should().Be(1);
        (await AskAsync("alerts", """{"kinds":["cods"]}""")).Error!.Cause.Should().Be(UnknownCause.Definition);
    }

    [Theory]
    [InlineData("""{"errors":[{"message":"Field 'vulnerabilities' doesn't exist on type 'Project'"}]}""")]
    [InlineData("""{"data":{"project":{"securityScanners":null,"vulnerabilities":null}}}""")]
    public async Task Where_nothing_keeps_vulnerabilities_the_check_does_not_apply(string body)
    {
        _gitlab.On("/api/graphql vulnerabilities", body);

        (await AskAsync("alerts")).Error!.Cause.Should().Be(UnknownCause.NotOffered);
    }

    [Fact]
    public async Task People_are_counted_by_what_they_may_do()
    {
        // https://docs.gitlab.com/api/members/, https://docs.gitlab.com/api/repositories/#list-contributors
        _gitlab.On(Root + "/members/all", """
            [{"id":1,"username":"ada","state":"active","access_level":50},{"id":2,"username":"bob","state":"active","access_level":40},{"id":3,"username":"cy","state":"blocked","access_level":40},
             {"id":4,"username":"di","state":"active","access_level":30},{"id":5,"username":"ed","state":"active","access_level":20}]
            """)
            .On(Root + "/repository/contributors", """[{"name":"Ada","email":"ada@example.com","commits":117},{"name":"Bob","email":"b@example.com","commits":33}]""");

        (await AskAsync("access")).Value.ToJson().Should().Be(Ask.Json("""{"admins":2,"writers":1,"readers":1,"truncated":false}""").ToJson());
        var contributors = await AskAsync("contributors");
        contributors.At("busFactor").AsInt().Should().Be(1);
        contributors.Value.ToJson().Should().NotContain("Ada").And.NotContain("@");
    }

    [Fact]
    public async Task Environments_deployments_releases_owners_and_the_queue_are_told()
    {
        // https://docs.gitlab.com/api/environments/, protected_environments/, deployments/, releases/, repository_files/, jobs/
        _gitlab.On(Root + "/environments", """[{"id":1,"name":"production","tier":"production"},{"id":2,"name":"review/a","tier":"development"}]""")
            .On(Root + "/protected_environments", """[{"name":"production","required_approval_count":0,"approval_rules":[{"required_approvals":2}]}]""")
            .On(Root + "/deployments", """
                [{"id":9,"status":"failed","sha":"b","created_at":"2030-01-14T12:00:00Z","updated_at":"2030-01-14T12:05:00Z","environment":{"name":"production"},"deployable":{"finished_at":"2030-01-14T12:04:00Z","web_url":"https://x/9"}},
                 {"id":8,"status":"success","sha":"a","created_at":"2029-01-14T12:00:00Z","updated_at":"2029-01-14T12:05:00Z","environment":{"name":"production"},"deployable":null}]
                """)
            .On(Root + "/releases", """[{"tag_name":"v2","name":"Two","released_at":"2031-01-01T00:00:00Z","upcoming_release":true},{"tag_name":"v1","name":"One","released_at":"2030-01-10T12:00:00Z"}]""")
            .On(Root + "/repository/files/docs%2FCODEOWNERS", """{"file_name":"CODEOWNERS"}""")
            .On(Root + "/jobs", """[{"id":7,"status":"pending","created_at":"2030-01-15T11:50:00Z"}]""");

        var environments = await AskAsync("environments");
        environments.Value.ShouldFit(DeployEnvironment.TypeOfAll);
        environments.Value.ToJson().Should().Contain(Ask.Json("""{"name":"production","protected":true,"reviewers":2}""").ToJson());
        var deployments = await AskAsync("deployments");
        deployments.Value.ShouldFit(Deployment.TypeOfAll);
        deployments.At("failed").AsInt().Should().Be(1);
        deployments.At("lastSuccess.ageDays").AsInt().Should().Be(365);
        (await AskAsync("releases")).At("latest.tag").AsString().Should().Be("v1");
        (await AskAsync("owners")).At("path").AsString().Should().Be("docs/CODEOWNERS");
        (await AskAsync("queue")).At("oldestMinutes").AsInt().Should().Be(10);
    }

    [Fact]
    public async Task What_may_not_be_seen_of_a_project_that_may_is_a_matter_of_credentials()
    {
        var hidden = await AskAsync("access");
        hidden.Error!.Cause.Should().Be(UnknownCause.Source);
        hidden.Error.Message.Should().Contain("members/all").And.Contain("credentials");

        _gitlab.On(Root + "/members/all", """{"error":"insufficient_scope","error_description":"The request requires higher privileges than provided by the access token."}""", 403);
        (await AskAsync("access", """{"repo":"acme/pay/shop"}""")).Error!.Message.Should().Contain("higher privileges");
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("../etc")]
    [InlineData("acme/../../x")]
    [InlineData("acme/shop?x=1")]
    [InlineData("/acme/shop")]
    public async Task A_name_that_is_none_is_the_services_to_mend(string name)
    {
        var service = new Service { Id = "a", Name = "a", Annotations = new Dictionary<string, string> { ["gitlab.com/project-slug"] = name } };

        var fact = await Source().OneAsync(Ask.Of("gitlab", "repository", service: service));
        fact.Error!.Cause.Should().Be(UnknownCause.Subject);
        fact.Error.Message.Should().Contain("gitlab.com/project-slug");
        _gitlab.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_that_leads_elsewhere_is_not_followed()
    {
        _gitlab.On(Root + "/members/all", "[]", 200, ("Link", "<https://evil.example.com/x>; rel=\"next\""));

        (await AskAsync("access")).Error!.Message.Should().Contain("evil.example.com");
    }

    [Fact]
    public void The_default_is_gitlab_com_with_its_documented_limit_and_a_wrong_option_is_told()
    {
        Ask.ProblemsOf(GitLabKind.Factory, Ask.Spec("gitlab", options: """{"tokn":"x"}""")).Should().ContainSingle(problem => problem.Message.Contains("tokn"));
        var setup = new SourceSetup("gitlab", Ask.Spec("gitlab"), "source.yaml", new SourceContext { CacheFolder = "" });
        GitLabKind.Factory.Create(setup).Should().NotBeNull();
        setup.Problems.Should().BeEmpty();
    }

    private static string Pipelines(string nodes, string page = """{"hasNextPage":false,"endCursor":null}""") =>
        """{"data":{"project":{"pipelines":{"nodes":[""" + nodes + """],"pageInfo":""" + page + "}}}}";

    private Task<Fact> AskAsync(string query, string arguments = "{}") => Source().OneAsync(Ask.Of("gitlab", query, arguments, new Service
    {
        Id = "shop",
        Name = "shop",
        Annotations = new Dictionary<string, string> { ["gitlab.com/project-slug"] = "acme/pay/shop" },
    }));

    private ISource Source() => Ask.Make(GitLabKind.Factory, Ask.Spec("gitlab", _gitlab.Url), new SourceContext { CacheFolder = "", Clock = _clock });
}
