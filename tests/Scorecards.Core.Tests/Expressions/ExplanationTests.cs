using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Core.Tests.Expressions.Support;

namespace Scorecards.Core.Tests.Expressions;

/// <summary>What is said of a check that failed: the values that decided it, and what was needed.</summary>
public sealed class ExplanationTests
{
    private static readonly Bindings Values = Bindings.Of(
        ("facts", CelValue.Map(
        [
            new("schedule", Json("{\"users\": [\"ann\", \"bob\", \"cid\", \"dan\"]}")),
            new("repo", Json("{\"branch\": \"main\", \"protected\": false, \"stars\": 3.5, \"languages\": [\"go\"], \"topics\": []}")),
            new("alerts", Json("[{\"name\": \"a\", \"runbook\": \"http://x\"}, {\"name\": \"b\"}, {\"name\": \"c\", \"runbook\": \"none\"}]")),
            new("many", Json($"[{string.Join(',', Enumerable.Range(0, 500))}]")),
            new("gone", CelValue.Unknown("facts.gone")),
        ])),
        ("service", Json("{\"tier\": 3, \"name\": \"pay\", \"tags\": {\"a\": \"1\", \"b\": \"22\"}}")));

    private static readonly ExpressionScope Scope = new(new Dictionary<string, CelType> { ["facts"] = CelType.Dyn, ["service"] = CelType.Dyn });

