using Scorecards.Core.Facts;
using Scorecards.Sources.GitHub;

namespace Scorecards.Sources.Tests.GitHub;

/// <summary>Answers in the forms of https://docs.github.com/en/rest/repos, https://docs.github.com/en/rest/releases and https://docs.github.com/en/rest/deployments/environments.</summary>
public sealed class GitHubRepositoryTests : GitHubTesting
{
    private const string About = """
        {"full_name":"acme/shop","private":false,"archived":false,"fork":false,"created_at":"2030-01-01T00:00:00Z","pushed_at":null,"size":7,"default_branch":"main","license":{"spdx_id":"NOASSERTION"}}
        """;

    private const string NotFound = """{"message":"Not Found","documentation_url":"https://docs.github.com/rest"}""";

    [Fact]
    public async Task A_repository_tells_what_every_forge_tells()
    {
        var fact = await AskAsync("repository");

        fact.Value.ToJson().Should().Be("""
            {"ageDays":365,"archived":false,"createdAt":"2029-01-15T12:00:00Z","defaultBranch":"main","description":"Sells things","empty":false,"fork":false,"idleDays":2,"license":"MIT","name":"acme/shop","openIssues":3,"pushedAt":"2030-01-13T12:00:00Z","sizeKiB":108,"topics":["shop","go"],"visibility":"internal"}
            """.Trim());
        fact.Evidence.Should().Be($"{Server.Url}acme/shop");
    }

    [Fact]
    public async Task What_is_not_there_is_left_out_and_a_licence_it_does_not_know_is_none()
    {
        Server.On("/repos/acme/shop", About);

        var fact = await AskAsync("repository");

        (fact.Has("license"), fact.Has("pushedAt"), fact.Has("description"), fact.At("visibility").AsString()).Should().Be((false, false, false, "public"));
    }

    [Fact]
    public async Task A_renamed_repository_is_followed_and_says_so()
    {
        Server.On("/repos/acme/old", """{"message":"Moved Permanently"}""", 301, ("Location", $"{Server.Url}repositories/1296269"))
            .On("/repositories/1296269", About);

        var fact = await AskAsync("repository", """{"repo":"acme/old"}""");

        (fact.At("name").AsString(), fact.At("renamedFrom").AsString()).Should().Be(("acme/shop", "acme/old"));
        (await AskAsync("repository", """{"repo":"ACME/Shop"}""")).Has("renamedFrom").Should().BeFalse("capital letters make no other name");
    }

    [Fact]
    public async Task Where_it_moved_to_another_host_no_credential_follows()
    {
        Server.On("/repos/acme/shop", "{}", 301, ("Location", "https://elsewhere.example/repositories/1"));

        (await ErrorAsync("repository")).Should().Match<FactError>(error => error.Cause == UnknownCause.Source && error.Message.Contains("another host, elsewhere.example"));
    }

    [Fact]
    public async Task An_empty_repository_is_one_and_not_trouble()
    {
        Server.On("/repos/acme/shop", About.Replace("\"size\":7", "\"size\":0", StringComparison.Ordinal))
            .On("/repos/acme/shop/commits", """{"message":"Git Repository is empty."}""", 409)
            .On("/repos/acme/shop/contributors", "", 204)
            .On("/repos/acme/shop/codeowners/errors", NotFound, 404)
            .On("/repos/acme/shop/branches/main/protection", """{"message":"Branch not found"}""", 404)
            .On("/repos/acme/shop/rules/branches/main", "[]");

        (await AskAsync("repository")).Should().Match<Fact>(fact => fact.At("empty").AsBool() && !fact.Has("defaultBranch"));
        (await AskAsync("contributors")).At("count").AsInt().Should().Be(0);
        (await AskAsync("owners")).At("exists").AsBool().Should().BeFalse();
        (await AskAsync("protection")).At("protected").AsBool().Should().BeFalse();
    }

    [Fact]
    public async Task A_small_repository_is_not_taken_for_an_empty_one()
    {
        Server.On("/repos/acme/shop", About.Replace("\"size\":7", "\"size\":0", StringComparison.Ordinal));

        (await AskAsync("repository")).At("empty").AsBool().Should().BeFalse();
    }

    [Fact]
    public async Task An_archived_repository_says_so()
    {
        Server.On("/repos/acme/shop", About.Replace("\"archived\":false", "\"archived\":true", StringComparison.Ordinal));

        (await AskAsync("repository")).At("archived").AsBool().Should().BeTrue();
    }

    [Theory]
    [InlineData("repository")]
    [InlineData("protection")]
    [InlineData("contributors")]
    [InlineData("owners")]
    [InlineData("releases")]
    [InlineData("environments")]
    [InlineData("alerts")]
    [InlineData("builds")]
    [InlineData("queue")]
    public async Task A_repository_that_is_not_there_or_not_shown_is_the_services_to_mend(string query)
    {
        foreach (var path in new[] { "", "/releases", "/environments", "/contributors", "/codeowners/errors", "/code-scanning/alerts", "/actions/runs" })
            Server.On($"/repos/acme/shop{path}", NotFound, 404);

        (await ErrorAsync(query)).Should().Be(new FactError(UnknownCause.Subject, "127.0.0.1 has no /repos/acme/shop (404), or our credentials may not see it"));
    }

