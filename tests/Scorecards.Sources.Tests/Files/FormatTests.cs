namespace Scorecards.Sources.Tests.Files;

/// <summary>What is made of a good report.</summary>
public sealed class FormatTests
{
    [Fact]
    public void Objectives_are_told_with_their_targets_and_windows()
    {
        var fact = ReportTesting.FactOf("openslo", Samples.OpenSlo);

        fact.At("count").AsInt().Should().Be(2);
        fact.At("objectives").AsInt().Should().Be(3);
        fact.At("lowestTarget").AsDouble().Should().Be(0.9);
        fact.At("shortestWindowDays").AsDouble().Should().Be(28);
        fact.At("alertPolicies").AsInt().Should().Be(1);
        fact.At("services").ToJson().Should().Be("""["shop","cart"]""");
        fact.At("slos").AsList()[0].ToJson().Should().Be(
            """{"alertPolicies":1,"method":"Occurrences","name":"answers","objectives":[{"name":"good","target":0.995},{"name":"fine","target":0.98}],"rolling":true,"service":"shop","window":"4w","windowDays":28.0}""");
        fact.At("slos").AsList()[1].ToJson().Should().Contain("\"window\":\"1M\"").And.Contain("\"windowDays\":30.0").And.Contain("\"rolling\":false");
    }

    [Fact]
    public void Findings_are_told_by_level_as_rules_suppressions_and_baselines_say()
    {
        var fact = ReportTesting.FactOf("sarif", Samples.Sarif);

        fact.At("runs").AsInt().Should().Be(2);
        fact.At("failedRuns").AsInt().Should().Be(1);
        fact.At("tools").ToJson().Should().Be("""["CodeQL","Linter"]""");
        fact.At("count").AsInt().Should().Be(5);
        fact.At("errors").AsInt().Should().Be(3);
        fact.At("warnings").AsInt().Should().Be(1);
        fact.At("notes").AsInt().Should().Be(1);
        fact.At("suppressed").AsInt().Should().Be(1);
        fact.At("worstSecuritySeverity").AsDouble().Should().Be(8.8);
        fact.At("byRule").ToJson().Should().Be("""{"other":1,"sql-injection":2,"unused":2}""");
        fact.At("findings").AsList()[0].ToJson().Should().Be(
            """{"level":"error","line":17,"message":"This query depends on a user's input.","path":"src/Orders.cs","rule":"sql-injection","securitySeverity":8.8}""");
    }

    [Fact]
    public void Tests_are_counted_by_their_cases_and_where_there_are_none_by_their_suites()
    {
        var fact = ReportTesting.FactOf("junit", Samples.JUnit);

        fact.At("tests").AsInt().Should().Be(7);
        fact.At("passed").AsInt().Should().Be(3);
        fact.At("failures").AsInt().Should().Be(2);
        fact.At("errors").AsInt().Should().Be(1);
        fact.At("skipped").AsInt().Should().Be(1);
        fact.At("seconds").AsDouble().Should().Be(3);
        fact.At("failed").ToJson().Should().Be("""["Orders.are paid","Orders.are sent"]""");
        fact.At("ageDays").AsInt().Should().Be(1);
    }

    [Fact]
    public void A_bill_of_materials_is_told_by_components_licences_and_vulnerabilities()
    {
        var fact = ReportTesting.FactOf("cyclonedx", Samples.CycloneDx);

        fact.At("specVersion").AsString().Should().Be("1.5");
        fact.At("components").AsInt().Should().Be(4);
        fact.At("byType").ToJson().Should().Be("""{"container":1,"file":1,"library":2}""");
        fact.At("withoutVersion").AsInt().Should().Be(2);
        fact.At("withoutLicense").AsInt().Should().Be(2);
        fact.At("licenses").ToJson().Should().Be("""{"MIT":1,"MIT OR Apache-2.0":1,"Own":1}""");
        fact.At("tellsVulnerabilities").AsBool().Should().BeTrue();
        fact.At("vulnerabilities").AsInt().Should().Be(2);
        fact.At("settledVulnerabilities").AsInt().Should().Be(1);
        fact.At("bySeverity").ToJson().Should().Be("""{"critical":1,"unknown":1}""");
        fact.At("worst").AsList()[0].ToJson().Should().Be("""{"id":"CVE-2029-1","score":9.8,"severity":"critical"}""");
        fact.At("ageDays").AsInt().Should().Be(10);
        ReportTesting.FactOf("cyclonedx", """{"bomFormat":"CycloneDX","specVersion":"1.2"}""").At("tellsVulnerabilities").AsBool().Should().BeFalse();
    }

