using System.Text.Json.Nodes;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests.Gates;

public sealed class OverrideTests
{
    private static readonly string[] _open =
        ["open", "payments", "--environment", "production", "--reason", "Checkout is down, this is the fix", "--incident", "https://incidents.example.com/42"];

    [Theory]
    [InlineData("override")]
    [InlineData("break-glass")]
    public async Task An_override_is_opened_and_says_what_is_still_to_do(string command)
    {
        await using var server = Answering(Glass());

        var run = await Run(server, [command, .. _open, "--artifact", "sha256:ab", "--for", "1h30m"]);

        run.Code.Should().Be(0, run.Error);
        run.Out.Should().Be("""
            o1 open: payments to production with sha256:ab, once, until 2030-01-15 13:30:00Z
              2030-01-15 12:00:00Z opened by dev: Checkout is down, this is the fix (https://incidents.example.com/42)
              a second person has to approve it, until 2030-01-16 12:00:00Z: scorecards override approve o1

            """.ReplaceLineEndings("\n"));
        var asked = server.Requests.Single();
        (asked.Method, asked.Path).Should().Be(("POST", "/api/v1/gate/overrides"));
        JsonNode.Parse(asked.Body)!.ToJsonString().Should().Be(
            """{"service":"payments","environment":"production","artifactDigest":"sha256:ab","reason":"Checkout is down, this is the fix","incident":"https://incidents.example.com/42","duration":"1h30m"}""");
    }

    [Fact]
    public async Task The_server_says_for_how_long_unless_it_is_told()
    {
        await using var server = Answering(Glass());

        await Run(server, ["override", .. _open]);

        JsonNode.Parse(server.Requests.Single().Body)!["duration"].Should().BeNull();
    }

    [Theory]
    [InlineData("approve", "/api/v1/gate/overrides/o1/approvals")]
    [InlineData("revoke", "/api/v1/gate/overrides/o1/revoke")]
    public async Task An_override_is_approved_and_revoked(string word, string path)
    {
        await using var server = Answering(Glass(g =>
        {
            (g["state"], g["usedBy"]) = ("used", "d7");
            (g["approvedBy"], g["approvedAt"]) = ("boss", "2030-01-15T12:20:00Z");
            (g["revokedBy"], g["revokedAt"]) = ("boss", "2030-01-15T12:30:00Z");
        }));

        var run = await Run(server, "override", word, "o1");

        run.Out.Should().Contain("o1 used").And.Contain("used by the decision d7").And.Contain("approved by boss").And.Contain("revoked by boss");
        server.Requests.Single().Path.Should().Be(path);
        server.Requests.Single().Body.Should().BeEmpty();
    }

    [Fact]
    public async Task Overrides_are_listed_with_those_that_nobody_approved()
    {
        var glass = Glass(g => (g["state"], g["unapproved"]) = ("expired", true));
        await using var server = new LoopbackServer((request, response) => response.JsonAsync(
            request.Query("cursor")[0].Length == 0 ? $$"""{"items":[{{glass}}],"next":"c2","total":2}""" : $$"""{"items":[{{glass}}],"next":null,"total":2}"""));

        var run = await Run(server, "override", "list", "--service", "payments");

        run.Out.Should().MatchRegex(@"o1 +expired +payments +production .* nobody in time +https://incidents\.example\.com/42 +Checkout is down");
        server.Requests.Should().HaveCount(2).And.OnlyContain(r => r.Query("service")[0] == "payments");
    }

    private static string Glass(Action<JsonObject>? change = null)
    {
        var glass = JsonNode.Parse("""
            {"id":"o1","service":"payments","environment":"production","artifactDigest":"sha256:ab","reason":"Checkout is down, this is the fix","incident":"https://incidents.example.com/42",
             "requestedBy":"dev","requestedAt":"2030-01-15T12:00:00Z","expiresAt":"2030-01-15T13:30:00Z","singleUse":true,"usedBy":null,"approvalDueAt":"2030-01-16T12:00:00Z",
             "approvedBy":null,"approvedAt":null,"revokedBy":null,"revokedAt":null,"state":"open","unapproved":false}
            """)!.AsObject();
        change?.Invoke(glass);
        return glass.ToJsonString();
    }

    private static LoopbackServer Answering(string body) => new((_, response) => response.JsonAsync(body));

    private static Task<CommandResult> Run(LoopbackServer server, params IReadOnlyList<string> arguments) =>
        ScorecardsCommand.RunAsync([.. arguments, "--server", server.Url.ToString()]);
}
