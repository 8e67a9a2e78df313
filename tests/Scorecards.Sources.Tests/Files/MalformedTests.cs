namespace Scorecards.Sources.Tests.Files;

/// <summary>What is said of a report that is not what it should be.</summary>
public sealed class MalformedTests
{
    private const string Entities = """
        <!DOCTYPE coverage [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
        <coverage line-rate="0.5"><x>&c;</x></coverage>
        """;

    [Theory]
    [InlineData("openslo", "", "empty")]
    [InlineData("openslo", "a: [", "report0:1")]
    [InlineData("openslo", "text", "apiVersion")]
    [InlineData("openslo", "apiVersion: openslo/v1\nkind: SLO\n", "spec")]
    [InlineData("openslo", "apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { objectives: [] }", "objectives")]
    [InlineData("openslo", "apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { objectives: [{ target: 99.9 }] }", "report0:4:22: a target is a share from 0 to 1")]
    [InlineData("openslo", "apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { objectives: [{ target: high }] }", "'target' is a number, not the text 'high'")]
    [InlineData("openslo", "apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { objectives: [{ target: 0.9 }], timeWindow: [{ duration: long }] }", "'long' is no duration")]
    [InlineData("openslo", "apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { objectives: [{ target: 0.9 }], timeWindow: [{ duration: d }] }", "'d' is no duration")]
    [InlineData("openslo", "apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { objectives: { target: 0.9 } }", "'objectives' is a list")]
    [InlineData("sarif", "", "not JSON")]
    [InlineData("sarif", "{\n \"version\": ", "report0:2")]
    [InlineData("sarif", "[]", "SARIF")]
    [InlineData("sarif", """{"version":"2.1.0"}""", "runs")]
    [InlineData("sarif", """{"version":"2.1.0","runs":[{}]}""", "runs[0] has no tool.driver")]
    [InlineData("sarif", """{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":7}]}""", "no list")]
    [InlineData("sarif", """{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"\ud800"}}}]}""", "report0")]
    [InlineData("junit", "", "not XML")]
    [InlineData("junit", "<html/>", "no testsuites")]
    [InlineData("junit", "<testsuite><testcase>", "not XML")]
    [InlineData("junit", "<testsuite>\n<testcase time=\"soon\"/></testsuite>", "report0:2:2: time=\"soon\" is no number")]
    [InlineData("junit", "<testsuite tests=\"-1\"/>", "is no count")]
    [InlineData("junit", "<!DOCTYPE testsuite [<!ENTITY a \"b\">]><testsuite/>", "DTD")]
    [InlineData("cyclonedx", "{}", "bomFormat")]
    [InlineData("cyclonedx", "<bom/>", "no bom of http://cyclonedx.org/schema/bom/")]
    [InlineData("cyclonedx", "<html xmlns='http://cyclonedx.org/schema/bom/1.5'/>", "not CycloneDX in XML: the element html")]
    [InlineData("cyclonedx", "<bom xmlns='http://cyclonedx.org/schema/bom/1.5'><components>", "not XML")]
    [InlineData("cyclonedx", "<!DOCTYPE bom [<!ENTITY a \"b\">]><bom xmlns='http://cyclonedx.org/schema/bom/1.5'/>", "DTD")]
    [InlineData("cyclonedx", "<bom xmlns='http://cyclonedx.org/schema/bom/1.5'><vulnerabilities><vulnerability><ratings><rating>\n<score>high</score></rating></ratings></vulnerability></vulnerabilities></bom>",
        "report0:2:14: the score 'high' is no number")]
    [InlineData("cyclonedx", """{"bomFormat":"CycloneDX","components":{}}""", "no list")]
    [InlineData("scorecard", "{}", "scorecard")]
    [InlineData("scorecard", """{"scorecard":{},"score":11,"checks":[]}""", "no score")]
    [InlineData("scorecard", """{"scorecard":{},"score":1}""", "checks")]
    [InlineData("scorecard", """{"scorecard":{},"score":1,"checks":[{"score":1}]}""", "checks[0]")]
    [InlineData("cobertura", "<coverage/>", "line-rate")]
    [InlineData("cobertura", "<coverage line-rate=\"2\"/>", "from 0 to 1")]
    [InlineData("cobertura", "<coverage line-rate=\"1\" lines-valid=\"1\" lines-covered=\"2\"/>", "covered")]
    [InlineData("cobertura", Entities, "entity")]
    public void It_is_told_with_its_place_and_counts_as_the_services(string format, string text, string words) =>
        ReportTesting.Refusal(format, text).Should().Contain(words).And.Contain("report0");

    [Theory]
    [InlineData("sarif", """{"version":"2.1.0","runs":""", "[")]
    [InlineData("cyclonedx", """{"bomFormat":"CycloneDX","components":""", "[{\"components\":")]
    [InlineData("cyclonedx", "<bom xmlns='http://cyclonedx.org/schema/bom/1.5'>", "<components><component>")]
    [InlineData("junit", "<testsuites>", "<testsuite>")]
    [InlineData("cobertura", "<coverage line-rate=\"1\">", "<a>")]
    [InlineData("openslo", "apiVersion: openslo/v1\nkind: SLO\nspec: ", "[")]
    public void One_that_is_nested_without_end_is_refused(string format, string begin, string nested) =>
        ReportTesting.Refusal(format, begin + string.Concat(Enumerable.Repeat(nested, 100_000))).Should().Contain("report0");

    [Fact]
    public void Several_that_cannot_be_added_up_are_refused()
    {
        ReportTesting.Refusal("scorecard", Samples.Scorecard, Samples.Scorecard).Should().Contain("more than one");
        ReportTesting.Refusal("cobertura", Samples.Cobertura, "<coverage line-rate=\"1\"/>").Should().Contain("report1");
    }

    [Fact]
    public void One_of_several_that_is_malformed_is_named() =>
        ReportTesting.Refusal("junit", Samples.JUnit, "<testsuite").Should().StartWith("report1:1:");
}