    [Fact]
    public async Task What_is_hidden_of_a_repository_that_is_shown_is_a_missing_permission()
    {
        Server.On("/repos/acme/shop/environments", NotFound, 404, ("X-Accepted-GitHub-Permissions", "actions=read"));

        (await ErrorAsync("environments")).Should().Be(new FactError(
            UnknownCause.Source, "127.0.0.1 shows acme/shop, but not /repos/acme/shop/environments (404): give the credentials of github the permission actions=read"));
    }

    [Fact]
    public async Task A_token_without_the_permission_names_it()
    {
        Server.On("/repos/acme/shop/branches/main/protection", """{"message":"Resource not accessible by integration"}""", 403, ("X-Accepted-GitHub-Permissions", "administration=read"));

        (await ErrorAsync("protection")).Should().Be(new FactError(UnknownCause.Source,
            "127.0.0.1 refuses /repos/acme/shop/branches/main/protection (403: Resource not accessible by integration): give the credentials of github the permission administration=read"));
    }

    [Fact]
    public async Task A_token_that_single_sign_on_holds_back_says_so()
    {
        Server.On("/repos/acme/shop", """{"message":"Resource protected by organization SAML enforcement."}""", 403, ("X-GitHub-SSO", "required; url=https://github.com/orgs/acme/sso?authorization_request=SECRET"));

        (await ErrorAsync("repository")).Message.Should().Be("127.0.0.1 refuses our credentials (403): authorize the token of github for single sign-on of the organization");
    }

