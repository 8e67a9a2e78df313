using static Scorecards.Core.Tests.Definitions.DefinitionTesting;

namespace Scorecards.Core.Tests.Definitions;

public sealed class CheckMistakesTests
{
    [Theory]
    [InlineData("severity: high", "serverity: high", "f.yaml:6:3: 'serverity' is not a field of spec (did you mean 'severity'?)")]
    [InlineData("severity: high", "severity: hihg", "f.yaml:6:13: spec.severity must be one of low, medium, high, blocker, not the text 'hihg' (did you mean 'high'?)")]
    [InlineData("severity: high", "severity: 3", "f.yaml:6:13: spec.severity must be one of low, medium, high, blocker, not the number 3")]
    [InlineData("severity: high", "stage: Enforced", "f.yaml:6:10: spec.stage must be one of draft, dark, preview, sampled, enforced, retired, not the text 'Enforced' (did you mean 'enforced'?)")]
    [InlineData("severity: high", "severity: high\n  severity: low", "f.yaml:7:3: the key 'severity' is there twice, first on line 6 (remove one of the two)")]
    [InlineData("severity: high", "freshFor: 1 day", "f.yaml:6:13: spec.freshFor must be a duration, not the text '1 day' (write it like 90s, 15m, 1h30m or 7d)")]
    [InlineData("severity: high", "freshFor: 90", "f.yaml:6:13: spec.freshFor must be a duration, not the number 90 (write it like 90s, 15m, 1h30m or 7d)")]
    [InlineData("severity: high", "freshFor: 0s", "f.yaml:4:9: freshFor is nothing, so that every fact is stale when it arrives (give it at least the time between two evaluations)")]
    [InlineData("severity: high", "sample: 0", "f.yaml:6:11: spec.sample must be a whole number from 1 to 100, not the number 0")]
    [InlineData("severity: high", "sample: 101", "f.yaml:6:11: spec.sample must be a whole number from 1 to 100, not the number 101")]
    [InlineData("severity: high", "sample: 5.5", "f.yaml:6:11: spec.sample must be a whole number, not the number 5.5")]
    [InlineData("severity: high", "sample: many", "f.yaml:6:11: spec.sample must be a whole number, not the text 'many'")]
    [InlineData("severity: high", "fix: { effort: 4, text: [a], link: ftp://x }",
        "f.yaml:6:18: spec.fix.effort must be a duration, not the number 4 (write it like 90s, 15m, 1h30m or 7d)",
        "f.yaml:6:27: spec.fix.text must be a text, not a list",
        "f.yaml:6:38: spec.fix.link must be a text of the form ^https?://, not the text 'ftp://x'")]
    [InlineData("severity: high", "why: true", "f.yaml:6:8: spec.why must be a text, not the bool true (put it in quotes)")]
    [InlineData("facts:\n    it: { source: test, query: value }", "facts: [it]", "f.yaml:7:10: spec.facts must be a map, not a list")]
    [InlineData("it: {", "my-it: {", "f.yaml:8:5: a key of spec.facts must be a name of letters, digits and underscores that begins with no digit, not the text 'my-it'")]
    [InlineData("it: { source: test, query: value }", "it:", "f.yaml:8:8: spec.facts.it must be a map, not nothing")]
    [InlineData("source: test, query", "query", "f.yaml:8:9: spec.facts.it needs 'source' (The name of a source.)")]
    [InlineData("  pass: facts.it.ok\n", "", "f.yaml:6:3: spec needs 'pass' or 'attestation' (One requirement, codified: a rule over facts, or a question to people.)")]
    [InlineData("pass: facts.it.ok", "pass: true", "f.yaml:9:9: spec.pass must be a text, not the bool true (put it in quotes)")]
    [InlineData("expect: pass", "expect: passed", "f.yaml:11:46: spec.examples[0].expect must be one of pass, fail, partial, unknown, notApplicable, not the text 'passed' (did you mean 'pass'?)")]
    [InlineData(", expect: pass", "", "f.yaml:11:7: spec.examples[0] needs 'expect' (The outcome expected.)")]
    [InlineData("expect: pass", "expect: pass, value: 2", "f.yaml:11:59: spec.examples[0].value must be a number from 0 to 1, not the number 2")]
    public void A_wrong_field_is_shown_where_it_is(string from, string to, params string[] problems) => Problems(CheckText, from, to).Should().Equal(problems);

