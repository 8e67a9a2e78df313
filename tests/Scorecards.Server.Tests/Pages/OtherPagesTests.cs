using AngleSharp.Dom;
using Scorecards.Core;
using Scorecards.Core.Catalog;
using Scorecards.Server.Inputs;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

public sealed class OtherPagesTests
{
    [Fact]
    public async Task A_team_shows_its_grade_and_its_services()
    {
        await using var server = await TestServer.StartAsync();
        await server.UseAsync([Sample.Service("a"), Sample.Service("b")], teams: [new Team("payments", "Payments", "They pay.", null)]);
        await server.EvaluateAsync("a", """{ "ok": true, "share": 0, "millis": 1 }""");

        var page = await server.PageAsync("/teams/payments");

        page.Text("h1").Should().Be("Payments");
        page.Text(".lead").Should().Be("They pay.");
        page.Text(".verdict .grade").Should().Be("A+");
        page.Text(".verdict").Should().Contain("Rank 1 of 1 team").And.Contain("1 service is unrated and not in it");
        page.Texts("tbody th a").Should().Equal("a", "b");
        page.Texts("thead th").Should().NotContain("Team");
    }

    [Fact]
    public async Task A_check_shows_its_rule_its_remedy_and_who_does_not_pass()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a"), Sample.Service("b")]);
        await server.EvaluateAsync("a", """{ "ok": true, "share": 0, "millis": 1 }""");
        await server.EvaluateAsync("b", """{ "ok": false, "share": 0.5, "millis": 1 }""");

        var page = await server.PageAsync("/checks/answers-quickly");

        page.Text("h1").Should().Be("Answers <quickly> & well");
        page.Text(".verdict .figure").Should().Be("50%");
        page.Texts(".verdict li").Should().Equal("✓ Passes: 1", "◐ Partly passes: 1");
        page.Texts("pre").Should().Equal("facts.probe.ok ? 1.0 : double(facts.probe.share)");
        page.Texts("#failing tbody th a").Should().Equal("b");
    }

    [Fact]
    public async Task A_dark_check_shows_no_results()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        await server.EvaluateAsync("a", """{ "ok": true, "share": 0, "millis": 1 }""");

        var page = await server.PageAsync("/checks/nobody-sees-this-yet");

        page.Text(".verdict").Should().Contain("for the check's owner only");
        page.QuerySelector("#failing").Should().BeNull();
        (await server.PageAsync("/definitions")).Texts("[aria-labelledby=loose] tbody td")[^1].Should().Be("hidden");
    }

    [Fact]
    public async Task Definitions_show_every_mistake_of_a_refused_edit_at_its_place()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        var now = DateTimeOffset.UtcNow;
        server.Inputs.Publish(
            server.Inputs.Current,
            new InputStatus("./checks", now, now, [new Problem("a.yaml", 3, 7, "no <field> 'spek'", "did you mean 'spec'?"), new Problem("b.yaml", 0, 0, "odd", IsWarning: true)]),
            server.Inputs.Catalog with { Problems = [new Problem("catalog-info.yaml", 9, 1, "no owner", IsWarning: true)] });

        var page = await server.PageAsync("/definitions");

        var (definitions, catalog) = (page.QuerySelectorAll(".card")[0], page.QuerySelectorAll(".card")[1]);
        definitions.Text(".state").Should().StartWith("The newest content is refused");
        definitions.Text("h3").Should().Be("1 error, 1 warning");
        definitions.Texts(".problems li").Should().Equal("Error: no <field> 'spek' a.yaml:3:7 did you mean 'spec'?", "Warning: odd b.yaml");
        definitions.Text(".about").Should().Contain(server.Inputs.Current.Definitions.Digest);
        catalog.Text(".state").Should().Be("In use");
        catalog.Texts(".problems li").Should().Equal("Warning: no owner catalog-info.yaml:9:1");
    }

    [Fact]
    public async Task Definitions_show_scorecards_with_weights_and_checks_that_wait_for_a_source()
    {
        await using var server = await TestServer.StartAsync();
        var definitions = TestDefinitions.Load();
        var waiting = definitions.Checks["has-an-owner"] with { MissingSources = ["pagerduty"] };
        await server.UseAsync([Sample.Service("a")], definitions with { Checks = new Dictionary<string, Core.Definitions.Check>(definitions.Checks) { ["has-an-owner"] = waiting } });

        var page = await server.PageAsync("/definitions");

        page.Text("#scorecard-readiness").Should().Be("Readiness decides the grade");
        page.Texts("[aria-labelledby=scorecard-readiness] tbody tr").Should().StartWith("Answers <quickly> & well 6 high enforced –");
        page.Texts("[aria-labelledby=sources] li").Should().Equal("has-an-owner: source not configured: pagerduty");
        page.Text(".bands").Should().StartWith("A+ 97 A 93").And.EndWith("F below");
    }
}
