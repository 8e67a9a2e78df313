using static Scorecards.Core.Tests.Definitions.DefinitionTesting;

namespace Scorecards.Core.Tests.Definitions;

/// <summary>An expression with a mistake is shown at the very character, however YAML writes it. In each, the mistake is at <c>oops</c>.</summary>
public sealed class ExpressionMistakesTests
{
    [Theory]
    [InlineData("plain", "pass: facts.it.ok && oops", 9, 24)]
    [InlineData("plain, folded", "pass: facts.it.ok\n    && oops", 10, 8)]
    [InlineData("single-quoted", "pass: 'facts.it.name == ''x'' && oops'", 9, 36)]
    [InlineData("double-quoted", "pass: \"facts.it.name == \\\"x\\\" && oops\"", 9, 36)]
    [InlineData("double-quoted, folded", "pass: \"facts.it.ok &&\n    oops\"", 10, 5)]
    [InlineData("literal", "pass: |\n    facts.it.ok &&\n      oops", 11, 7)]
    [InlineData("literal with an empty line first", "pass: |-\n\n    facts.it.ok && oops", 11, 20)]
    [InlineData("folded", "pass: >-\n    facts.it.ok\n    && facts.it.fine\n    && oops", 12, 8)]
    [InlineData("folded with lines further in", "pass: >\n    facts.it.ok &&\n      facts.it.fine &&\n    oops", 12, 5)]
    [InlineData("characters outside ASCII", "pass: facts.it.name == 'é😀' && oops", 9, 35)]
    [InlineData("the second of two mistakes on a line", "pass: facts.it.ok && oops\n  message: fine", 9, 24)]
    public void The_place_is_that_of_the_character(string style, string pass, int line, int column)
    {
        var problems = Problems(CheckText, "pass: facts.it.ok", pass);

        problems.Should().ContainSingle(style).Which.Should().StartWith($"f.yaml:{line}:{column}: pass: ", style).And.Contain("oops", style);
    }

    [Theory]
    [InlineData("appliesTo: service.teir <= 2", 6, 22, "appliesTo: ")]
    [InlineData("message: \"the rotation has ${oops} people\"", 6, 32, "message: ")]
    [InlineData("message: |\n    one\n    two ${size(oops)}", 8, 16, "message: ")]
    [InlineData("appliesTo: facts.it.ok", 6, 14, "appliesTo: ")]
    [InlineData("message: \"${server.url}\"", 6, 15, "message: ")]
    [InlineData("message: \"unfinished ${facts.it\"", 6, 24, "message: ")]
    public void Every_expression_of_a_check_is_compiled(string field, int line, int column, string begin) =>
        Problems(CheckText, "severity: high", field).Should().ContainSingle().Which.Should().StartWith($"f.yaml:{line}:{column}: {begin}");

    [Theory]
    [InlineData("with: { of: \"x ${oops}\" }", 56, "with.of: ")]
    [InlineData("with: { of: [a, { b: 'x ${oops}' }] }", 65, "with.of.b: ")]
    [InlineData("with: { of: \"${facts.it}\" }", 54, "with.of: ")]
    public void Templates_are_found_wherever_they_stand_in_an_argument(string with, int column, string begin) =>
        Problems(CheckText, "query: value", $"query: value, {with}").Should().ContainSingle().Which.Should().StartWith($"f.yaml:8:{column}: {begin}");

    [Theory]
    [InlineData("pass: facts.it.ok", "pass: size(facts.it.names)", "f.yaml:9:9: pass must give a bool or a double, but this gives 'int' (compare the value with what is needed)")]
    [InlineData("pass: facts.it.ok", "pass: \"'yes'\"", "f.yaml:9:10: pass must give a bool or a double, but this gives 'string' (compare the value with what is needed)")]
    [InlineData("severity: high", "appliesTo: service.tier", "f.yaml:6:14: appliesTo must give a bool, but this gives 'int' (compare the value with what is needed)")]
    public void An_expression_of_the_wrong_type_is_shown(string from, string to, string problem) => Problems(CheckText, from, to).Should().Equal(problem);

    [Fact]
    public void A_blocker_is_never_partial()
    {
        var partial = CheckText.Replace("pass: facts.it.ok", "pass: 'facts.it.ok ? 1.0 : 0.5'", StringComparison.Ordinal);

        Problems(("f.yaml", partial)).Should().BeEmpty();
        Problems(partial, "severity: high", "severity: blocker").Should().Equal(
            "f.yaml:9:10: pass must give a bool, but this gives 'double' (a blocker is never partial: compare the number with what is needed)");
    }

    [Fact]
    public void An_expression_that_is_too_long_or_too_deep_is_shown()
    {
        Problems(CheckText, "facts.it.ok", $"facts.it.ok || '{new string('x', 2048)}' == ''").Should().ContainSingle().Which.Should().StartWith("f.yaml:9:9: pass: ");
        Problems(CheckText, "facts.it.ok", new string('(', 500) + "true" + new string(')', 500)).Should().ContainSingle().Which.Should().StartWith("f.yaml:9:");
    }
}