    [Theory]
    [InlineData("source: test", "source: tset", "f.yaml:8:19: there is no source 'tset' (did you mean 'test'?)")]
    [InlineData("source: test", "source: jira", "f.yaml:8:19: there is no source 'jira' (known are: any, remote, test)")]
    [InlineData("source: test, query: value", "source: test, query: ", "f.yaml:8:19: the fact needs 'query', what the source 'test' is asked (known queries: value, users)")]
    [InlineData("query: value", "query: values", "f.yaml:8:32: the source 'test' has no query 'values' (did you mean 'value'?)")]
    [InlineData("query: value", "query: value, with: { off: x }", "f.yaml:8:52: the query 'value' takes no argument 'off' (did you mean 'of'?)")]
    [InlineData("query: value", "query: users", "f.yaml:8:32: the query 'users' needs the argument 'team' in 'with' (The name of the team.)",
        "f.yaml:9:18: pass: no such field 'ok' in users (it has names)")]
    [InlineData("query: value", "query: value, ttl: 25h", "f.yaml:8:19: the fact 'it' lives for 1d1h, but is stale after 1d (make ttl at most freshFor)")]
    public void A_fact_that_cannot_be_asked_for_is_shown_where_it_is(string from, string to, params string[] problems) => Problems(CheckText, from, to).Should().Equal(problems);

    [Fact]
    public void A_source_that_is_configured_is_known_by_its_own_name()
    {
        var check = CheckText.Replace("source: test", "source: a-source", StringComparison.Ordinal);

        Problems(("a.yaml", check), ("b.yaml", SourceText)).Should().BeEmpty();
        Problems(("a.yaml", check), ("b.yaml", SourceText.Replace("kind: remote", "kind: remoet", StringComparison.Ordinal)))
            .Should().Equal("b.yaml:6:9: there is no kind of source 'remoet' (did you mean 'remote'?)");
        Problems(("a.yaml", check), ("b.yaml", SourceText.Replace("kind: remote", "kind: remote\n  urll: x", StringComparison.Ordinal)))
            .Should().Equal("b.yaml:7:3: 'urll' is not a field of spec (did you mean 'url'?)");
        Problems(("a.yaml", check), ("b.yaml", SourceText.Replace("  kind: remote", "  url: http://x", StringComparison.Ordinal)))
            .Should().Equal("b.yaml:6:3: spec needs 'kind' (The kind of system: one of the shipped kinds.)");
    }

    [Theory]
    [InlineData("kind: remote", "kind: remote\n  url: prometheus:9090", "f.yaml:7:8: spec.url must be a text of the form ^https?://, not the text 'prometheus:9090'")]
    [InlineData("kind: remote", "kind: remote\n  auth: { secretRef: hunter2 }", "f.yaml:7:22: spec.auth.secretRef must be a text of the form ^(env|file):.+, not the text 'hunter2'")]
    [InlineData("kind: remote", "kind: remote\n  auth: { password: x, secretRef: env:X }", "f.yaml:7:11: 'password' is not a field of spec.auth (known are: header, secretRef, username)")]
    [InlineData("kind: remote", "kind: remote\n  timeout: soon", "f.yaml:7:12: spec.timeout must be a duration, not the text 'soon' (write it like 90s, 15m, 1h30m or 7d)")]
    public void A_mistake_in_a_source_is_shown_where_it_is(string from, string to, params string[] problems) => Problems(SourceText, from, to).Should().Equal(problems);
}
