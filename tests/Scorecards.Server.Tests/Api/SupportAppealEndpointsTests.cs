using System.Globalization;
using System.Net;
using System.Text.Json;
using Scorecards.Core.Access;
using Scorecards.Server.Tests.Hosting;
using static Scorecards.Server.Tests.Hosting.SupportDefinitions;

namespace Scorecards.Server.Tests.Api;

public sealed class SupportAppealEndpointsTests
{
    private const string Path = "/api/v1/support/cart/appeals";
    private const string List = "/api/v1/support/appeals";

    [Fact]
    public async Task A_team_asks_another_grants_and_the_answer_knows_it_at_once()
    {
        await using var server = await StartAsync();
        await server.FallAsync();
        var (ann, bob) = (await server.TokenAsync("owner:payments", "ann"), await server.TokenAsync(AccessRoles.Approver, "bob"));

        var made = await server.SendAsync(HttpMethod.Post, Path, ann, Body(days: 20));

        made.Status.Should().Be(HttpStatusCode.Created);
        (made["state"].GetString(), made["requestedBy"].GetString(), made["decidedBy"].ValueKind).Should().Be(("open", "ann", JsonValueKind.Null));
        (await server.GetAsync(made.Header("Location")))["reason"].GetString().Should().Be("The disks are replaced in May");
        var open = await server.GetAsync("/api/v1/support/cart");
        (open["appeal"].GetProperty("state").GetString(), open["grace"].ValueKind).Should().Be(("open", JsonValueKind.Object));

        var granted = await server.SendAsync(HttpMethod.Post, $"{List}/{made["id"].GetString()}/grant", bob, """{ "answer": "agreed" }""");

        (granted.Status, granted["state"].GetString(), granted["decidedBy"].GetString(), granted["answer"].GetString()).Should().Be((HttpStatusCode.OK, "granted", "bob", "agreed"));
        var answer = await server.GetAsync("/api/v1/support/cart");
        (answer["eligible"].GetBoolean(), answer["level"].GetString()).Should().Be((true, "full"));
        answer["appeal"].GetProperty("until").GetDateTimeOffset().Should().BeAfter(answer["grace"].GetProperty("until").GetDateTimeOffset());
        string.Join(' ', answer["reasons"].EnumerateArray().Select(r => r.GetProperty("code").GetString())).Should().Be("grade grace appeal");
        (await server.GetAsync($"{List}?service=cart")).Items("state").Should().Equal("granted");
        (await server.GetAsync($"{List}?service=search"))["total"].GetInt32().Should().Be(0);
    }

    [Fact]
    public async Task Only_the_team_and_those_above_ask_and_only_another_approver_decides()
    {
        await using var server = await StartAsync();
        await server.FallAsync();
        foreach (var role in new[] { AccessRoles.Reporter, "owner:find" })
        {
            var refused = await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(role, role.Replace(':', '-')), Body());
            (refused.Status, refused["type"].GetString()).Should().Be((HttpStatusCode.Forbidden, "urn:scorecards:role-needed"));
        }

        (await server.SendAsync(HttpMethod.Post, Path, null, Body())).Status.Should().Be(HttpStatusCode.Unauthorized);
        var root = await server.TokenAsync(AccessRoles.Admin, "root");
        var at = $"{List}/{(await server.SendAsync(HttpMethod.Post, Path, root, Body()))["id"].GetString()}";
        var own = await server.SendAsync(HttpMethod.Post, $"{at}/grant", root, "{}");
        (own.Status, own["type"].GetString()).Should().Be((HttpStatusCode.Forbidden, "urn:scorecards:own-request"));
        (await server.SendAsync(HttpMethod.Post, $"{at}/grant", await server.TokenAsync("owner:payments", "ann"), "{}")).Status.Should().Be(HttpStatusCode.Forbidden);
        (await server.GetAsync(at))["state"].GetString().Should().Be("open");
    }

    [Fact]
    public async Task What_is_decided_is_decided_and_a_refused_one_makes_room_for_another()
    {
        await using var server = await StartAsync();
        await server.FallAsync();
        var (ann, bob) = (await server.TokenAsync("owner:payments", "ann"), await server.TokenAsync(AccessRoles.Approver, "bob"));
        var at = $"{List}/{(await server.SendAsync(HttpMethod.Post, Path, ann, Body()))["id"].GetString()}";

        var second = await server.SendAsync(HttpMethod.Post, Path, ann, Body());
        (second.Status, second["type"].GetString()).Should().Be((HttpStatusCode.Conflict, "urn:scorecards:appeal-open"));
        (await server.SendAsync(HttpMethod.Post, $"{at}/refuse", bob, "{}"))["state"].GetString().Should().Be("refused");
        var late = await server.SendAsync(HttpMethod.Post, $"{at}/grant", bob, "{}");

        (late.Status, late["detail"].GetString()).Should().Be((HttpStatusCode.Conflict, "it is refused, and only an open appeal can be granted."));
        (await server.SendAsync(HttpMethod.Post, $"{List}/nothing/grant", bob, "{}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await server.SendAsync(HttpMethod.Post, Path, ann, Body())).Status.Should().Be(HttpStatusCode.Created);
        (await server.GetAsync($"{List}?limit=1"))["total"].GetInt32().Should().Be(2);
    }

    [Theory]
    [InlineData("{}", "reason", "until")]
    [InlineData("""{ "reason": "it is too short", "until": "2020-01-01T00:00:00Z" }""", "reason", "until")]
    [InlineData("""{ "reason": "The disks are replaced in May", "until": "2100-01-01T00:00:00Z" }""", "until")]
    [InlineData("""{ "reason": "The disks are replaced in May", "until": "2030-01-01T00:00:00" }""", "until")]
    public async Task What_is_wrong_is_said_field_by_field_and_nothing_is_stored(string body, params string[] fields)
    {
        await using var server = await StartAsync();
        await server.FallAsync();

        var answer = await server.SendAsync(HttpMethod.Post, Path, await server.TokenAsync(), body);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer["errors"].EnumerateObject().Select(e => e.Name).Should().Equal(fields);
        (await server.GetAsync(List))["total"].GetInt32().Should().Be(0);
    }

    [Fact]
    public async Task There_has_to_be_something_to_keep()
    {
        await using var server = await StartAsync();
        var root = await server.TokenAsync();
        await server.EvaluateAsync("cart", Poor);
        (await server.SendAsync(HttpMethod.Post, Path, root, Body()))["type"].GetString().Should().Be("urn:scorecards:nothing-to-keep");
        await server.EvaluateAsync("cart", Good);
        (await server.SendAsync(HttpMethod.Post, Path, root, Body()))["type"].GetString().Should().Be("urn:scorecards:support-kept");
        (await server.SendAsync(HttpMethod.Post, "/api/v1/support/crat/appeals", root, Body())).Status.Should().Be(HttpStatusCode.NotFound);

        await using var bare = await TestServer.StartAsync([Sample.Service("cart")]);
        var none = await bare.SendAsync(HttpMethod.Post, Path, await bare.TokenAsync(), Body());
        (none.Status, none["type"].GetString()).Should().Be((HttpStatusCode.Conflict, "urn:scorecards:no-appeals"));
    }

    private static string Body(int days = 9) =>
        $$"""{ "reason": "The disks are replaced in May", "until": "{{DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}" }""";
}