    [Theory]
    [InlineData("size(facts.schedule.users) >= 6", "size(facts.schedule.users) = 4, needed >= 6")]
    [InlineData("6 <= size(facts.schedule.users)", "size(facts.schedule.users) = 4, needed >= 6")]
    [InlineData("size(facts.schedule.users) >= 6 && service.tier <= 3", "size(facts.schedule.users) = 4, needed >= 6")]
    [InlineData("size(facts.schedule.users) >= 6 && service.tier <= 2", "size(facts.schedule.users) = 4, needed >= 6; service.tier = 3, needed <= 2")]
    [InlineData("service.tier == 1 || service.tier == 2", "service.tier = 3, needed == 1; service.tier = 3, needed == 2")]
    [InlineData("service.tier != 3", "service.tier = 3, needed != 3")]
    [InlineData("!(service.tier > 2)", "service.tier = 3, needed <= 2")]
    [InlineData("!(service.tier == 3)", "service.tier = 3, needed != 3")]
    [InlineData("service.tier > facts.repo.stars", "service.tier = 3, needed > facts.repo.stars = 3.5")]
    [InlineData("service.tier in [1, 2]", "service.tier = 3, needed in [1, 2]")]
    [InlineData("!(service.tier in [3])", "service.tier = 3, needed not in [3]")]
    [InlineData("'rust' in facts.repo.languages", "facts.repo.languages = [\"go\"], needed to hold 'rust'")]
    [InlineData("facts.repo.branch == 'trunk'", "facts.repo.branch = \"main\", needed == 'trunk'")]
    [InlineData("facts.repo.branch.startsWith('release/')", "facts.repo.branch = \"main\", needed startsWith('release/')")]
    [InlineData("!facts.repo.branch.startsWith('ma')", "facts.repo.branch = \"main\", needed not startsWith('ma')")]
    [InlineData("facts.repo.branch.matches('^r')", "facts.repo.branch = \"main\", needed matches('^r')")]
    [InlineData("matches(facts.repo.branch, '^r')", "facts.repo.branch = \"main\", needed matches(facts.repo.branch, '^r')")]
    [InlineData("sets.contains(facts.repo.languages, ['c'])", "facts.repo.languages = [\"go\"], needed sets.contains(facts.repo.languages, ['c'])")]
    [InlineData("facts.repo.protected", "facts.repo.protected = false")]
    [InlineData("has(facts.repo.license)", "facts.repo.license is missing")]
    [InlineData("!has(facts.repo.branch)", "facts.repo.branch is there")]
    [InlineData("facts.alerts.all(a, has(a.runbook))", "facts.alerts[1]: a.runbook is missing")]
    [InlineData("facts.alerts.all(a, a.name < 'b')", "facts.alerts[1]: a.name = \"b\", needed < 'b'; facts.alerts[2]: a.name = \"c\", needed < 'b'")]
    [InlineData("facts.alerts.exists(a, a.name == 'z')", "none of 3 in facts.alerts fulfils a.name == 'z'")]
    [InlineData("facts.repo.topics.exists(t, t == 'z')", "facts.repo.topics is empty")]
    [InlineData("facts.alerts.exists_one(a, a.name > 'a')", "2 of 3 in facts.alerts fulfil a.name > 'a', needed 1")]
    [InlineData("service.tags.all(k, v, size(v) == 1)", "service.tags[\"b\"]: size(v) = 2, needed == 1")]
    [InlineData("!facts.alerts.exists(a, a.name == 'b')", "facts.alerts[1]: a.name = \"b\", needed != 'b'")]
    [InlineData("service.tier < 3 ? true : facts.repo.protected", "service.tier = 3; facts.repo.protected = false")]
    [InlineData("cel.bind(n, size(facts.schedule.users), n > 5)", "n = 4, needed > 5")]
    [InlineData("size(facts.many) > 500", "size(facts.many) = 500, needed > 500")]
    [InlineData("facts.many == []", "facts.many = [… 500 items], needed == []")]
    [InlineData("facts.repo.stars / 7.0", "facts.repo.stars = 3.5")]
    [InlineData("facts.repo.stars", "facts.repo.stars = 3.5")]
    [InlineData("false", "")]
    [InlineData("1 > 2", "")]
    [InlineData("facts.gone > 1", "facts.gone is not known")]
    [InlineData("facts.gone > 1 && service.tier == 3", "facts.gone is not known")]
    [InlineData("facts.gone > 1 && service.tier == 1", "service.tier = 3, needed == 1")]
    [InlineData("facts.repo.nope == 1", "facts.repo.nope == 1: no such key: nope")]
    [InlineData("service.tier == 3 && facts.repo.nope", "facts.repo.nope: no such key: nope")]
    [InlineData("size(facts.schedule.users)\n   >=   6", "size(facts.schedule.users) = 4, needed >= 6")]
    public void A_value_is_explained_by_what_decided_it(string source, string expected)
    {
        var compiled = Expression.Compile(source, Scope);
        compiled.Problems.Should().BeEmpty();
        compiled.Value!.Explain(Values).Should().Be(expected);
    }

    [Theory]
    [InlineData("size(facts.schedule.users) >= 2 && service.tier <= 3", "size(facts.schedule.users) = 4; service.tier = 3")]
    [InlineData("service.tier == 3 || facts.gone > 1", "service.tier = 3")]
    [InlineData("has(facts.repo.branch)", "facts.repo.branch is there")]
    [InlineData("facts.alerts.all(a, has(a.name))", "each of 3 in facts.alerts fulfils has(a.name)")]
    [InlineData("facts.alerts.exists(a, a.name == 'b')", "facts.alerts[1]: a.name = \"b\"")]
    public void A_check_that_passed_is_explained_without_what_was_needed(string source, string expected) =>
        Expression.Compile(source, Scope).Value!.Explain(Values).Should().Be(expected);

    [Fact]
    public void An_explanation_stays_short_and_ends()
    {
        var source = string.Join(" && ", Enumerable.Range(0, 40).Select(i => $"facts.many.all(x, x > {i} + 1000)"));
        var text = Expression.Compile(source, Scope).Value!.Explain(Values);
        text.Split("; ").Should().HaveCountLessThanOrEqualTo(5);
        text.Length.Should().BeLessThan(1000);
    }

    private static CelValue Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return CelValue.FromJson(document.RootElement);
    }
}
