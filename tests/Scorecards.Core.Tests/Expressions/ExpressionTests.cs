using Scorecards.Core.Expressions;
using Scorecards.Core.Tests.Expressions.Support;

namespace Scorecards.Core.Tests.Expressions;

/// <summary>What checks ask of expressions: facts that are there, missing or misspelt.</summary>
public sealed class ExpressionTests
{
    private static readonly ExpressionScope Scope = new(new Dictionary<string, CelType>
    {
        ["service"] = CelType.Object("service", new Dictionary<string, CelType>
        {
            ["name"] = CelType.String,
            ["tier"] = CelType.Int,
            ["annotations"] = CelType.Map(CelType.String, CelType.String),
        }),
        ["facts"] = CelType.Object("facts", new Dictionary<string, CelType> { ["schedule"] = CelType.Dyn, ["errors"] = CelType.Dyn }),
    });

    private static readonly Bindings Known = Bindings.Of(
        ("service", Map(("name", CelValue.Of("pay")), ("tier", CelValue.Of(1L)), ("annotations", Map(("a/b", CelValue.Of("x")))))),
        ("facts", Map(
            ("schedule", Map(("users", CelValue.List([CelValue.Of("ann"), CelValue.Of("bob")])))),
            ("errors", CelValue.Unknown("facts.errors")))));

    [Theory]
    [InlineData("size(facts.schedule.users) >= 2 && service.tier <= 2", true)]
    [InlineData("size(facts.schedule.users) >= 6 && service.tier <= 2", false)]
    [InlineData("facts.schedule.users.exists(u, u == 'bob')", true)]
    [InlineData("service.annotations['a/b'] == 'x' && !('c' in service.annotations)", true)]
    [InlineData("has(facts.schedule.users) && !has(facts.schedule.other)", true)]
    [InlineData("service.name.matches('^p.y$') ? service.tier == 1 : false", true)]
    [InlineData("facts.errors < 5 || service.tier == 1", true)]
    [InlineData("facts.errors < 5 && service.tier == 2", false)]
    public void A_check_is_decided(string source, bool expected) =>
        Compile(source).Evaluate(Known).Should().Be(CelValue.Of(expected));

    [Theory]
    [InlineData("facts.errors < 5")]
    [InlineData("has(facts.errors)")]
    [InlineData("'errors' in facts")]
    [InlineData("facts.errors < 5 && service.tier == 1")]
    [InlineData("facts.errors < 5 || service.name == 1/0")]
    [InlineData("size(facts.errors.list) + 1/0 > 0")]
    [InlineData("[1, 2].all(x, x > facts.errors)")]
    public void A_fact_that_is_missing_leaves_a_check_unknown_and_names_the_fact(string source)
    {
        var result = Expression.CompileUnchecked(source, Scope).Value!.Evaluate(Known);
        result.Kind.Should().Be(CelKind.Unknown);
        result.UnknownNames.Should().Equal("facts.errors");
    }

    [Fact]
    public void A_misspelt_fact_is_a_problem_with_its_place_and_a_suggestion()
    {
        var result = Expression.Compile("true &&\n  size(facts.shedule.users) > 1", Scope);
        result.Value.Should().BeNull();
        result.Problems.Should().Equal(new ExpressionProblem(2, 14, "no such field 'shedule' in facts", "did you mean facts.schedule?"));
    }

    [Fact]
    public void A_template_renders_its_parts_as_text()
    {
        var template = Template.Compile("${service.name} has ${size(facts.schedule.users)} people {'}'} $${x}", Scope);
        template.Problems.Should().BeEmpty();
        template.Value!.Render(Known).Should().Be(CelValue.Of("pay has 2 people {'}'} ${x}"));
    }

    private static Expression Compile(string source)
    {
        var result = Expression.Compile(source, Scope);
        result.Problems.Should().BeEmpty();
        return result.Value!;
    }

    private static CelValue Map(params (string Key, CelValue Value)[] entries) =>
        CelValue.Map([.. entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value))]);
}
