using System.Net;
using System.Text.Json.Nodes;
using Scorecards.Core.Access;
using Scorecards.Core.Auditing;
using Scorecards.Server.Tests.Hosting;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Api;

public sealed class AuditEndpointsTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private string _token = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _token = await _server.TokenAsync(AccessRoles.Reporter, "reader");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/audit")]
    [InlineData("/api/v1/audit/export")]
    [InlineData("/api/v1/audit/head")]
    public async Task Nobody_reads_the_log_without_a_token(string path) =>
        (await _server.GetAsync(path)).Status.Should().Be(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task The_log_is_listed_newest_first_in_parts()
    {
        await _server.TokenAsync(AccessRoles.Approver, "approver");
        await _server.Store.RevokeTokenAsync("approver", DateTimeOffset.UtcNow, "ann", default);
        await _server.Store.SealAsync(10, default);

        var first = Json(await _server.GetAsync("/api/v1/audit?limit=2", _token));
        var second = Json(await _server.GetAsync($"/api/v1/audit?limit=2&cursor={first["next"]}", _token));

        first["total"]!.GetValue<long>().Should().Be(3);
        first["items"]!.AsArray().Select(Said).Should().Equal("3 token.revoked by ann of approver", "2 token.created by test of approver");
        second["items"]!.AsArray().Select(Said).Should().Equal("1 token.created by test of reader");
        second["next"].Should().BeNull();
        second["items"]![0]!["body"]!.ToJsonString().Should().Be("""{"name":"reader","role":"reporter"}""");
        Json(await _server.GetAsync("/api/v1/audit?actor=ann&action=token.revoked&subject=approver", _token))["total"]!.GetValue<long>().Should().Be(1);
        Json(await _server.GetAsync("/api/v1/audit?actor=nobody", _token))["items"]!.AsArray().Should().BeEmpty();
    }

    [Theory]
    [InlineData("?cursor=nonsense")]
    [InlineData("?who=ann")]
    [InlineData("?limit=0")]
    [InlineData("/export?after=-1")]
    [InlineData("/head?x=1")]
    public async Task A_question_that_cannot_be_understood_is_refused(string query) =>
        (await _server.GetAsync($"/api/v1/audit{query}", _token)).Status.Should().Be(HttpStatusCode.BadRequest);

    [Fact]
    public async Task An_export_is_the_chain_as_it_is_verified()
    {
        for (var number = 0; number < 600; number++)
        {
            await _server.TokenAsync(AccessRoles.Reporter, $"t-{number}");
        }

        await _server.Store.SealAsync(1000, default);

        var answer = await _server.GetAsync("/api/v1/audit/export", _token);
        var rows = answer.Body.TrimEnd('\n').Split('\n').Select(AuditLine.Read).ToList();

        rows.Should().HaveCount(601).And.Equal(await _server.Store.ChainAsync(0, 1000, default));
        (await _server.GetAsync("/api/v1/audit/export?after=600", _token)).Body.Should().Be(AuditLine.Write(rows[600]!) + "\n");
        (await _server.GetAsync("/api/v1/audit/export?after=601", _token)).Body.Should().BeEmpty();
    }

    [Fact]
    public async Task The_latest_signed_end_is_shown_once_there_is_one()
    {
        (await _server.GetAsync("/api/v1/audit/head", _token)).Status.Should().Be(HttpStatusCode.NotFound);
        using var signer = new TestSigner();
        await _server.Store.SealAsync(10, default);
        var head = signer.Head((await _server.Store.LastSealedAsync(default))!, DateTimeOffset.UtcNow);
        await _server.Store.AddHeadAsync(head, default);

        var shown = Json(await _server.GetAsync("/api/v1/audit/head", _token));

        shown["seq"]!.GetValue<long>().Should().Be(1);
        (await AuditHeads.FaultAsync(
            new AuditHead(1, shown["hash"]!.GetValue<string>(), shown["at"]!.GetValue<DateTimeOffset>(), shown["jws"]!.GetValue<string>()), [signer.Published]))
            .Should().BeNull();
    }

    [Fact]
    public async Task A_store_that_is_away_is_a_problem_and_not_an_empty_export()
    {
        _server.StoreIsAway = true;

        (await _server.GetAsync("/api/v1/audit/export", _token)).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    private static JsonNode Json(Answer answer) => JsonNode.Parse(answer.Body)!;

    private static string Said(JsonNode? entry) => $"{entry!["seq"]} {entry["action"]} by {entry["actor"]} of {entry["subject"]}";
}
