using Scorecards.Core.Facts;

namespace Scorecards.Sources.Tests.GitHub;

/// <summary>Answers in the forms of https://docs.github.com/en/rest/branches/branch-protection and https://docs.github.com/en/rest/repos/rules.</summary>
public sealed class GitHubProtectionTests : GitHubTesting
{
    private const string Off = """{"message":"Branch not protected","documentation_url":"https://docs.github.com/rest/branches/branch-protection#get-branch-protection"}""";

    [Fact]
    public async Task Protection_and_rulesets_hold_together()
    {
        (await AskAsync("protection")).Value.ToJson().Should().Be("""
            {"bindsAdmins":true,"branch":"main","checksRequired":true,"conversationsResolved":true,"deletion":false,"forcePush":false,"linearHistory":true,"newCommitsNeedReview":true,"ownerReview":true,"protected":true,"requiredChecks":["build"],"reviews":1,"signedCommits":false,"upToDate":true}
            """.Trim());
    }

    [Fact]
    public async Task Rulesets_alone_protect_too_and_the_strictest_counts()
    {
        Protection(Off, """
            [{"type":"pull_request","parameters":{"required_approving_review_count":1,"dismiss_stale_reviews_on_push":false,"require_code_owner_review":true,"require_last_push_approval":false,"required_review_thread_resolution":true}},
             {"type":"pull_request","parameters":{"required_approving_review_count":2,"dismiss_stale_reviews_on_push":true,"require_code_owner_review":false,"require_last_push_approval":false,"required_review_thread_resolution":false}},
             {"type":"required_status_checks","parameters":{"strict_required_status_checks_policy":true,"required_status_checks":[{"context":"test","integration_id":1},{"context":"lint"}]}},
             {"type":"required_signatures"},{"type":"required_linear_history"},{"type":"deletion"},{"type":"non_fast_forward"}]
            """);

        (await AskAsync("protection")).Value.ToJson().Should().Be("""
            {"branch":"main","checksRequired":true,"conversationsResolved":true,"deletion":false,"forcePush":false,"linearHistory":true,"newCommitsNeedReview":true,"ownerReview":true,"protected":true,"requiredChecks":["lint","test"],"reviews":2,"signedCommits":true,"upToDate":true}
            """.Trim(), "whether they bind administrators is not told");
    }

    [Fact]
    public async Task What_neither_asks_for_is_not_made_sure_of()
    {
        Protection(Off, "[]");

        (await AskAsync("protection")).Value.ToJson().Should().Be("""
            {"bindsAdmins":false,"branch":"main","checksRequired":false,"conversationsResolved":false,"deletion":false,"forcePush":true,"linearHistory":false,"newCommitsNeedReview":false,"ownerReview":false,"protected":false,"requiredChecks":[],"reviews":0,"signedCommits":false,"upToDate":false}
            """.Trim(), "only the default branch cannot be deleted");
    }

    [Theory]
    [InlineData("creation")]
    [InlineData("deletion")]
    [InlineData("branch_name_pattern")]
    public async Task A_rule_that_keeps_nobody_from_pushing_is_no_protection(string rule)
    {
        Protection(Off, $$$"""[{"type":"{{{rule}}}","parameters":{}}]""");

        (await AskAsync("protection")).At("protected").AsBool().Should().BeFalse();
    }

    [Fact]
    public async Task A_branch_with_slashes_is_one_name()
    {
        Server.On("/repos/acme/shop/branches/release%2F1.0%20x/protection", Off, 404).On("/repos/acme/shop/rules/branches/release%2F1.0%20x", "[]");

        var fact = await AskAsync("protection", """{"branch":"release/1.0 x"}""");

        (fact.At("branch").AsString(), fact.At("deletion").AsBool()).Should().Be(("release/1.0 x", true));
    }

    [Fact]
    public async Task A_branch_that_is_not_there_is_the_services()
    {
        Server.On("/repos/acme/shop/branches/gone/protection", """{"message":"Branch not found"}""", 404);

        (await ErrorAsync("protection", """{"branch":"gone"}""")).Should().Be(new FactError(UnknownCause.Subject, "acme/shop has no branch 'gone'"));
    }

    [Fact]
    public async Task A_404_in_other_words_is_not_taken_for_no_protection()
    {
        Protection("""{"message":"Not Found"}""", "[]");

        (await ErrorAsync("protection")).Should().Match<FactError>(error => error.Cause == UnknownCause.Source && error.Message.Contains("give the credentials of github the permission"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""[{"parameters":{}}]""")]
    [InlineData("""[{"type":"required_status_checks"}]""")]
    public async Task Rules_of_another_form_are_trouble_of_the_source(string rules)
    {
        Protection(Off, rules);

        (await ErrorAsync("protection")).Cause.Should().Be(UnknownCause.Source);
    }

    private void Protection(string classic, string rules) => Server.On("/repos/acme/shop/branches/main/protection", classic, 404).On("/repos/acme/shop/rules/branches/main", rules);
}
