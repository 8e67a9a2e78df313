using System.Text.Json.Nodes;
using System.Xml.Linq;
using Scorecards.Cli.Gates;
using Scorecards.Cli.Gates.Reports;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using GateQuestion = Scorecards.Cli.Server.Models.GateQuestion;

namespace Scorecards.Cli.Tests.Gates;

/// <summary>A decision as JUnit, SARIF and Markdown.</summary>
public sealed class GateReportTests
{
    private static readonly DateTimeOffset _now = new(2030, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly GateQuestion _question = new("payments", "production", "deploy", null, null, null);

    private static readonly GateReasonAnswer[] _reasons =
    [
        new("outside-window", "blocking", "The calendar is shut.", "Wait.", new DateTimeOffset(2030, 1, 16, 9, 0, 0, TimeSpan.Zero)),
        new("drop-not-steady", "warning", "The grade has just dropped.", null, null),
        new("unrated", "info", "The grade at its lowest possible score counts.", null, null),
    ];

    [Theory]
    [InlineData(10, "failure", "1", "0", "deny")]
    [InlineData(11, "failure", "1", "0", "hold")]
    [InlineData(12, "error", "0", "1", "undecided")]
    public void JUnit_has_a_test_case_a_reason_and_what_blocks_fails(int status, string element, string failures, string errors, string type)
    {
        var suite = Suite(new GateReport((ExitStatus)status, _question, _reasons));

        suite.Attributes().Select(a => $"{a.Name}={a.Value}").Should().Equal(
            "name=scorecards gate: payments to production", "tests=3", $"failures={failures}", $"errors={errors}", "timestamp=2030-01-15T12:00:00Z");
        suite.Elements("testcase").Select(c => c.Attribute("name")!.Value).Should().Equal("outside-window", "drop-not-steady", "unrated");
        suite.Elements("testcase").Should().OnlyContain(c => c.Attribute("classname")!.Value == "gate.production.payments");
        var failure = suite.Descendants(element).Should().ContainSingle().Subject;
        (failure.Attribute("type")!.Value, failure.Attribute("message")!.Value, failure.Value).Should().Be(
            (type, "The calendar is shut.", "what to do: Wait.\nuntil: 2030-01-16 09:00:00Z"));
        suite.Descendants("system-out").Select(o => o.Value).Should().Equal("warning: The grade has just dropped.", "info: The grade at its lowest possible score counts.");
    }

    [Fact]
    public void JUnit_of_an_open_gate_has_no_failure_even_in_a_dry_run()
    {
        var suite = Suite(new GateReport(ExitStatus.Good, _question, _reasons));

        (suite.Attribute("failures")!.Value, suite.Attribute("errors")!.Value).Should().Be(("0", "0"));
        suite.Descendants("failure").Should().BeEmpty();
        suite.Descendants("system-out").Should().HaveCount(3);
    }

    [Fact]
    public void JUnit_of_a_gate_that_is_shut_without_a_blocking_reason_fails_all_the_same()
    {
        var suite = Suite(new GateReport(ExitStatus.Denied, _question, []));

        suite.Descendants("failure").Should().ContainSingle().Which.Attribute("message")!.Value.Should().Be("deny: deploy of payments to production");
    }

    [Fact]
    public void JUnit_can_be_read_whatever_is_in_a_message()
    {
        var suite = Suite(new GateReport(ExitStatus.Denied, _question, [_reasons[0] with { Message = "<a>&\u0000\uFFFE\U0001F600]]>" }]));

        suite.Descendants("failure").Single().Attribute("message")!.Value.Should().Be("<a>&\uFFFD\uFFFD\U0001F600]]>");
    }

    [Fact]
    public void Sarif_has_a_result_a_reason_whose_rule_is_its_code()
    {
        var document = Sarif(new GateReport(ExitStatus.Denied, _question, [.. _reasons, _reasons[0] with { Message = "Another calendar is shut." }]));
        var run = document["runs"]![0]!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        var results = run["results"]!.AsArray();

        document["version"]!.GetValue<string>().Should().Be("2.1.0");
        rules.Select(r => r!["id"]!.GetValue<string>()).Should().Equal("outside-window", "drop-not-steady", "unrated");
        results.Select(r => r!["level"]!.GetValue<string>()).Should().Equal("error", "warning", "note", "error");
        results.Should().OnlyContain(r => rules[r!["ruleIndex"]!.GetValue<int>()]!["id"]!.GetValue<string>() == r["ruleId"]!.GetValue<string>());
        results[0]!["message"]!["text"]!.GetValue<string>().Should().Be("The calendar is shut.\nwhat to do: Wait.\nuntil: 2030-01-16 09:00:00Z");
        results[0]!["locations"]![0]!["logicalLocations"]![0]!["fullyQualifiedName"]!.GetValue<string>().Should().Be("production/payments");
        run["properties"]!["decision"]!.GetValue<string>().Should().Be("deny");
    }

    [Theory]
    [InlineData(0, "warning", "allow")]
    [InlineData(12, "error", null)]
    public void Sarif_says_how_grave_a_reason_is_by_what_came_of_it(int status, string level, string? decision)
    {
        var run = Sarif(new GateReport((ExitStatus)status, _question, _reasons))["runs"]![0]!;

        run["results"]![0]!["level"]!.GetValue<string>().Should().Be(level);
        run["properties"]!["decision"]?.GetValue<string>().Should().Be(decision);
    }

    [Fact]
    public void A_summary_shows_text_as_it_is()
    {
        var text = StepSummary.Of(new GateReport(ExitStatus.Held, _question, [_reasons[0] with { Message = "a | b\n<script> @all `x`", Remedy = "[click](https://evil)" }])
        {
            Page = new Uri("https://scorecards.example.com/gate?service=a)b"),
        });

        text.Should().Be("""
            ### ⏸ hold\: deploy of payments to production

            | | Reason | What to do | Until |
            | --- | --- | --- | --- |
            | blocking | a &#124; b &lt;script&gt; &#64;all \`x\` (outside\-window) | \[click\]\(https\://evil\) | 2030-01-16 09:00:00Z |

            - [more](https://scorecards.example.com/gate?service=a%29b)


            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_kept_verdict_is_told_with_when_and_by_whom_it_was_given()
    {
        var claims = new VerdictClaims
        {
            Iss = "https://scorecards.example.com",
            Sub = "payments",
            Jti = "d1",
            Iat = 1_894_708_800,
            Exp = 1_894_709_700,
            Environment = "production",
            ChangeKind = DeploymentKind.Deploy,
            Decision = GateVerdict.Deny,
            Mode = GateMode.Enforce,
            Grade = "C",
            Policy = "shipped",
            Digest = "d1",
        };
        var report = GateReport.Of(_question, new GateOutcome.Kept(claims));

        report.Status.Should().Be(ExitStatus.Denied);
        report.Reasons.Should().ContainSingle().Which.Should().Be(new GateReasonAnswer(
            "kept-verdict", "blocking", "https://scorecards.example.com decided so at 2030-01-15 12:00:00Z (decision d1), and signed it.", null, _now.AddMinutes(15)));
    }

    private static XElement Suite(GateReport report) => XDocument.Parse(JUnitReport.Of(report, _now)).Root!.Element("testsuite")!;

    private static JsonNode Sarif(GateReport report) => JsonNode.Parse(SarifReport.Of(report))!;
}
