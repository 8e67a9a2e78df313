using Scorecards.Core.Expressions;
using Scorecards.Core.Tests.Expressions.Support;

namespace Scorecards.Core.Tests.Expressions;

public sealed class TemplateTests
{
    private static readonly ExpressionScope Scope = new(new Dictionary<string, CelType>
    {
        ["a"] = CelType.Dyn,
        ["lost"] = CelType.Dyn,
        ["bad"] = CelType.Dyn,
    });

    private static readonly Bindings Values = Bindings.Of(
        ("a", CelValue.Map([new("n", CelValue.Of(4L)), new("t", CelValue.Of("é"))])),
        ("lost", CelValue.Unknown("lost")),
        ("bad", CelValue.Error("bad")));

    [Theory]
    [InlineData("", "")]
    [InlineData("plain $ text { } } $", "plain $ text { } } $")]
    [InlineData("${a.n}", "4")]
    [InlineData("x${a.n}y${a.t}z", "x4yéz")]
    [InlineData("${a.n}${a.n}", "44")]
    [InlineData("${ {'k': {'l': 1}}.k.l }", "1")]
    [InlineData("${'}'}${\"}\"}", "}}")]
    [InlineData("${'''}'''}", "}")]
    [InlineData("${a.n // }\n}", "4")]
    [InlineData("$${a.n}", "${a.n}")]
    [InlineData("$$${a.n}", "$${a.n}")]
    [InlineData("$ ${a.n}", "$ 4")]
    [InlineData("${a}", "{\"n\":4,\"t\":\"é\"}")]
    [InlineData("${[1, 'x']}", "[1,\"x\"]")]
    [InlineData("${1.5} ${2.0} ${3u} ${true} ${null}.", "1.5 2 3 true .")]
    [InlineData("${duration('90s')} ${timestamp(0)} ${type(1)}", "90s 1970-01-01T00:00:00Z int")]
    [InlineData("${a.?n} ${a.?m}.", "4 .")]
    [InlineData("${b'ab'}", "ab")]
    public void Parts_are_replaced_by_their_text(string source, string expected) =>
        Compile(source).Render(Values).Should().Be(CelValue.Of(expected));

    [Theory]
    [InlineData("${a.n} ${lost} ${bad}", CelKind.Unknown)]
    [InlineData("${a.n} ${bad} ${lost}", CelKind.Error)]
    [InlineData("${a.nope}", CelKind.Error)]
    [InlineData("${b'\\xff'}", CelKind.Error)]
    public void The_first_part_without_a_value_is_the_result(string source, CelKind expected) =>
        Compile(source).Render(Values).Kind.Should().Be(expected);

    [Theory]
    [InlineData("${", 1, 3, "expected an expression, found nothing")]
    [InlineData("ab ${a.n", 1, 4, "'${' without '}'")]
    [InlineData("${}", 1, 3, "expected an expression, found nothing")]
    [InlineData("x\né ${a.n + }", 2, 11, "expected a value, found the end")]
    [InlineData("${b}", 1, 3, "undeclared name 'b'")]
    [InlineData("${a.n} ${1 + 'x'}", 1, 10, "no such operation: int + string")]
    [InlineData("${'abc}", 1, 3, "the text has no closing ' on its line")]
    public void Problems_have_their_place_in_the_template(string source, int line, int column, string message)
    {
        var result = Template.Compile(source, Scope);
        result.Value.Should().BeNull();
        result.Problems.Should().ContainSingle();
        (result.Problems[0].Line, result.Problems[0].Column, result.Problems[0].Message).Should().Be((line, column, message));
    }

    [Fact]
    public void Every_part_reports_its_problems() =>
        Template.Compile("${b} ${c}", Scope).Problems.Select(problem => problem.Column).Should().Equal(3, 8);

    [Fact]
    public void A_part_has_the_bounds_of_an_expression() =>
        Template.Compile($"text ${{'{new string('x', 2100)}'}}", Scope).Problems[0].Message.Should().Be("the expression is longer than 2048 bytes");

    [Fact]
    public void A_template_without_parts_may_be_long()
    {
        var text = new string('x', 100_000);
        Compile(text).Render(Values).Should().Be(CelValue.Of(text));
    }

    [Fact]
    public void A_template_keeps_its_source() => Compile("x ${a.n}").Source.Should().Be("x ${a.n}");

    private static Template Compile(string source)
    {
        var result = Template.Compile(source, Scope);
        result.Problems.Should().BeEmpty();
        return result.Value!;
    }
}
