using System.Net;
using System.Text.Json;
using Scorecards.Core.Runtime;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class TokenEndpointsTests
{
    private const string Path = "/api/v1/tokens";

    [Fact]
    public async Task An_admin_makes_a_token_that_works_until_it_is_revoked()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        var admin = await server.TokenAsync();

        var made = await server.SendAsync(HttpMethod.Post, Path, admin, """{ "name": "ci-checkout", "role": "reporter" }""");
        made.Status.Should().Be(HttpStatusCode.Created);
        made.Header("Location").Should().Be("/api/v1/tokens/ci-checkout");
        made.Header("Cache-Control").Should().Be("no-store");
        var text = made["token"].GetString()!;
        text.Should().MatchRegex("^ssc_[A-Za-z0-9_-]{43}$");
        (await server.SendAsync(HttpMethod.Post, "/api/v1/services/a/evaluations", text)).Status.Should().Be(HttpStatusCode.Accepted);

        (await server.SendAsync(HttpMethod.Delete, $"{Path}/ci-checkout", admin)).Status.Should().Be(HttpStatusCode.NoContent);
        (await server.SendAsync(HttpMethod.Post, "/api/v1/services/a/evaluations", text)).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await server.SendAsync(HttpMethod.Delete, $"{Path}/ci-checkout", admin)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_shows_revoked_tokens_too_but_no_text_and_no_hash()
    {
        await using var server = await TestServer.StartAsync();
        var admin = await server.TokenAsync(name: "boss");
        await server.SendAsync(HttpMethod.Post, Path, admin, """{ "name": "old", "role": "reporter" }""");
        await server.SendAsync(HttpMethod.Delete, $"{Path}/old", admin);

        var list = await server.GetAsync(Path, admin);

        list.Items("name").Should().Equal("boss", "old");
        list["items"][1].GetProperty("revokedAt").ValueKind.Should().Be(JsonValueKind.String);
        list["items"][0].EnumerateObject().Select(p => p.Name).Should().Equal("name", "role", "createdAt", "revokedAt");
        list.Body.Should().NotContain(TokenFactory.Hash(admin));
    }

    [Fact]
    public async Task A_name_is_free_again_after_its_token_was_revoked_and_taken_before()
    {
        await using var server = await TestServer.StartAsync();
        var admin = await server.TokenAsync();
        const string Body = """{ "name": "ci", "role": "reporter" }""";
        await server.SendAsync(HttpMethod.Post, Path, admin, Body);

        (await server.SendAsync(HttpMethod.Post, Path, admin, Body))["type"].GetString().Should().Be("urn:scorecards:name-taken");
        await server.SendAsync(HttpMethod.Delete, $"{Path}/ci", admin);
        (await server.SendAsync(HttpMethod.Post, Path, admin, Body)).Status.Should().Be(HttpStatusCode.Created);

        var first = await server.GetAsync($"{Path}?limit=2", admin);
        var second = await server.GetAsync($"{Path}?limit=2&cursor={first["next"].GetString()}", admin);
        first.Items("name").Concat(second.Items("name")).Count(n => n == "ci").Should().Be(2);
    }

    [Fact]
    public async Task The_last_admin_token_cannot_be_revoked()
    {
        await using var server = await TestServer.StartAsync();
        var admin = await server.TokenAsync(name: "only");

        var answer = await server.SendAsync(HttpMethod.Delete, $"{Path}/only", admin);

        answer.Status.Should().Be(HttpStatusCode.Conflict);
        answer["type"].GetString().Should().Be("urn:scorecards:last-admin");
        (await server.GetAsync(Path, admin)).Status.Should().Be(HttpStatusCode.OK);
    }
}
