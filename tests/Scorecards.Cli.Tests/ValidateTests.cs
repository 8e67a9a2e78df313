using System.Text.Json.Nodes;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

public sealed class ValidateTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_shipped_definitions_are_valid()
    {
        var run = await ScorecardsCommand.RunAsync("validate", Path.Combine(BuiltProgram.Root, "checks"));

        run.Error.Should().BeEmpty();
        run.Code.Should().Be(0);
        run.Out.Should().MatchRegex(@"\d\d checks with \d+ examples, 2 scorecards, \d sources?: valid");
    }

    [Fact]
    public async Task Every_mistake_of_every_file_is_told_at_its_place()
    {
        _folder.Write("brackets.yaml", new string('[', 10_000));
        _folder.Write("bomb.yaml", AliasBomb());
        _folder.Write("huge.yaml", "# " + new string('x', 2 * 1024 * 1024));
        _folder.Write("unreadable.yaml", "kind: [Check");
        _folder.Write("unknown-kind.yaml", Definitions.Check("a", "1 == 1").Replace("kind: Check", "kind: Chek"));
        _folder.Write("unknown-key.yaml", Definitions.Check("b", "1 == 1") + "  sevrity: high\n");
        _folder.Write("wrong-type.yaml", Definitions.Check("c", "1 == 1") + "  sample: lots\n");
        _folder.Write("no-expression.yaml", Definitions.Check("d", "1 +"));
        _folder.Write("no-bool.yaml", Definitions.Check("e", "\"'yes'\""));
        _folder.Write("unknown-source.yaml", Definitions.Check("f", "facts.x == 1") + "  facts:\n    x: { source: htp, query: get, with: { url: x } }\n");
        _folder.Write("wrong-example.yaml", Definitions.Check("g", "1 == 1") + "  examples:\n    - { expect: fail }\n");
        _folder.Write("scorecard.yaml", Definitions.Scorecard("gg"));

        var run = await ScorecardsCommand.RunAsync("validate", _folder.Path, "--json");

        run.Code.Should().Be(2);
        run.Error.Should().BeEmpty();
        run.Json["valid"]!.GetValue<bool>().Should().BeFalse();
        var problems = run.Json["problems"]!.AsArray();
        Place("brackets.yaml").Should().Be((1, 65));
        Place("bomb.yaml").Line.Should().Be(2);
        Place("huge.yaml").Should().Be((0, 0));
        Place("unreadable.yaml").Line.Should().BePositive();
        Place("unknown-kind.yaml").Should().Be((2, 7));
        Place("unknown-key.yaml").Should().Be((7, 3));
        Place("wrong-type.yaml").Should().Be((7, 11));
        Place("no-expression.yaml").Line.Should().Be(6);
        Place("no-bool.yaml").Line.Should().Be(6);
        Place("unknown-source.yaml").Should().Be((8, 18));
        Place("wrong-example.yaml").Line.Should().Be(8);
        Place("scorecard.yaml").Line.Should().Be(7);
        Of("unknown-key.yaml")["hint"]!.GetValue<string>().Should().Contain("severity");
        Of("unknown-source.yaml")["hint"]!.GetValue<string>().Should().Contain("http");

        JsonNode Of(string file) => problems.First(p => Path.GetFileName(p!["file"]!.GetValue<string>()) == file)!;
        (int Line, int Column) Place(string file) => (Of(file)["line"]!.GetValue<int>(), Of(file)["column"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_mistake_is_one_line_that_editors_can_follow()
    {
        _folder.Write("a.yaml", Definitions.Check("a", "tru"));

        var run = await ScorecardsCommand.RunAsync(_folder.Path, "", ["validate", "a.yaml"]);

        run.Code.Should().Be(2);
        run.Error.Should().MatchRegex(@"^a\.yaml:6:9: pass: .*'tru'.*\n$");
        run.Out.Should().Be("a.yaml: 1 error\n");
    }

    [Fact]
    public async Task Text_in_a_file_cannot_steer_the_terminal()
    {
        _folder.Write("a.yaml", Definitions.Check("a", "1 == 1") + "  \"sevrity\\e[2J\": high\n");

        var run = await ScorecardsCommand.RunAsync("validate", _folder.Path);

        run.Error.Should().Contain("sevrity").And.NotContain("\u001b");
    }

    [Theory]
    [InlineData("/no/such/folder", "no file or folder")]
    [InlineData("empty", "no definition")]
    [InlineData("ext::sh -c true", "ext::")]
    [InlineData("file:///no/such/folder", "/no/such/folder")]
    public async Task A_place_without_definitions_is_refused(string place, string expected)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "empty"));

        var run = await ScorecardsCommand.RunAsync(_folder.Path, "", ["validate", place]);

        run.Code.Should().Be(2);
        run.Error.Should().Contain(expected);
    }

    private static string AliasBomb()
    {
        var lines = Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]");
        return string.Join('\n', lines.Prepend("a0: &a0 [lol, lol, lol]"));
    }
}
