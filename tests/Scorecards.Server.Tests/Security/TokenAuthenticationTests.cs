using System.Net;
using Scorecards.Core.Access;
using Scorecards.Core.Runtime;
using Scorecards.Server.Hosting;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Security;

public sealed class TokenAuthenticationTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData(AccessRoles.Reporter)]
    [InlineData(AccessRoles.Gatekeeper)]
    [InlineData(AccessRoles.Approver)]
    public async Task Managing_tokens_with_another_role_is_403(string role)
    {
        var answer = await shared.Server.GetAsync("/api/v1/tokens", await shared.Server.TokenAsync(role));

        answer.Status.Should().Be(HttpStatusCode.Forbidden);
        answer.MediaType.Should().Be("application/problem+json");
        answer["type"].GetString().Should().Be("urn:scorecards:role-needed");
    }

    [Fact]
    public async Task Without_a_token_it_is_401_and_says_what_to_send()
    {
        var answer = await shared.Server.GetAsync("/api/v1/tokens");

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        answer.Header("WWW-Authenticate").Should().Be("Bearer realm=\"scorecards\"");
        answer["type"].GetString().Should().Be("urn:scorecards:token-needed");
    }

    [Theory]
    [InlineData("Bearer ssc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer ssc_short")]
    [InlineData("Bearer ")]
    [InlineData("Bearer not-a-token-of-ours-not-a-token-of-ours")]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    [InlineData("ssc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_token_that_is_not_in_force_is_401_invalid(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tokens");
        request.Headers.TryAddWithoutValidation("Authorization", header);

        using var response = await shared.Server.Client.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().Should().Contain("invalid_token");
    }

    [Fact]
    public async Task Reading_is_open_unless_it_is_closed_and_then_any_role_may()
    {
        await using var open = await TestServer.StartAsync([Sample.Service("a")]);
        await using var closed = await TestServer.StartAsync([Sample.Service("a")], new ServerOptions { PublicRead = false });
        var reporter = await closed.TokenAsync(AccessRoles.Reporter);
        foreach (var path in (string[])["/api/v1/services", "/api/v1/services/a", "/api/v1/leaderboard", "/api/v1/definitions", "/metrics"])
        {
            (await open.GetAsync(path)).Status.Should().Be(HttpStatusCode.OK, path);
            (await closed.GetAsync(path)).Status.Should().Be(HttpStatusCode.Unauthorized, path);
            (await closed.GetAsync(path, reporter)).Status.Should().Be(HttpStatusCode.OK, path);
        }

        (await closed.GetAsync("/health/ready"))["catalog"].GetProperty("origin").GetString().Should().BeEmpty();
        (await closed.GetAsync("/health/ready", reporter))["catalog"].GetProperty("origin").GetString().Should().Be("test");
    }
}
