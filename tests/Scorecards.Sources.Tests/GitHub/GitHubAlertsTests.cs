using Scorecards.Core.Facts;

namespace Scorecards.Sources.Tests.GitHub;

/// <summary>Answers in the forms and words of https://docs.github.com/en/rest/code-scanning, https://docs.github.com/en/rest/dependabot/alerts and https://docs.github.com/en/rest/secret-scanning.</summary>
public sealed class GitHubAlertsTests : GitHubTesting
{
    [Fact]
    public async Task Open_alerts_are_counted_by_severity_and_kind()
    {
        Server.On("/repos/acme/shop/code-scanning/alerts", """
                [{"number":1,"state":"open","created_at":"2030-01-10T00:00:00Z","rule":{"severity":"error","security_severity_level":"high"}},
                 {"number":2,"state":"open","created_at":"2030-01-11T00:00:00Z","rule":{"severity":"warning","security_severity_level":null}}]
                """)
            .On("/repos/acme/shop/dependabot/alerts", """[{"number":1,"created_at":"2030-01-01T00:00:00Z","security_advisory":{"severity":"critical"}}]""")
            .On("/repos/acme/shop/secret-scanning/alerts", """[{"number":1,"created_at":"2030-01-12T00:00:00Z","secret_type":"aws","secret":"AKIA"}]""");

        var fact = await AskAsync("alerts");

        (fact.At("open").AsInt(), fact.At("critical").AsInt(), fact.At("high").AsInt(), fact.At("unrated").AsInt(), fact.At("oldestDays").AsInt()).Should().Be((4, 1, 1, 2, 14));
        fact.At("byKind.secrets.open").AsInt().Should().Be(1);
        fact.Value.ToJson().Should().NotContain("AKIA");
        Targets.Should().Contain(target => target.Contains("hide_secret=true"));
    }

    [Theory]
    [InlineData("code", "code-scanning", 403, "Advanced Security must be enabled for this repository to use code scanning.")]
    [InlineData("code", "code-scanning", 403, "Code Security must be enabled for this repository to use code scanning.")]
    [InlineData("code", "code-scanning", 404, "no analysis found")]
    [InlineData("dependencies", "dependabot", 403, "Dependabot alerts are disabled for this repository.")]
    [InlineData("dependencies", "dependabot", 403, "Dependabot alerts are not available for archived repositories.")]
    [InlineData("secrets", "secret-scanning", 404, "Secret scanning is disabled on this repository.")]
    public async Task What_nobody_looks_for_is_named_and_no_good_news(string kind, string path, int status, string words)
    {
        Server.On($"/repos/acme/shop/{path}/alerts", $$"""{"message":"{{words}}"}""", status);

        var fact = await AskAsync("alerts");

        fact.At("off").ToJson().Should().Be($"[\"{kind}\"]");
        fact.At("on").AsList().Should().HaveCount(2);
        fact.At("byKind").TryGet(kind, out _).Should().BeFalse();
    }

    [Theory]
    [InlineData(403, "Resource not accessible by personal access token")]
    [InlineData(403, "The acme organization has an IP allow list enabled, and your IP address is not permitted to access this resource.")]
    [InlineData(404, "Not Found")]
    public async Task A_missing_permission_is_not_taken_for_a_scanner_that_is_off(int status, string words)
    {
        Server.On("/repos/acme/shop/secret-scanning/alerts", $$"""{"message":"{{words}}"}""", status, ("X-Accepted-GitHub-Permissions", "secret_scanning_alerts=read"));

        (await ErrorAsync("alerts")).Should().Match<FactError>(error => error.Cause == UnknownCause.Source && error.Message.EndsWith("give the credentials of github the permission secret_scanning_alerts=read"));
        (await AskAsync("alerts", """{"kinds":["code","dependencies"]}""")).At("on").AsList().Should().HaveCount(2);
    }

    [Fact]
    public async Task Kinds_that_are_none_are_the_definitions_mistake()
    {
        (await ErrorAsync("alerts", """{"kinds":["licences"]}""")).Should().Be(new FactError(UnknownCause.Definition, "the argument 'kinds' holds some of code, dependencies, secrets"));
        Server.Requests.Should().BeEmpty();
    }
}
