using System.Net;
using System.Text.Json;
using Scorecards.Core.Access;
using Scorecards.Core.Gates;
using Scorecards.Core.Signing;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class GateEndpointsTests
{
    private const string Good = """{ "ok": true, "share": 1, "millis": 1 }""";
    private const string Poor = """{ "ok": false, "share": 0.25, "millis": 900 }""";

    private const string Policy = TestDefinitions.Text + """

        ---
        apiVersion: scorecards.dev/v1
        kind: GatePolicy
        metadata: { name: gate }
        spec:
          newServices: { observeFor: 0s }
          environments: { production: { failMode: closed }, staging: { failMode: open } }
          rules:
            - { name: mending, kinds: [rollback, hotfix, security], decide: allow }
            - { name: staging-is-open, environments: [staging], decide: allow }
            - { name: wants-a-second-person, services: [cart], decide: approval }
            - { name: good-services, families: [A, B, C], decide: allow }
            - { name: poor-services, decide: deny }
        """;

    [Fact]
    public async Task An_allow_says_everything_and_its_verdict_can_be_verified()
    {
        await using var server = await StartAsync(("checkout", Good));

        var answer = await AskAsync(server, "checkout");

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer["decision"].GetString().Should().Be("allow");
        answer["mode"].GetString().Should().Be("enforce");
        answer["simulated"].GetBoolean().Should().BeFalse();
        answer["subject"].GetProperty("caller").GetString().Should().Be("anonymous");
        answer["subject"].GetProperty("tier").GetInt32().Should().Be(3);
        answer["grade"].GetProperty("letter").GetString().Should().Be("A+");
        answer["policy"].GetProperty("rule").GetString().Should().Be("good-services");
        answer["dataQuality"].GetString().Should().Be("fresh");
        answer["validUntil"].GetDateTimeOffset().Should().BeCloseTo(DateTimeOffset.UtcNow.AddMinutes(15), TimeSpan.FromMinutes(1));

        var keys = (await server.GetAsync("/api/v1/gate/keys"))["keys"].EnumerateArray()
            .Select(k => new SigningKey(k.GetProperty("kid").GetString()!, k.GetProperty("x").GetString()!, k.GetProperty("y").GetString()!, default, default)).ToList();
        var payload = await SignedTexts.ReadAsync(answer["verdict"].GetString()!, SignedTexts.Verdict, keys);
        var claims = VerdictClaims.Read(payload!)!;
        claims.Sub.Should().Be("checkout");
        claims.Jti.Should().Be(answer["decisionId"].GetString());
        claims.Decision.Should().Be(GateVerdict.Allow);
    }

    [Fact]
    public async Task The_same_question_gets_the_same_decision_and_another_artifact_another()
    {
        await using var server = await StartAsync(("checkout", Good));

        var first = await AskAsync(server, "checkout", ", \"artifactDigest\": \"sha256:1\"");
        var second = await AskAsync(server, "checkout", ", \"artifactDigest\": \"sha256:1\"");
        var other = await AskAsync(server, "checkout", ", \"artifactDigest\": \"sha256:2\"");

        second["decisionId"].GetString().Should().Be(first["decisionId"].GetString());
        other["decisionId"].GetString().Should().NotBe(first["decisionId"].GetString());
        (await server.GetAsync("/api/v1/gate/decisions?service=checkout"))["total"].GetInt32().Should().Be(2);
        (await server.GetAsync($"/api/v1/gate/decisions/{first["decisionId"].GetString()}"))["decision"].GetString().Should().Be("allow");
    }

    [Theory]
    [InlineData("checkout", HttpStatusCode.OK)]
    [InlineData("legacy", HttpStatusCode.Forbidden)]
    [InlineData("cart", HttpStatusCode.Locked)]
    public async Task The_status_tells_the_same(string service, HttpStatusCode expected)
    {
        await using var server = await StartAsync(("checkout", Good), ("legacy", Poor), ("cart", Good));

        var answer = await server.GetAsync($"/api/v1/gate/status?service={service}&environment=production");

        answer.Status.Should().Be(expected);
        answer["subject"].GetProperty("service").GetString().Should().Be(service);
    }

    [Fact]
    public async Task A_deny_says_why_and_what_can_be_done()
    {
        await using var server = await StartAsync(("legacy", Poor));

        var answer = await AskAsync(server, "legacy");

        answer["decision"].GetString().Should().Be("deny");
        var reason = answer["reasons"][0];
        reason.GetProperty("severity").GetString().Should().Be("blocking");
        reason.GetProperty("remedy").GetString().Should().NotBeNullOrEmpty();
        answer["override"].GetProperty("available").GetBoolean().Should().BeTrue();
        answer["retryAfterSeconds"].GetInt32().Should().BePositive();
    }

    [Fact]
    public async Task A_rollback_goes_whatever_the_grade()
    {
        await using var server = await StartAsync(("legacy", Poor));

        (await AskAsync(server, "legacy", ", \"changeKind\": \"rollback\""))["decision"].GetString().Should().Be("allow");
    }

    [Fact]
    public async Task A_simulation_decides_nothing()
    {
        await using var server = await StartAsync(("checkout", Good));

        var answer = await AskAsync(server, "checkout", ", \"at\": \"2030-01-31T09:00:00+01:00\"");

        answer["simulated"].GetBoolean().Should().BeTrue();
        answer["decisionId"].ValueKind.Should().Be(JsonValueKind.Null);
        answer["verdict"].ValueKind.Should().Be(JsonValueKind.Null);
        answer["evaluatedAt"].GetDateTimeOffset().Should().Be(new DateTimeOffset(2030, 1, 31, 8, 0, 0, TimeSpan.Zero));
        (await server.GetAsync("/api/v1/gate/decisions"))["total"].GetInt32().Should().Be(0);
    }

    [Theory]
    [InlineData("""{ "environment": "production" }""", 400, "wrong-body", "service")]
    [InlineData("""{ "service": "checkout" }""", 400, "wrong-body", "environment")]
    [InlineData("""{ "service": "checkout", "environment": "production", "at": "2030-01-31T09:00:00" }""", 400, "wrong-body", "zone")]
    [InlineData("""{ "service": "checkuot", "environment": "production" }""", 404, "unknown-service", "checkout")]
    [InlineData("""{ "service": "checkout", "environment": "prodution" }""", 404, "unknown-environment", "production")]
    [InlineData("""{ "service": "checkout", "environment": "production", "changeKind": "party" }""", 400, "bad-request", "changeKind")]
    public async Task Bad_questions_are_told_what_is_wrong(string body, int status, string type, string hint)
    {
        await using var server = await StartAsync(("checkout", Good));

        var answer = await server.SendAsync(HttpMethod.Post, "/api/v1/gate/decisions", null, body);

        ((int)answer.Status).Should().Be(status);
        answer["type"].GetString().Should().Be($"urn:scorecards:{type}");
        answer.Body.Should().Contain(hint);
    }

    [Fact]
    public async Task A_moment_without_zone_is_refused_in_the_query_too()
    {
        await using var server = await StartAsync(("checkout", Good));

        (await server.GetAsync("/api/v1/gate/status?service=checkout&environment=production&at=2030-01-31T09:00:00")).Status.Should().Be(HttpStatusCode.BadRequest);
        (await server.GetAsync("/api/v1/gate/status?service=checkout&environment=production&at=2030-01-31T09:00:00+01:00")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_policy_nothing_is_guessed()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("checkout")]);

        var answer = await AskAsync(server, "checkout");

        answer.Status.Should().Be(HttpStatusCode.Conflict);
        answer["type"].GetString().Should().Be("urn:scorecards:no-gate-policy");
    }

    [Fact]
    public async Task While_the_definitions_are_not_read_yet_the_gate_is_starting_and_not_missing()
    {
        await using var server = await TestServer.StartAsync();
        await server.SeenAsync(_ => true);

        var answer = await AskAsync(server, "checkout");

        answer.Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer["type"].GetString().Should().Be("urn:scorecards:starting");
        answer.Header("Retry-After").Should().Be("1");
    }

    [Fact]
    public async Task With_the_store_away_nothing_new_is_decided_and_what_was_decided_stays()
    {
        await using var server = await StartAsync(("checkout", Good));
        var before = await AskAsync(server, "checkout");

        server.StoreIsAway = true;

        (await AskAsync(server, "checkout"))["decisionId"].GetString().Should().Be(before["decisionId"].GetString());
        (await AskAsync(server, "checkout", ", \"artifactDigest\": \"sha256:new\"")).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_freeze_stops_what_it_covers_and_nothing_passes_it()
    {
        await using var server = await StartAsync(("checkout", Good));
        var approver = await server.TokenAsync(AccessRoles.Approver, "sre");
        var allowed = await AskAsync(server, "checkout");

        var declared = await server.SendAsync(HttpMethod.Post, "/api/v1/gate/freezes", approver, """{ "reason": "the data centre is on fire", "environments": ["production"] }""");
        declared.Status.Should().Be(HttpStatusCode.Created);
        (await BreakGlassAsync(server, approver, "checkout")).Status.Should().Be(HttpStatusCode.Created);

        var denied = await AskAsync(server, "checkout");
        denied["decision"].GetString().Should().Be("deny");
        denied["decisionId"].GetString().Should().NotBe(allowed["decisionId"].GetString());
        denied["reasons"][0].GetProperty("code").GetString().Should().Be("emergency-freeze");
        denied["override"].GetProperty("available").GetBoolean().Should().BeFalse();
        (await AskAsync(server, "checkout", ", \"changeKind\": \"hotfix\""))["decision"].GetString().Should().Be("allow", "what mends the incident goes on");
        (await server.GetAsync("/api/v1/gate/status?service=checkout&environment=staging")).Status.Should().Be(HttpStatusCode.OK);

        var lifted = await server.SendAsync(HttpMethod.Post, $"/api/v1/gate/freezes/{declared["id"].GetString()}/lift", approver, "{}");
        lifted["inForce"].GetBoolean().Should().BeFalse();
        lifted["liftedBy"].GetString().Should().Be("sre");
        (await AskAsync(server, "checkout"))["decision"].GetString().Should().Be("allow");
        (await server.SendAsync(HttpMethod.Post, $"/api/v1/gate/freezes/{declared["id"].GetString()}/lift", approver, "{}")).Status.Should().Be(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("""{ "reason": "short" }""", "reason")]
    [InlineData("""{ "reason": "the data centre is on fire", "environments": ["prod"] }""", "production")]
    [InlineData("""{ "reason": "the data centre is on fire", "services": ["checkuot"] }""", "checkout")]
    [InlineData("""{ "reason": "the data centre is on fire", "until": "2020-01-01T00:00:00Z" }""", "until")]
    [InlineData("""{ "reason": "the data centre is on fire", "until": "2090-01-01T00:00:00" }""", "zone")]
    public async Task A_freeze_that_does_not_say_what_it_must_is_refused(string body, string hint)
    {
        await using var server = await StartAsync(("checkout", Good));

        var answer = await server.SendAsync(HttpMethod.Post, "/api/v1/gate/freezes", await server.TokenAsync(AccessRoles.Approver), body);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Body.Should().Contain(hint);
    }

    [Fact]
    public async Task Only_approvers_freeze()
    {
        await using var server = await StartAsync(("checkout", Good));
        const string Body = """{ "reason": "the data centre is on fire" }""";

        (await server.SendAsync(HttpMethod.Post, "/api/v1/gate/freezes", null, Body)).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await server.SendAsync(HttpMethod.Post, "/api/v1/gate/freezes", await server.TokenAsync(AccessRoles.Gatekeeper), Body)).Status.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_held_deployment_goes_when_another_person_approves()
    {
        await using var server = await StartAsync(("cart", Good));
        var (pipeline, person) = (await server.TokenAsync(AccessRoles.Approver, "pipeline"), await server.TokenAsync(AccessRoles.Approver, "person"));
        var held = await AskAsync(server, "cart", token: pipeline);
        held["decision"].GetString().Should().Be("hold");
        held["reasons"][0].GetProperty("code").GetString().Should().Be("needs-approval");
        var approvals = $"/api/v1/gate/decisions/{held["decisionId"].GetString()}/approvals";

        (await server.SendAsync(HttpMethod.Post, approvals, pipeline, "{}")).Status.Should().Be(HttpStatusCode.Forbidden, "nobody approves what they ask for");
        (await server.SendAsync(HttpMethod.Post, approvals, await server.TokenAsync(AccessRoles.Reporter), "{}")).Status.Should().Be(HttpStatusCode.Forbidden);
        var approved = await server.SendAsync(HttpMethod.Post, approvals, person, """{ "reason": "looked at it" }""");

        approved.Status.Should().Be(HttpStatusCode.OK, approved.Body);
        approved["decision"].GetString().Should().Be("allow");
        approved["approval"].GetRawText().Should().Be($$"""{"of":"{{held["decisionId"].GetString()}}","by":"person","reason":"looked at it"}""");
        var after = await AskAsync(server, "cart", token: pipeline);
        after["decisionId"].GetString().Should().Be(approved["decisionId"].GetString());
        (await AskAsync(server, "cart", ", \"artifactDigest\": \"sha256:2\"", pipeline))["decision"].GetString().Should().Be("hold", "an approval is for one decision");
        (await server.SendAsync(HttpMethod.Post, approvals, person, "{}")).Status.Should().Be(HttpStatusCode.Conflict, "it is approved already");
    }

    [Fact]
    public async Task A_broken_glass_opens_the_gate_for_what_it_names_and_is_approved_afterwards()
    {
        await using var server = await StartAsync(("legacy", Poor));
        var (owner, approver) = (await server.TokenAsync("owner:payments", "owner"), await server.TokenAsync(AccessRoles.Approver, "approver"));

        var opened = await BreakGlassAsync(server, owner, "legacy");

        opened.Status.Should().Be(HttpStatusCode.Created, opened.Body);
        opened["state"].GetString().Should().Be("open");
        var allowed = await AskAsync(server, "legacy");
        allowed["decision"].GetString().Should().Be("allow");
        allowed["override"].GetProperty("id").GetString().Should().Be(opened["id"].GetString());
        allowed["verdict"].ValueKind.Should().Be(JsonValueKind.Null, "it is for this time only");

        var id = opened["id"].GetString();
        (await server.SendAsync(HttpMethod.Post, $"/api/v1/gate/overrides/{id}/approvals", approver, "{}"))["approvedBy"].GetString().Should().Be("approver");
        (await server.SendAsync(HttpMethod.Post, $"/api/v1/gate/overrides/{id}/revoke", approver, "{}"))["state"].GetString().Should().Be("revoked");
        (await server.GetAsync("/api/v1/gate/overrides?service=legacy"))["total"].GetInt32().Should().Be(1);
        (await AskAsync(server, "legacy", ", \"artifactDigest\": \"sha256:next\""))["decision"].GetString().Should().Be("deny");
    }

    [Fact]
    public async Task An_override_of_a_tier_1_service_is_used_up_by_the_first_deployment_of_a_gatekeeper()
    {
        await using var server = await StartAsync([Sample.Service("legacy", tier: 1)], ("legacy", Poor));
        var (approver, keeper) = (await server.TokenAsync(AccessRoles.Approver), await server.TokenAsync(AccessRoles.Gatekeeper));
        var opened = await BreakGlassAsync(server, approver, "legacy");
        opened["singleUse"].GetBoolean().Should().BeTrue();

        (await AskAsync(server, "legacy"))["decision"].GetString().Should().Be("deny", "not everyone may use it up");
        var first = await AskAsync(server, "legacy", ", \"artifactDigest\": \"sha256:1\"", keeper);
        var second = await AskAsync(server, "legacy", ", \"artifactDigest\": \"sha256:2\"", keeper);

        first["decision"].GetString().Should().Be("allow");
        second["decision"].GetString().Should().Be("deny");
        (await server.GetAsync($"/api/v1/gate/overrides/{opened["id"].GetString()}"))["usedBy"].GetString().Should().Be(first["decisionId"].GetString());
    }

    [Theory]
    [InlineData("too short", "https://incidents.example.com/7", "60m", "reason")]
    [InlineData("checkout is down for everyone", "incident 7", "60m", "incident")]
    [InlineData("checkout is down for everyone", "https://incidents.example.com/7", "5h", "duration")]
    [InlineData("checkout is down for everyone", "https://incidents.example.com/7", "soon", "duration")]
    public async Task A_glass_is_not_broken_without_saying_why(string reason, string incident, string duration, string field)
    {
        await using var server = await StartAsync(("legacy", Poor));

        var answer = await server.SendAsync(HttpMethod.Post, "/api/v1/gate/overrides", await server.TokenAsync(), JsonSerializer.Serialize(
            new { service = "legacy", environment = "production", reason, incident, duration }));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer["errors"].TryGetProperty(field, out _).Should().BeTrue(answer.Body);
    }

    [Fact]
    public async Task Another_teams_glass_is_not_broken_nor_ones_own_approved()
    {
        await using var server = await StartAsync(("legacy", Poor));
        (await BreakGlassAsync(server, await server.TokenAsync("owner:team-b"), "legacy")).Status.Should().Be(HttpStatusCode.Forbidden);

        var admin = await server.TokenAsync(AccessRoles.Admin);
        var opened = await BreakGlassAsync(server, admin, "legacy");

        (await server.SendAsync(HttpMethod.Post, $"/api/v1/gate/overrides/{opened["id"].GetString()}/approvals", admin, "{}")).Status
            .Should().Be(HttpStatusCode.Forbidden, "admins have no silent bypass either");
    }

    private static Task<Answer> AskAsync(TestServer server, string service, string more = "", string? token = null) =>
        server.SendAsync(HttpMethod.Post, "/api/v1/gate/decisions", token, $$"""{ "service": "{{service}}", "environment": "production"{{more}} }""");

    private static Task<Answer> BreakGlassAsync(TestServer server, string token, string service) => server.SendAsync(HttpMethod.Post, "/api/v1/gate/overrides", token, JsonSerializer.Serialize(
        new { service, environment = "production", reason = "checkout is down for everyone", incident = "https://incidents.example.com/7" }));

    private static Task<TestServer> StartAsync(params (string Id, string Answer)[] services) => StartAsync([.. services.Select(s => Sample.Service(s.Id))], services);

    private static async Task<TestServer> StartAsync(IReadOnlyList<Core.Catalog.Service> catalog, params (string Id, string Answer)[] answers)
    {
        var server = await TestServer.StartAsync();
        await server.UseAsync(catalog, TestDefinitions.Load(Policy));
        foreach (var (id, answer) in answers)
        {
            await server.EvaluateAsync(id, answer);
        }

        return server;
    }
}
