using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Definitions;

public sealed class FactPlanTests
{
    private static readonly Service _service = new()
    {
        Id = "svc",
        Name = "svc",
        Tier = 2,
        Annotations = new Dictionary<string, string> { ["example.com/id"] = "42" },
    };

    [Theory]
    [InlineData("${service.name}", """{"of":"svc"}""")]
    [InlineData("x-${service.tier}-${service.annotations['example.com/id']}", """{"of":"x-2-42"}""")]
    [InlineData("${server.url}/health", """{"of":"http://me/health"}""")]
    [InlineData("costs $5", """{"of":"costs $5"}""")]
    public void Templates_are_filled_in_from_the_service_and_the_server(string template, string arguments) =>
        Plan(TestDefinitions.Check("a").Replace("of: a", $"of: \"{template}\"", StringComparison.Ordinal))
            .Questions().Keys.Should().Equal(new FactKey("test", "value", arguments));

    [Fact]
    public void Arguments_may_be_any_JSON_with_templates_in_it() =>
        Plan(TestDefinitions.Check("a").Replace("of: a", "of: { n: 1, list: [\"${service.name}\", 2.5, null], deep: { \"${service.name}\": \"${service.id}!\" } }", StringComparison.Ordinal))
            .Questions().Keys.Single().Arguments.Should().Be("""{"of":{"deep":{"${service.name}":"svc!"},"list":["svc",2.5,null],"n":1}}""");

    [Theory]
    [InlineData("\"${service.annotations['other']}\"")]
    [InlineData("[a, \"${service.annotations['other']}\"]")]
    [InlineData("{ x: \"${service.annotations['other']}\" }")]
    public void A_template_that_finds_nothing_in_the_service_is_a_question_that_cannot_be_asked(string of)
    {
        var plan = Plan(TestDefinitions.Check("a").Replace("of: a", $"of: {of}", StringComparison.Ordinal));

        plan.Questions().Should().BeEmpty();
        var fact = plan.Checks.Single().Facts.Single();
        fact.Request.Should().BeNull();
        fact.Error!.Cause.Should().Be(UnknownCause.Subject);
        fact.Error.Message.Should().StartWith("of: ").And.Contain("other");
    }

    [Fact]
    public void Each_question_is_asked_once_with_the_shortest_time_to_live()
    {
        string Check(string name, string ttl) => TestDefinitions.Check(name).Replace($"of: {name} }}", $"of: x }}, ttl: {ttl}", StringComparison.Ordinal);

        var plan = Plan(Check("a", "1h"), Check("b", "5m"), Check("c", "10m"));

        plan.Questions().Should().ContainSingle().Which.Value.Ttl.Should().Be(TimeSpan.FromMinutes(5));
    }

    [Theory]
    [InlineData("stage: draft")]
    [InlineData("stage: retired")]
    public void Checks_that_do_not_run_are_not_planned(string stage) =>
        Plan(TestDefinitions.Check("a").Replace("stage: enforced", stage, StringComparison.Ordinal)).Checks.Should().BeEmpty();

    [Fact]
    public void Checks_that_do_not_apply_ask_nothing()
    {
        var plan = Plan(TestDefinitions.Check("a", spec: "appliesTo: service.tier == 1"));

        plan.Questions().Should().BeEmpty();
        plan.Checks.Single().Settled!.Outcome.Should().Be(OutcomeKind.NotApplicable);
    }

    private static FactPlan Plan(params string[] checks) => FactPlan.For(TestDefinitions.Set(checks), _service, "http://me");
}
