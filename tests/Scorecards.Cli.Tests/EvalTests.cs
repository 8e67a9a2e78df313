using System.Text;
using System.Text.Json.Nodes;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

public sealed class EvalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("facts: { schedule: { users: [a, b] } }", "size(facts.schedule.users) >= 6", "false")]
    [InlineData("facts: {}\nservice: { tier: 1 }", "facts.schedule.ok || service.tier <= 2", "true")]
    [InlineData("facts: {}", "facts.schedule.ok && facts['other'] > 1", """{"unknown":["facts.other","facts.schedule"]}""")]
    [InlineData("""{"limit": 3, "list": [1.5, "x", null]}""", "list + [limit]", """[1.5,"x",null,3]""")]
    [InlineData("now: 2026-01-31T12:00:00Z", "now.getMonth()", "0")]
    [InlineData("a: 0", "1 / a", """{"error":""")]
    public async Task An_expression_gives_its_value_an_unknown_or_an_error_as_json(string variables, string expression, string expected)
    {
        var file = _folder.Write("facts.yaml", variables);

        var run = await ScorecardsCommand.RunAsync("eval", expression, "--facts", file);

        run.Error.Should().BeEmpty();
        run.Code.Should().Be(0);
        run.Out.Should().StartWith(expected).And.EndWith("\n");
        run.Json?.ToJsonString().Should().NotBeNull();
    }

    [Fact]
    public async Task An_expression_may_begin_with_a_dash_and_its_variables_may_come_from_standard_input()
    {
        var run = await ScorecardsCommand.RunAsync(_folder.Path, """{"x": 3}""", ["eval", "-x + 1", "--facts", "-"]);

        run.Should().Be(new CommandResult(0, "-2\n", ""));
    }

    [Fact]
    public async Task A_misspelt_fact_is_unknown_and_the_one_meant_is_suggested()
    {
        var run = await ScorecardsCommand.RunAsync(_folder.Path, "facts: { schedule: 1 }", ["eval", "facts.shedule > 0", "--facts", "-"]);

        run.Should().Be(new CommandResult(0, "{\"unknown\":[\"facts.shedule\"]}\n", "facts.shedule is not given: did you mean facts.schedule?\n"));
    }

    [Fact]
    public async Task An_expression_that_does_not_compile_is_told_with_its_place_and_a_suggestion()
    {
        var run = await ScorecardsCommand.RunAsync("eval", "1 < 2 &&\n  servce.tier > 2");

        run.Code.Should().Be(2);
        run.Error.Should().StartWith("expression:2:3: ").And.Contain("service");
        run.Json["error"]!.GetValue<string>().Should().StartWith("2:3: ");
    }

    [Theory]
    [InlineData("[1, 2", "facts.yaml:")]
    [InlineData("""{"a": tru}""", "facts.json:1:")]
    [InlineData("[1]", "must be a map")]
    [InlineData("now: soon", "not a time")]
    [InlineData("facts: 1", "must be a map")]
    [InlineData("a: 1\n---\nb: 1", "facts.yaml:3:1")]
    [InlineData("a: 1\na: 2", "facts.yaml:2:1")]
    [InlineData(null, "no such file")]
    public async Task Variables_that_cannot_be_read_are_told(string? text, string expected)
    {
        var name = text?.StartsWith('{') == true ? "facts.json" : "facts.yaml";
        if (text is not null)
        {
            _folder.Write(name, text);
        }

        var run = await ScorecardsCommand.RunAsync(_folder.Path, "", ["eval", "1", "--facts", name]);

        run.Code.Should().Be(2);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain(expected);
    }

    [Fact]
    public async Task A_batch_answers_every_line_in_order()
    {
        const int Lines = 10_000;
        var text = new StringBuilder();
        for (var i = 0; i < Lines; i++)
        {
            text.AppendLine(i % 2 == 0
                ? $$$$"""{"id":{{{{i}}}},"expr":"x * 2","bindings":{"x":{"int":"{{{{i}}}}"}}}"""
                : $$$$"""{"id":"line {{{{i}}}}","expr":"x.y","bindings":{"x":{"unknown":["facts.x"]}}}""");
        }

        var run = await ScorecardsCommand.RunAsync("eval", "--batch", _folder.Write("lines.jsonl", text.ToString()));

        run.Error.Should().BeEmpty();
        run.Code.Should().Be(0);
        run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().Equal(Enumerable.Range(0, Lines).Select(i => i % 2 == 0
            ? $$$$"""{"id":{{{{i}}}},"result":{"int":"{{{{i * 2}}}}"}}"""
            : $$$$"""{"id":"line {{{{i}}}}","result":{"unknown":["facts.x"]}}"""));
    }

    [Fact]
    public async Task A_batch_answers_lines_that_are_wrong_too()
    {
        string[] lines = ["not json", "", """{"id":1}""", """{"id":2,"expr":"1 + 'a'"}""", """{"id":3,"expr":"1 + 'a'","check":false}""", """{"id":4,"expr":"b","container":"a","bindings":{"a.b":{"bool":true}}}"""];

        var run = await ScorecardsCommand.RunAsync(_folder.Path, string.Join("\r\n", lines), ["eval", "--batch", "-"]);

        run.Code.Should().Be(0);
        var answers = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        answers.Select(a => a["id"]?.GetValue<int>()).Should().Equal(null, 1, 2, 3, 4);
        answers.Take(4).Should().OnlyContain(a => a["result"]!["error"] != null);
        answers[^1]["result"]!.ToJsonString().Should().Be("""{"bool":true}""");
    }
}