    [Theory]
    [InlineData(403, "Repository access blocked", UnknownCause.Subject)]
    [InlineData(451, "Repository access blocked", UnknownCause.Subject)]
    [InlineData(403, "Upgrade to GitHub Pro or make this repository public to enable this feature.", UnknownCause.NotOffered)]
    [InlineData(422, "Validation Failed", UnknownCause.Definition)]
    [InlineData(500, "Server Error", UnknownCause.Source)]
    public async Task Other_refusals_have_their_cause(int status, string words, UnknownCause cause)
    {
        Server.On("/repos/acme/shop", $$"""{"message":"{{words}}"}""", status);

        (await ErrorAsync("repository")).Should().Match<FactError>(error => error.Cause == cause && error.Message.Contains(words));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"full_name":"acme/shop"}""")]
    [InlineData("""{"full_name":7,"archived":"no","created_at":"soon","size":1}""")]
    public async Task An_answer_of_another_form_is_trouble_of_the_source(string body)
    {
        Server.On("/repos/acme/shop", body);

        (await ErrorAsync("repository")).Should().Match<FactError>(error => error.Cause == UnknownCause.Source && error.Message.Contains("another form than documented"));
    }

    [Fact]
    public async Task People_are_counted_machines_are_not_and_nobody_is_named()
    {
        var contributors = await AskAsync("contributors");
        var access = await AskAsync("access");

        contributors.Value.ToJson().Should().Be("""{"busFactor":1,"busiestShare":0.6,"commits":100,"count":2,"truncated":false}""");
        access.Value.ToJson().Should().Be("""{"admins":1,"outsiders":3,"readers":1,"truncated":false,"writers":1}""");
    }

    [Fact]
    public async Task A_history_that_is_too_large_to_list_is_nobodys_fault()
    {
        Server.On("/repos/acme/shop/contributors", """{"message":"The history or contributor list is too large to list contributors for this repository via the API."}""", 403);

        (await ErrorAsync("contributors")).Cause.Should().Be(UnknownCause.NotOffered);
    }

    [Fact]
    public async Task Errors_in_code_owners_have_their_line_and_name_nobody()
    {
        Server.On("/repos/acme/shop/codeowners/errors", """
            {"errors":[{"line":3,"column":1,"kind":"Unknown owner","source":"* @jane","suggestion":null,"message":"Unknown owner on line 3: make sure @jane exists","path":".github/CODEOWNERS"}]}
            """);

        (await AskAsync("owners")).Value.ToJson().Should().Be("""{"errors":["line 3: Unknown owner"],"exists":true,"path":".github/CODEOWNERS"}""");
    }

    [Fact]
    public async Task No_code_owners_is_told_from_files_that_we_may_not_see()
    {
        Server.On("/repos/acme/shop/codeowners/errors", NotFound, 404, ("X-Accepted-GitHub-Permissions", "contents=read"));
        (await AskAsync("owners")).At("exists").AsBool().Should().BeFalse();

        Server.On("/repos/acme/shop/commits", NotFound, 404);
        (await ErrorAsync("owners")).Should().Match<FactError>(error => error.Cause == UnknownCause.Source && error.Message.EndsWith("the permission contents=read"));
    }

    [Fact]
    public async Task Releases_are_counted_and_the_newest_that_is_no_pre_release_is_told()
    {
        var fact = await AskAsync("releases", """{"days":7}""");

        (fact.At("count").AsInt(), fact.At("prereleases").AsInt(), fact.At("latest.tag").AsString(), fact.At("latest.ageDays").AsInt()).Should().Be((0, 1, "v1.9.0", 10));
    }

    [Fact]
    public async Task Pages_are_followed_as_far_as_is_needed()
    {
        Server.On("/repos/acme/shop/releases?per_page=30", Release("v3", "2030-01-14"), headers: Next("/repositories/9/releases?per_page=30&page=2"))
            .On("/repositories/9/releases?per_page=30&page=2", Release("v2", "2029-12-30"), headers: Next("/repositories/9/releases?per_page=30&page=3"))
            .On("/repositories/9/releases?per_page=30&page=3", Release("v1", "2029-01-14"), headers: Next("/repositories/9/releases?per_page=30&page=4"));

        var fact = await AskAsync("releases");

        (fact.At("count").AsInt(), fact.At("truncated").AsBool(), fact.Requests).Should().Be((2, false, 3));
    }

    [Theory]
    [InlineData("/repos/acme/shop/releases?per_page=30")]
    [InlineData("/loop")]
    public async Task Pages_in_a_circle_end(string next)
    {
        Server.On("/repos/acme/shop/releases", Release("v1", "2030-01-14"), headers: Next(next)).On("/loop", "[]", headers: Next("/loop"));

        (await ErrorAsync("releases")).Should().Be(new FactError(UnknownCause.Source, "the pages of 127.0.0.1 for /repos/acme/shop/releases lead in a circle"));
        Server.Requests.Should().HaveCountLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task Pages_at_another_host_are_not_asked()
    {
        Server.On("/repos/acme/shop/releases", "[]", headers: ("Link", "<https://github.example/api/v3/next>; rel=\"next\""));

        (await ErrorAsync("releases")).Message.Should().Contain("lead to github.example");
    }

    [Fact]
    public async Task Endless_pages_end_and_what_was_not_looked_at_is_told()
    {
        for (var page = 1; page < 50; page++)
            Server.On($"/repos/acme/shop/releases?per_page=30{(page == 1 ? "" : $"&page={page}")}", Release($"v{page}", "2030-01-14"), headers: Next($"/repos/acme/shop/releases?per_page=30&page={page + 1}"));

        (await AskAsync("releases")).Should().Match<Fact>(fact => fact.At("truncated").AsBool() && fact.Requests == 5);
    }

    [Fact]
    public async Task Environments_tell_what_is_made_sure_of()
    {
        var fact = await AskAsync("environments");
        Server.On("/repos/acme/shop/environments", """{"total_count":1,"environments":[{"name":"dev","protection_rules":[{"type":"wait_timer","wait_timer":5}],"deployment_branch_policy":null}]}""");
        var open = await AskAsync("environments");

        fact.At("environments").ToJson().Should().Be("""[{"branches":"protected","name":"production","protected":true,"reviewers":1,"waitMinutes":30}]""");
        open.At("environments").ToJson().Should().Be("""[{"branches":"all","name":"dev","protected":false,"reviewers":0,"waitMinutes":5}]""");
    }

    [Theory]
    [InlineData("acme")]
    [InlineData("acme/shop/x")]
    [InlineData("../shop")]
    [InlineData("acme/..")]
    [InlineData("acme/shop?x=1")]
    [InlineData("https://github.com/acme/shop")]
    public async Task A_name_that_is_none_asks_nobody(string name)
    {
        (await ErrorAsync("repository", $$"""{"repo":"{{name}}"}""")).Cause.Should().Be(UnknownCause.Definition);
        var annotated = await Make().OneAsync(Ask.Of("github", "repository", service: Shop with { Annotations = new Dictionary<string, string> { ["github.com/project-slug"] = name } }));

        annotated.Error.Should().Be(new FactError(UnknownCause.Subject, "the annotation github.com/project-slug must be owner/name"));
        Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_service_without_the_annotation_is_told_which_one()
    {
        (await Make().OneAsync(Ask.Of("github", "repository"))).Error.Should().Be(new FactError(UnknownCause.Subject, "the service has no annotation github.com/project-slug, which names its repository"));
    }

    [Fact]
    public async Task Branches_are_never_listed_and_every_fact_has_the_type_that_checks_are_held_against()
    {
        var source = Make();
        foreach (var query in GitHubKind.Factory.Kind.Queries)
        {
            var fact = await source.OneAsync(Ask.Of("github", query.Name, service: Shop));
            fact.Error.Should().BeNull(query.Name);
            fact.Value.ShouldFit(query.Result, at: query.Name);
        }

        Targets.Should().NotContain(target => target.EndsWith("/branches", StringComparison.Ordinal) || target.Contains("/branches?"));
    }

    private static string Release(string tag, string at) => $$"""[{"tag_name":"{{tag}}","name":null,"draft":false,"prerelease":false,"published_at":"{{at}}T00:00:00Z","html_url":"https://x.example"}]""";

    private (string, string) Next(string target) => ("Link", $"<{Server.Url.GetLeftPart(UriPartial.Authority)}/first>; rel=\"first\", <{Server.Url.GetLeftPart(UriPartial.Authority)}{target}>; rel=\"next\"");
}
