using System.Text.Json;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class OpenApiTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string[] _calls =
    [
        "GET /api/v1/services", "GET /api/v1/services/{id}", "GET /api/v1/services/{id}/evaluations", "POST /api/v1/services/{id}/evaluations",
        "GET /api/v1/services/{id}/facts", "PUT /api/v1/services/{id}/facts/{name}", "POST /api/v1/webhooks/{source}",
        "GET /api/v1/services/{id}/next-grade", "POST /api/v1/what-if", "GET /api/v1/priority/{id}",
        "GET /api/v1/evaluations/{evaluation}", "GET /api/v1/evaluations/{evaluation}/recomputed",
        "GET /api/v1/exemptions", "GET /api/v1/exemptions/{id}", "POST /api/v1/services/{id}/exemptions",
        "POST /api/v1/exemptions/{id}/approve", "POST /api/v1/exemptions/{id}/deny", "POST /api/v1/exemptions/{id}/revoke",
        "GET /api/v1/services/{id}/attestations", "POST /api/v1/services/{id}/attestations",
        "GET /api/v1/support", "GET /api/v1/support/{id}", "GET /api/v1/support/{id}/history", "POST /api/v1/support/{id}/appeals",
        "GET /api/v1/support/appeals", "GET /api/v1/support/appeals/{id}", "POST /api/v1/support/appeals/{id}/grant", "POST /api/v1/support/appeals/{id}/refuse",
        "POST /api/v1/gate/decisions", "GET /api/v1/gate/decisions", "GET /api/v1/gate/decisions/{id}", "POST /api/v1/gate/decisions/{id}/approvals",
        "GET /api/v1/gate/status", "GET /api/v1/gate/keys",
        "GET /api/v1/gate/freezes", "POST /api/v1/gate/freezes", "POST /api/v1/gate/freezes/{id}/lift",
        "GET /api/v1/gate/overrides", "GET /api/v1/gate/overrides/{id}", "POST /api/v1/gate/overrides",
        "POST /api/v1/gate/overrides/{id}/approvals", "POST /api/v1/gate/overrides/{id}/revoke",
        "POST /api/v1/definitions/impact",
        "GET /api/v1/services/{id}/history", "GET /api/v1/teams/{team}/history", "GET /api/v1/checks/{name}/history", "GET /api/v1/company/history", "GET /api/v1/fair-play",
        "GET /api/v1/leaderboard", "GET /api/v1/teams", "GET /api/v1/teams/{team}", "GET /api/v1/checks", "GET /api/v1/checks/{name}",
        "GET /api/v1/scorecards", "GET /api/v1/definitions", "GET /api/v1/tokens", "POST /api/v1/tokens", "DELETE /api/v1/tokens/{name}",
        "GET /api/v1/audit", "GET /api/v1/audit/export", "GET /api/v1/audit/head",
        "GET /api/v1/calendars", "GET /api/v1/calendars/{name}", "GET /api/v1/calendars/{name}.ics",
        "GET /api/v1/notifications", "GET /api/v1/notifications/dead-letters", "POST /api/v1/notifications/dead-letters/{id}/retry",
        "GET /api/v1/backstage/scorecards/{id}.json", "GET /api/v1/backstage/scorecards/{namespace}/component/{name}.json",
        "GET /api/v1/backstage/scorecards/all.json", "GET /api/v1/events", "GET /badges/{id}.svg", "GET /badges/{id}.json",
        "GET /metrics", "GET /health/live", "GET /health/ready",
    ];

    [Fact]
    public async Task Every_call_is_described_and_nothing_else()
    {
        var document = await DocumentAsync();

        Operations(document).Select(o => o.Call).Should().BeEquivalentTo(_calls);
    }

    [Fact]
    public async Task Every_call_has_an_id_of_its_own_a_tag_and_a_summary()
    {
        var operations = Operations(await DocumentAsync()).ToList();

        operations.Select(o => o.Json.GetProperty("operationId").GetString()).Should().OnlyHaveUniqueItems();
        operations.Should().OnlyContain(o => o.Json.GetProperty("summary").GetString()!.EndsWith('.') && o.Json.GetProperty("tags").GetArrayLength() == 1);
    }

    [Fact]
    public async Task Every_problem_is_described_as_problem_details()
    {
        foreach (var (call, operation) in Operations(await DocumentAsync()))
        {
            var failures = operation.GetProperty("responses").EnumerateObject().Where(r => r.Name[0] is '4' or '5').ToList();

            // There, the status tells what the body says.
            if (!call.Contains("/health/", StringComparison.Ordinal) && !call.EndsWith("/gate/status", StringComparison.Ordinal))
            {
                failures.Should().NotBeEmpty(call);
                failures.Should().OnlyContain(r => MediaTypes(r.Value).SequenceEqual(new[] { "application/problem+json" }), call);
            }
        }
    }

    [Fact]
    public async Task Calls_about_one_thing_say_404_calls_with_a_query_400_and_calls_that_write_401_and_403()
    {
        foreach (var (call, operation) in Operations(await DocumentAsync()))
        {
            var codes = operation.GetProperty("responses").EnumerateObject().Select(r => r.Name).ToList();
            codes.Should().Contain(code => code[0] == '2', call);
            if (call.Contains('{', StringComparison.Ordinal))
            {
                codes.Should().Contain("404", call);
            }

            if (call.Contains("/api/", StringComparison.Ordinal))
            {
                codes.Should().Contain(["400", "401"], call);
            }

            // Asking counts as reading, even where the question needs a body.
            var reads = call.StartsWith("GET", StringComparison.Ordinal)
                || new[] { "/what-if", "/impact", "/gate/decisions" }.Any(asked => call.EndsWith(asked, StringComparison.Ordinal));
            operation.TryGetProperty("security", out _).Should().Be(!reads || call.Contains("/tokens", StringComparison.Ordinal) || call.Contains("/audit", StringComparison.Ordinal), call);
        }
    }

    [Fact]
    public async Task Lists_describe_limit_with_its_bounds_and_every_parameter_is_explained()
    {
        var document = await DocumentAsync();
        var parameters = document.GetProperty("paths").GetProperty("/api/v1/leaderboard").GetProperty("get").GetProperty("parameters").EnumerateArray().ToList();

        parameters.Select(p => p.GetProperty("name").GetString()).Should().Equal("by", "order", "team", "tier", "grade", "q", "limit", "cursor");
        parameters[6].GetProperty("schema").GetRawText().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings("")
            .Should().Be("""{"maximum":500,"minimum":1,"type":"integer","default":50}""");
        parameters.Should().OnlyContain(p => p.GetProperty("description").GetString()!.Length > 5);
    }

    [Fact]
    public async Task Every_reference_leads_somewhere_and_enums_are_lower_camel_text()
    {
        var document = await DocumentAsync();
        var schemas = document.GetProperty("components").GetProperty("schemas");

        var references = References(document).Distinct().ToList();
        references.Should().NotBeEmpty();
        foreach (var reference in references)
        {
            schemas.TryGetProperty(reference.Replace("#/components/schemas/", "", StringComparison.Ordinal), out _).Should().BeTrue(reference);
        }

        schemas.GetProperty("OutcomeKind").GetProperty("enum").EnumerateArray().Select(e => e.GetString())
            .Should().Equal("pass", "fail", "partial", "unknown", "notApplicable", "exempt");
        schemas.GetProperty("LeaderboardItem").GetProperty("properties").GetProperty("score").GetRawText().Should().NotContain("string");
    }

    [Fact]
    public async Task The_description_says_how_to_send_a_token()
    {
        var scheme = (await DocumentAsync()).GetProperty("components").GetProperty("securitySchemes").GetProperty("Bearer");

        (scheme.GetProperty("type").GetString(), scheme.GetProperty("scheme").GetString()).Should().Be(("http", "bearer"));
    }

    private async Task<JsonElement> DocumentAsync()
    {
        var answer = await shared.Server.GetAsync("/openapi/v1.json");
        answer.Json.GetProperty("openapi").GetString().Should().StartWith("3.1");
        return answer.Json;
    }

    private static IEnumerable<(string Call, JsonElement Json)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value);

    private static IEnumerable<string> MediaTypes(JsonElement response) => response.GetProperty("content").EnumerateObject().Select(c => c.Name);

    private static IEnumerable<string> References(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => p.NameEquals("$ref") ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
