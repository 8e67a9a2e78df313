using System.Globalization;
using System.Net;
using System.Text.Json;
using Scorecards.Core.Access;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class ExemptionEndpointsTests
{
    private const string Path = "/api/v1/services/checkout/exemptions";
    private const string List = "/api/v1/exemptions";

    [Fact]
    public async Task One_asks_another_approves_and_the_check_leaves_the_score_until_it_is_revoked()
    {
        await using var server = await QuestionDefinitions.StartAsync();
        var (ann, bob) = (await server.TokenAsync(AccessRoles.Reporter, "ann"), await server.TokenAsync(AccessRoles.Approver, "bob"));

        var made = await server.SendAsync(HttpMethod.Post, Path, ann, Body());

        made.Status.Should().Be(HttpStatusCode.Created);
        (made["state"].GetString(), made["requestedBy"].GetString(), made["approvedBy"].ValueKind).Should().Be(("requested", "ann", JsonValueKind.Null));
        var at = made.Header("Location");
        (await server.GetAsync(at))["reason"].GetString().Should().Be("The cache is replaced in May");
        await server.EvaluateAsync("checkout");
        (await OutcomeAsync(server)).GetProperty("outcome").GetString().Should().Be("fail", "a request waives nothing");

        var approved = await server.SendAsync(HttpMethod.Post, $"{at}/approve", bob, """{ "reason": "agreed" }""");

        (approved.Status, approved["state"].GetString(), approved["approvedBy"].GetString()).Should().Be((HttpStatusCode.OK, "approved", "bob"));
        approved["steps"].EnumerateArray().Select(s => $"{s.GetProperty("state")} {s.GetProperty("by")} {s.GetProperty("reason")}")
            .Should().Equal("requested ann The cache is replaced in May", "approved bob agreed");
        (await server.Store.FindStateAsync("checkout", default))!.DueAt.Should().BeOnOrBefore(DateTimeOffset.UtcNow.AddSeconds(1), "the grade follows at once");
        await server.EvaluateAsync("checkout");
        var exempt = await OutcomeAsync(server);
        exempt.GetProperty("outcome").GetString().Should().Be("exempt");
        exempt.GetProperty("exemption").GetProperty("approvedBy").GetString().Should().Be("bob");
        exempt.GetProperty("exemption").GetProperty("wouldBe").GetString().Should().Be("fail", "the check still runs");
        var service = await server.GetAsync("/api/v1/services/checkout");
        service["exemptShare"].GetDecimal().Should().BeGreaterThan(0);
        service["evaluation"].GetProperty("attribution").GetProperty("kind").GetString().Should().Be("exemption");

        (await server.SendAsync(HttpMethod.Post, $"{at}/revoke", bob, "{}"))["state"].GetString().Should().Be("revoked");
        await server.EvaluateAsync("checkout");
        (await OutcomeAsync(server)).GetProperty("outcome").GetString().Should().Be("fail");
    }

    [Fact]
    public async Task A_service_is_due_when_its_exemption_ends()
    {
        await using var server = await QuestionDefinitions.StartAsync();
        var end = DateTimeOffset.UtcNow.AddSeconds(50);
        var made = await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(AccessRoles.Reporter), Body(until: end));
        await server.SendAsync(HttpMethod.Post, $"{List}/{made["id"].GetString()}/approve", await server.TokenAsync(AccessRoles.Approver), "{}");

        await server.EvaluateAsync("checkout");

        var state = await server.Store.FindStateAsync("checkout", default);
        state!.DueAt.Should().BeOnOrBefore(end);
        state.Declared.NextEnd(DateTimeOffset.UtcNow).Should().Be(end);
    }

    [Fact]
    public async Task Nobody_decides_on_what_they_asked_for_and_only_approvers_decide()
    {
        await using var server = await QuestionDefinitions.StartAsync();
        var admin = await server.TokenAsync(AccessRoles.Admin, "root");
        var made = await server.SendAsync(HttpMethod.Post, Path, admin, Body());
        var at = $"{List}/{made["id"].GetString()}";

        var own = await server.SendAsync(HttpMethod.Post, $"{at}/approve", admin, "{}");
        (own.Status, own["type"].GetString()).Should().Be((HttpStatusCode.Forbidden, "urn:scorecards:own-request"));
        own["detail"].GetString().Should().Be("the token 'root' asked for this exemption itself: another approver has to decide.");
        (await server.SendAsync(HttpMethod.Post, $"{at}/approve", null, "{}")).Status.Should().Be(HttpStatusCode.Unauthorized);
        foreach (var role in new[] { AccessRoles.Reporter, "owner:payments" })
        {
            (await server.SendAsync(HttpMethod.Post, $"{at}/approve", await server.TokenAsync(role, role.Replace(':', '-')), "{}")).Status.Should().Be(HttpStatusCode.Forbidden);
        }

        (await server.GetAsync(at))["state"].GetString().Should().Be("requested");
    }

    [Fact]
    public async Task A_decision_on_what_is_decided_is_409_and_says_what_it_is()
    {
        await using var server = await QuestionDefinitions.StartAsync();
        var bob = await server.TokenAsync(AccessRoles.Approver, "bob");
        var at = $"{List}/{(await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(AccessRoles.Reporter), Body()))["id"].GetString()}";

        (await server.SendAsync(HttpMethod.Post, $"{at}/revoke", bob, "{}")).Status.Should().Be(HttpStatusCode.Conflict);
        (await server.SendAsync(HttpMethod.Post, $"{at}/deny", bob, "{}"))["state"].GetString().Should().Be("denied");
        var late = await server.SendAsync(HttpMethod.Post, $"{at}/approve", bob, "{}");

        (late.Status, late["detail"].GetString()).Should().Be((HttpStatusCode.Conflict, "it is denied, and only a requested one can be approved."));
        (await server.SendAsync(HttpMethod.Post, $"{List}/nothing/approve", bob, "{}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_second_one_for_the_same_check_is_409()
    {
        await using var server = await QuestionDefinitions.StartAsync();
        var ann = await server.TokenAsync(AccessRoles.Reporter);
        await server.SendAsync(HttpMethod.Post, Path, ann, Body());

        var second = await server.SendAsync(HttpMethod.Post, Path, ann, Body());

        (second.Status, second["type"].GetString()).Should().Be((HttpStatusCode.Conflict, "urn:scorecards:exemption-open"));
        (await server.SendAsync(HttpMethod.Post, Path, ann, Body("has-an-owner"))).Status.Should().Be(HttpStatusCode.Created);
        (await server.GetAsync(List))["total"].GetInt32().Should().Be(2);
    }

    [Theory]
    [InlineData("{}", "check", "reason", "expiresAt")]
    [InlineData("""{ "check": "answers-quickly", "reason": "later", "expiresAt": "2100-01-01T00:00:00Z" }""", "reason", "expiresAt")]
    [InlineData("""{ "check": "answers-quickly", "reason": "long enough", "expiresAt": "2020-01-01T00:00:00Z" }""", "expiresAt")]
    [InlineData("""{ "check": " ", "reason": "long enough", "expiresAt": null }""", "check", "expiresAt")]
    public async Task What_is_wrong_is_said_field_by_field_and_nothing_is_stored(string body, params string[] fields)
    {
        await using var server = await QuestionDefinitions.StartAsync();

        var answer = await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(AccessRoles.Reporter), body);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer["errors"].EnumerateObject().Select(e => e.Name).Should().Equal(fields);
        (await server.GetAsync(List))["total"].GetInt32().Should().Be(0);
    }

    [Theory]
    [InlineData("answers-quickley", "answers-quickly")]
    [InlineData("nobody-sees-this-yet", null)]
    public async Task A_check_that_does_not_rate_the_service_is_422_with_what_looks_like_it(string check, string? nearest)
    {
        await using var server = await QuestionDefinitions.StartAsync();

        var answer = await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(AccessRoles.Reporter), Body(check));

        (answer.Status, answer["type"].GetString()).Should().Be((HttpStatusCode.UnprocessableEntity, "urn:scorecards:check-not-rated"));
        if (nearest is not null)
        {
            answer["nearest"].EnumerateArray().Select(n => n.GetString()).Should().Contain(nearest);
        }
    }

    [Fact]
    public async Task An_unknown_service_and_a_missing_token_are_told()
    {
        await using var server = await QuestionDefinitions.StartAsync();

        (await server.SendAsync(HttpMethod.Post, Path, null, Body())).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await server.SendAsync(HttpMethod.Post, "/api/v1/services/checkuot/exemptions", await server.TokenAsync(), Body()))["nearest"][0].GetString().Should().Be("checkout");
        (await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(), """{ "check": 1 }""")).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_list_is_open_filtered_and_comes_in_parts()
    {
        await using var server = await QuestionDefinitions.StartAsync();
        var ann = await server.TokenAsync(AccessRoles.Reporter);
        foreach (var check in new[] { "answers-quickly", "has-an-owner", "is-tier-one-ready" })
        {
            await server.SendAsync(HttpMethod.Post, Path, ann, Body(check));
        }

        var first = await server.GetAsync($"{List}?limit=2");
        var second = await server.GetAsync($"{List}?limit=2&cursor={first["next"].GetString()}");

        first.Items("check").Concat(second.Items("check")).Should().Equal("is-tier-one-ready", "has-an-owner", "answers-quickly");
        (await server.GetAsync($"{List}?service=checkout&check=has-an-owner&state=requested")).Items("check").Should().Equal("has-an-owner");
        (await server.GetAsync($"{List}?service=cart")).Items("check").Should().BeEmpty();
        (await server.GetAsync($"{List}?service=%00"))["errors"].GetProperty("service").GetString().Should().Be("has a zero character, which nothing is called by");
        (await server.GetAsync($"{List}?state=open"))["errors"].GetProperty("state").GetString().Should().Be("must be one of requested, approved, denied, revoked, expired");
    }

    [Fact]
    public async Task The_page_of_the_service_shows_who_why_and_until_when_without_markup()
    {
        await using var server = await QuestionDefinitions.StartAsync();
        await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(AccessRoles.Reporter, "ann"), Body(reason: "until <b>May</b> it is so"));

        var page = (await server.GetAsync("/services/checkout")).Body;

        page.Should().Contain("Exemptions").And.Contain("until &lt;b&gt;May&lt;/b&gt; it is so").And.Contain("requested").And.Contain("ann");
    }

    private static string Body(string check = "answers-quickly", string reason = "The cache is replaced in May", DateTimeOffset? until = null) =>
        JsonSerializer.Serialize(new { check, reason, expiresAt = (until ?? DateTimeOffset.UtcNow.AddDays(30)).ToString("O", CultureInfo.InvariantCulture) });

    private static async Task<JsonElement> OutcomeAsync(TestServer server) =>
        (await server.GetAsync("/api/v1/services/checkout"))["evaluation"].GetProperty("outcomes").EnumerateArray().Single(o => o.GetProperty("check").GetString() == "answers-quickly");
}