    [Theory]
    [InlineData("1.1", "<components/>", 0, false)]
    [InlineData("1.6", "<components><component><name>a</name></component></components><vulnerabilities/>", 1, true)]
    [InlineData("1.4", "<vulnerabilities><vulnerability/></vulnerabilities>", 0, true)]
    public void A_bill_of_materials_in_xml_may_be_of_any_version(string version, string body, int components, bool tells)
    {
        var fact = ReportTesting.FactOf("cyclonedx", $"\uFEFF <bom xmlns='http://cyclonedx.org/schema/bom/{version}'>{body}</bom>");

        fact.At("specVersion").AsString().Should().Be(version);
        fact.At("components").AsInt().Should().Be(components);
        fact.At("tellsVulnerabilities").AsBool().Should().Be(tells);
        fact.At("vulnerabilities").AsInt().Should().Be(body.Contains("<vulnerability/>") ? 1 : 0);
    }

    [Fact]
    public void A_bill_of_materials_says_the_same_in_xml()
    {
        ReportTesting.FactOf("cyclonedx", Samples.CycloneDxXml).Value.Should().Be(ReportTesting.FactOf("cyclonedx", Samples.CycloneDx).Value);
        ReportTesting.FactOf("cyclonedx", Samples.CycloneDxXml, Samples.CycloneDx).At("components").AsInt().Should().Be(8);
    }

    [Fact]
    public void A_scorecard_is_told_with_its_checks_and_what_it_could_not_decide()
    {
        var fact = ReportTesting.FactOf("scorecard", Samples.Scorecard);

        fact.At("score").AsDouble().Should().Be(6.4);
        fact.At("checks").ToJson().Should().Be("""{"Code-Review":10.0,"Token-Permissions":0.0}""");
        fact.At("inconclusive").ToJson().Should().Be("""["Signed-Releases"]""");
        fact.At("reasons").ToJson().Should().Contain("excessive permissions");
        fact.At("version").AsString().Should().Be("v5.0.0");
        fact.At("ageDays").AsInt().Should().Be(3);
    }

    [Fact]
    public void Coverage_is_told_by_its_counts_and_several_reports_are_added_up()
    {
        const string More = """<coverage line-rate="1" branch-rate="0" lines-covered="20" lines-valid="20" branches-covered="0" branches-valid="0" timestamp="1894536000000"><packages/></coverage>""";
        var fact = ReportTesting.FactOf("cobertura", Samples.Cobertura);

        fact.At("lineRate").AsDouble().Should().Be(0.75);
        fact.At("branchRate").AsDouble().Should().Be(0.5);
        fact.At("linesValid").AsInt().Should().Be(80);
        fact.At("packages").AsInt().Should().Be(2);
        fact.At("ageDays").AsInt().Should().Be(2);
        ReportTesting.FactOf("cobertura", Samples.Cobertura, More).At("lineRate").AsDouble().Should().Be(0.8);
        ReportTesting.FactOf("cobertura", More).At("ageDays").AsInt().Should().Be(2);
        ReportTesting.FactOf("cobertura", More).Has("branchRate").Should().BeFalse();
        ReportTesting.FactOf("cobertura", """<coverage line-rate="0.3" branch-rate="NaN"/>""").At("lineRate").AsDouble().Should().Be(0.3);
    }

    [Theory]
    [InlineData("openslo")]
    [InlineData("sarif")]
    [InlineData("junit")]
    [InlineData("cyclonedx")]
    [InlineData("scorecard")]
    [InlineData("cobertura")]
    public void No_report_is_a_fact_that_says_so(string format) => ReportTesting.FactOf(format).At("files").AsInt().Should().Be(0);

    [Fact]
    public void Texts_are_cut_to_a_line_and_never_in_the_middle_of_a_character()
    {
        var fact = ReportTesting.FactOf("scorecard", $$"""{"scorecard":{},"score":1,"checks":[{"name":"a{{string.Concat(Enumerable.Repeat("😀", 200))}}","score":1,"reason":"x\u0000y"}]}""");

        fact.At("reasons").AsMap().Should().ContainSingle().Which.Key.AsString().Should().EndWith("😀").And.HaveLength(299);
        fact.At("reasons").ToJson().Should().NotContain("\\u0000");
    }
}
