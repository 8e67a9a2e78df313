using System.Text.Json.Nodes;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests.Gates;

public sealed class ApproveTests
{
    [Theory]
    [InlineData("allow", 0)]
    [InlineData("deny", 1)]
    [InlineData("hold", 1)]
    public async Task A_held_deployment_is_approved_and_the_new_decision_shown(string decision, int code)
    {
        await using var server = new LoopbackServer((_, response) =>
        {
            var question = JsonNode.Parse("""{"service":"payments","environment":"production","changeKind":"deploy"}""")!.AsObject();
            var answer = GateAnswers.To(question, decision);
            answer["approval"] = new JsonObject { ["of"] = "d1", ["by"] = "boss", ["reason"] = null };
            return response.JsonAsync(answer.ToJsonString());
        });

        var run = await Run(server, "d1", "--reason", "looked at the diff");

        run.Code.Should().Be(code, run.Error);
        run.Out.Should().StartWith($"{decision}: deploy of payments to production\n").And.Contain("approved by boss");
        server.Requests.Single().Path.Should().Be("/api/v1/gate/decisions/d1/approvals");
        JsonNode.Parse(server.Requests.Single().Body)!.ToJsonString().Should().Be("""{"reason":"looked at the diff"}""");
    }

    [Theory]
    [InlineData(403, "own-request", "You asked for it yourself")]
    [InlineData(409, "hold-over", "The hold is over")]
    public async Task A_refusal_is_told(int status, string type, string title)
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(
            status, "application/problem+json", $$"""{"type":"urn:scorecards:{{type}}","title":"{{title}}","status":{{status}}}"""));

        var run = await Run(server, "d1");

        run.Code.Should().Be(2);
        run.Error.Should().Contain(title);
    }

    private static Task<CommandResult> Run(LoopbackServer server, params IReadOnlyList<string> arguments) =>
        ScorecardsCommand.RunAsync([.. arguments.Prepend("approve"), "--server", server.Url.ToString()]);
}
