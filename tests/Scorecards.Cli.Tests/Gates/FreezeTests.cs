using System.Text.Json.Nodes;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests.Gates;

public sealed class FreezeTests
{
    private const string Freeze = """
        {"id":"f1","reason":"The provider is down","environments":["production"],"services":[],"kinds":["deploy","hotfix"],"declaredBy":"ops","declaredAt":"2030-01-15T12:00:00Z",
         "until":"2030-01-15T14:00:00Z","liftedBy":null,"liftedAt":null,"inForce":true}
        """;

    private const string Lifted = """
        {"id":"f0","reason":"A drill","environments":[],"services":["payments"],"kinds":["deploy"],"declaredBy":"ops","declaredAt":"2030-01-14T12:00:00Z",
         "until":null,"liftedBy":"boss","liftedAt":"2030-01-14T12:30:00Z","inForce":false}
        """;

    [Fact]
    public async Task A_freeze_is_declared_for_what_is_named()
    {
        await using var server = Answering(Freeze);

        var run = await Run(server, "declare", "--reason", "The provider is down", "-e", "production", "--kind", "deploy", "--kind", "hotfix", "--until", "2030-01-15T15:00:00+01:00");

        run.Code.Should().Be(0, run.Error);
        run.Out.Should().Be("""
            f1 in force: deploy, hotfix of every service to production
              2030-01-15 12:00:00Z declared by ops: The provider is down
              until 2030-01-15 14:00:00Z, or until it is lifted: scorecards freeze lift f1

            """.ReplaceLineEndings("\n"));
        var asked = server.Requests.Single();
        (asked.Method, asked.Path).Should().Be(("POST", "/api/v1/gate/freezes"));
        var body = JsonNode.Parse(asked.Body)!.AsObject();
        body["until"]!.GetValue<DateTimeOffset>().Should().Be(new DateTimeOffset(2030, 1, 15, 14, 0, 0, TimeSpan.Zero));
        body.Remove("until");
        body.ToJsonString().Should().Be("""{"reason":"The provider is down","environments":["production"],"services":[],"kinds":["deploy","hotfix"]}""");
    }

    [Fact]
    public async Task A_freeze_stops_deployments_everywhere_unless_it_says_otherwise()
    {
        await using var server = Answering(Freeze);

        await Run(server, "declare", "--reason", "The provider is down", "--until", "2h");

        var asked = JsonNode.Parse(server.Requests.Single().Body)!;
        asked["environments"]!.AsArray().Should().BeEmpty();
        asked["kinds"]!.ToJsonString().Should().Be("""["deploy"]""");
        asked["until"]!.GetValue<DateTimeOffset>().Should().BeCloseTo(DateTimeOffset.UtcNow.AddHours(2), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Freezes_are_shown_in_columns()
    {
        await using var server = Answering($$"""{"items":[{{Freeze}},{{Lifted}}],"next":null,"total":2}""");

        var run = await Run(server, "list");
        var json = await Run(server, "list", "--json");

        run.Out.Should().MatchRegex(@"f1 +in force +production +every service +deploy, hotfix +2030-01-15 12:00:00Z +ops +2030-01-15 14:00:00Z +The provider is down\n")
            .And.MatchRegex(@"f0 +lifted +every environment +payments +deploy .* 2030-01-14 12:30:00Z +A drill\n");
        json.Json["total"]!.GetValue<int>().Should().Be(2);
        server.Requests.Should().OnlyContain(r => r.Target == "/api/v1/gate/freezes");
    }

    [Fact]
    public async Task A_freeze_is_lifted()
    {
        await using var server = Answering(Lifted);

        var run = await Run(server, "lift", "f0");

        run.Out.Should().Contain("f0 lifted").And.Contain("lifted by boss");
        server.Requests.Single().Path.Should().Be("/api/v1/gate/freezes/f0/lift");
    }

    [Fact]
    public async Task A_token_that_may_not_is_told()
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(403, "application/problem+json", """{"title":"The token may not do this"}"""));

        var run = await Run(server, "lift", "f0");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("may not").And.Contain("another role");
    }

    private static LoopbackServer Answering(string body) => new((_, response) => response.JsonAsync(body, 201));

    private static Task<CommandResult> Run(LoopbackServer server, params IReadOnlyList<string> arguments) =>
        ScorecardsCommand.RunAsync([.. arguments.Prepend("freeze"), "--server", server.Url.ToString()]);
}
