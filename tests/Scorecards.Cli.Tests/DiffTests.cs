using System.Text;
using System.Text.Json.Nodes;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

public sealed class DiffTests : IDisposable
{
    private const string Card = """{"name":"readiness","primary":true,"grade":"GRADE","uncappedGrade":"GRADE","score":SCORE,"scoreMin":null,"scoreMax":null,"coverage":100,"exemptShare":0,"cappedBy":[]}""";

    private static readonly string _report = $$"""
        {"before":"d1","after":"d2","summary":{"services":12,"fall":2,"unrated":1,"undecided":1,"rise":0,"same":8,"notEvaluated":3},
        "changes":[{"kind":"Check","name":"is-quick","change":"changed","parts":["pass","severity"]},{"kind":"Check","name":"is-new","change":"added","parts":[]}],
        "needed":[{"source":"prometheus","query":"query","checks":["is-new"],"services":1}],
        "items":[
          {"service":{"id":"cart","title":"Cart <b>","team":"shop|@all","tier":1,"type":"service","lifecycle":"production"},"movement":"falls",
           "scorecards":[{"name":"readiness","primary":true,"before":{{Result("A+", 98.5)}},"after":{{Result("D", 64)}}}],
           "checks":[{"check":"is-quick","change":"changed","parts":["pass"],"from":"pass","fromValue":1,"to":"fail","toValue":0,"weightBefore":5,"weightAfter":5,"points":-34.5}]},
          {"service":{"id":"stock","title":"stock","team":null,"tier":3,"type":"service","lifecycle":"production"},"movement":"undecided",
           "scorecards":[{"name":"readiness","primary":true,"before":{{Result("B", 85)}},"after":{{Result("U", 85)}},"worst":{{Result("F", 40)}},"best":{{Result("A", 95)}}}],
           "checks":[{"check":"is-new","change":"added","parts":[],"from":null,"fromValue":0,"to":"unknown","toValue":0,"weightBefore":0,"weightAfter":5,"points":0}]}],
        "total":4}
        """;

    private readonly TempFolder _folder = new();

    public DiffTests()
    {
        _folder.Write("new/check.yaml", Definitions.Check("a", "'true'"));
        _folder.Write("new/card.yaml", Definitions.Scorecard("a"));
        _folder.Write("old/check.yaml", Definitions.Check("b", "'true'"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_table_has_the_summary_the_changes_and_the_reasons()
    {
        await using var server = Answering(_report);

        var run = await Run(server, "new");

        run.Code.Should().Be(0, run.Error);
        run.Out.Should().Contain("of 12 services, 2 fall, 1 become unrated, 1 cannot be told yet, 8 keep their grade; 3 more not evaluated yet")
            .And.Contain("Check is-quick: pass, severity changed").And.Contain("Check is-new is new")
            .And.Contain("never collected: prometheus query, for is-new, of 1 service")
            .And.MatchRegex(@"cart +shop\|@all +falls +readiness +A\+ \(98\.5\) +D \(64\.0\) +is-quick pass → fail")
            .And.MatchRegex(@"stock +- +undecided +readiness +B \(85\.0\) +F \(40\.0\) to A \(95\.0\) +is-new is new \(unknown\)")
            .And.Contain("and 2 more");
    }

    [Fact]
    public async Task Both_folders_are_sent_as_their_files_hold_them()
    {
        await using var server = Answering(_report);

        (await Run(server, "old", "new")).Code.Should().Be(0);

        var sent = JsonNode.Parse(server.Requests.Single().Body)!;
        sent["documents"]!.AsArray().Select(d => d!["path"]!.GetValue<string>()).Should().Equal("new/card.yaml", "new/check.yaml");
        sent["documents"]![1]!["text"]!.GetValue<string>().Should().Be(Definitions.Check("a", "'true'"));
        sent["before"]!.AsArray().Should().ContainSingle();
    }

    [Theory]
    [InlineData("new")]
    [InlineData("- new")]
    public async Task Without_an_old_folder_it_is_what_the_server_uses(string places)
    {
        await using var server = Answering(_report);

        (await Run(server, places.Split(' '))).Code.Should().Be(0);

        JsonNode.Parse(server.Requests.Single().Body)!["before"].Should().BeNull();
    }

    [Theory]
    [InlineData("3", 0)]
    [InlineData("2", 1)]
    [InlineData("0", 1)]
    public async Task More_downgrades_than_allowed_exit_with_1(string most, int code)
    {
        await using var server = Answering(_report);

        (await Run(server, "new", "--max-downgrades", most)).Code.Should().Be(code);
    }

    [Fact]
    public async Task Markdown_is_a_comment_in_which_nothing_of_the_catalog_is_markup()
    {
        await using var server = Answering(_report);

        var run = await Run(server, "new", "--output", "markdown", "--top", "1");

        run.Code.Should().Be(0, run.Error);
        run.Out.Should().StartWith("### Impact on grades\n\n**Of 12 services, 2 fall, 1 become unrated")
            .And.Contain("\n- Check is\\-quick\\: pass, severity changed\n")
            .And.Contain("| cart | shop&#124;&#64;all | ▼ falls | A\\+ \\(98\\.5\\) | D \\(64\\.0\\) | is\\-quick pass → fail |\n")
            .And.EndWith("and 3 more.\n").And.NotContain("@").And.NotContain("<");
        run.Out.Split('\n').Where(line => line.StartsWith('|')).Should().OnlyContain(line => line.Count(c => c == '|') == 7);
    }

    [Fact]
    public async Task Json_has_the_names_of_the_api_and_all_services()
    {
        await using var server = Answering(_report);

        var run = await Run(server, "new", "--output", "json");

        run.Json["items"]![1]!["scorecards"]![0]!["worst"]!["grade"]!.GetValue<string>().Should().Be("F");
        server.Requests.Single().Query("limit").Should().Equal("10000");
    }

    [Fact]
    public async Task Mistakes_in_the_definitions_are_told_at_their_places()
    {
        await using var server = Answering(
            """{"type":"urn:scorecards:wrong-definitions","title":"The definitions have mistakes","status":422,"detail":"…","problems":[{"file":"new/check.yaml","line":6,"column":9,"message":"unknown name","hint":"did you mean x?","warning":false}]}""",
            422, "application/problem+json");

        var run = await Run(server, "new");

        run.Code.Should().Be(2);
        run.Error.Should().Be("scorecards: The definitions have mistakes\nnew/check.yaml:6:9: unknown name (did you mean x?)\n");
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("empty")]
    public async Task A_folder_without_definitions_is_told_before_anyone_is_asked(string place)
    {
        _folder.Write("empty/readme.md", "");
        await using var server = Answering(_report);

        var run = await Run(server, place);

        run.Code.Should().Be(2);
        run.Error.Should().Contain(place);
        server.Requests.Should().BeEmpty();
    }

    private static string Result(string grade, double score) =>
        Card.Replace("GRADE", grade, StringComparison.Ordinal).Replace("SCORE", score.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static LoopbackServer Answering(string body, int status = 200, string type = "application/json") =>
        new((_, response) => response.SendAsync(status, type, Encoding.UTF8.GetBytes(body)));

    private Task<CommandResult> Run(LoopbackServer server, params IReadOnlyList<string> arguments) =>
        ScorecardsCommand.RunAsync(_folder.Path, "", [.. arguments.Prepend("diff"), "--server", server.Url.ToString()]);
}
