namespace Scorecards.TestSupport;

/// <summary>What is true of every repository of <see cref="FakeGitHub"/>, in the forms of https://docs.github.com/en/rest.</summary>
internal static class FakeGitHubAnswers
{
    private const string Protection = """
        {"required_status_checks":{"strict":true,"contexts":["build"],"checks":[{"context":"build","app_id":15368}]},
         "required_pull_request_reviews":{"dismiss_stale_reviews":true,"require_code_owner_reviews":true,"required_approving_review_count":1,"require_last_push_approval":false},
         "required_signatures":{"enabled":false},"enforce_admins":{"enabled":true},"required_linear_history":{"enabled":true},
         "allow_force_pushes":{"enabled":false},"allow_deletions":{"enabled":false},"required_conversation_resolution":{"enabled":true}}
        """;

    private const string Run = """
        {"id":30433642,"name":"Build","head_branch":"main","head_sha":"acb5820ced9479c074f688cc328bf03f341a511d","path":".github/workflows/build.yml","run_number":562,
         "event":"push","status":"completed","conclusion":"success","created_at":"2030-01-15T10:00:00Z","run_started_at":"2030-01-15T10:00:00Z",
         "updated_at":"2030-01-15T10:06:30Z","run_attempt":1,"html_url":"https://github.com/acme/shop/actions/runs/30433642"}
        """;

    private const string Deployments = """
        {"data":{"repository":{"deployments":{"nodes":[
          {"environment":"production","state":"ACTIVE","createdAt":"2030-01-15T11:00:00Z","commitOid":"acb5820","latestStatus":{"logUrl":"https://ci.example/9"}},
          {"environment":"production","state":"INACTIVE","createdAt":"2030-01-14T11:00:00Z","commitOid":"bcb5820","latestStatus":null}],
          "pageInfo":{"hasNextPage":false,"endCursor":"Y3Vyc29y"}}}}}
        """;

    /// <param name="below">The path below the repository; null outside of one.</param>
    public static bool ChangesWithPush(string? below) => below is "" or "contributors" or "actions/runs" || below?.StartsWith("commits", StringComparison.Ordinal) == true;

    /// <summary>Null for what is not there.</summary>
    public static string? Elsewhere(string path) => path switch
    {
        "/graphql" => Deployments,
        _ when path.StartsWith("/orgs/", StringComparison.Ordinal) && path.EndsWith("/installation", StringComparison.Ordinal) => """{"id":7,"account":{"login":"acme"}}""",
        _ => null,
    };

    /// <summary>Null for what is not there.</summary>
    public static string? Of(string repository, string below) => below switch
    {
        "" => $$"""
            {"id":1296269,"full_name":"{{repository}}","private":true,"visibility":"internal","archived":false,"disabled":false,"fork":false,"description":"Sells things",
             "license":{"key":"mit","spdx_id":"MIT"},"topics":["shop","go"],"created_at":"2029-01-15T12:00:00Z","pushed_at":"2030-01-13T12:00:00Z","size":108,
             "open_issues_count":3,"default_branch":"main"}
            """,
        "branches/main/protection" => Protection,
        "rules/branches/main" => """[{"type":"non_fast_forward","ruleset_source_type":"Organization","ruleset_source":"acme","ruleset_id":42}]""",
        "contributors" => """[{"login":"a","type":"User","contributions":60},{"type":"Anonymous","name":"b","email":"b@example.com","contributions":40},{"login":"bot","type":"Bot","contributions":500}]""",
        "collaborators" => """
            [{"login":"a","permissions":{"admin":true,"push":true,"pull":true}},{"login":"b","permissions":{"admin":false,"push":true,"pull":true}},
             {"login":"c","permissions":{"admin":false,"push":false,"pull":true}}]
            """,
        "codeowners/errors" => """{"errors":[]}""",
        "commits" => """[{"sha":"acb5820ced9479c074f688cc328bf03f341a511d"}]""",
        "releases" => """
            [{"tag_name":"v2.0.0-rc1","name":"Two","draft":false,"prerelease":true,"published_at":"2030-01-14T12:00:00Z","html_url":"https://github.com/acme/shop/releases/tag/v2.0.0-rc1"},
             {"tag_name":"v1.9.0","name":"One nine","draft":false,"prerelease":false,"published_at":"2030-01-05T12:00:00Z","html_url":"https://github.com/acme/shop/releases/tag/v1.9.0"}]
            """,
        "environments" => """
            {"total_count":1,"environments":[{"name":"production","protection_rules":[{"type":"wait_timer","wait_timer":30},
              {"type":"required_reviewers","reviewers":[{"type":"Team"}]},{"type":"branch_policy"}],"deployment_branch_policy":{"protected_branches":true,"custom_branch_policies":false}}]}
            """,
        "code-scanning/alerts" or "dependabot/alerts" or "secret-scanning/alerts" => "[]",
        "actions/runs" => $$"""{"total_count":1,"workflow_runs":[{{Run}}]}""",
        _ => null,
    };
}
