using AngleSharp.Dom;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using Scorecards.Server.Pages;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

public sealed class ServicePageTests
{
    [Fact]
    public async Task A_failing_check_shows_what_it_saw_why_it_matters_and_how_to_fix_it()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", """{ "ok": false, "share": 0.25, "millis": 900, "host": "<b>cart</b>" }""");

        var check = (await server.PageAsync("/services/cart")).QuerySelector("details#check-answers-quickly")!;

        check.HasAttribute("open").Should().BeTrue();
        check.Text("summary").Should().Be("◐ Partly passes (25%) Answers <quickly> & well +50.0 points 4 h");
        check.Text(".message").Should().Be("took 900 ms");
        check.Text("pre code").Should().Be("""{"host":"<b>cart</b>","millis":900,"ok":false,"share":0.25}""");
        check.QuerySelector(".fact a")!.GetAttribute("href").Should().Be("https://probe.example.com/cart");
        check.Texts("h3").Should().Equal("How to fix it · about 4 h", "Why it matters");
        check.Text(".body").Should().Contain("Measure first.").And.Contain("People leave when they wait.").And.Contain("high severity · weight 6");
        check.QuerySelector("a[href='https://example.com/quick']").Should().NotBeNull();
    }

    [Fact]
    public async Task The_cheapest_way_to_the_next_grade_is_shown_step_by_step()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", """{ "ok": false, "share": 0.25, "millis": 900 }""");

        var page = await server.PageAsync("/services/cart");

        page.Text("#next").Should().Be("Next: A+ for about 4 h");
        page.Texts(".steps li").Should().Equal("Answers <quickly> & well +50.0 points 4 h");
        page.QuerySelector(".steps a")!.GetAttribute("href").Should().Be("/services/cart#check-answers-quickly");
    }

    [Fact]
    public async Task The_grade_is_explained_with_the_limit_and_a_link_to_the_check_behind_it()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart", team: null, tier: 1)]);
        await server.EvaluateAsync("cart", """{ "ok": true, "share": 0, "millis": 1 }""");

        var page = await server.PageAsync("/services/cart");

        page.Text(".verdict .grade").Should().Be("D");
        page.Texts(".reasons li").Should().Equal(
            "70.0 points on “Readiness” would be a C-; it is a D, since a limit holds it down.",
            "At most a D while a blocker fails: has-an-owner");
        page.QuerySelector(".reasons a")!.GetAttribute("href").Should().Be("/services/cart#check-has-an-owner");
    }

    [Fact]
    public void A_grade_below_its_score_is_explained_with_the_limit_and_the_check_behind_it()
    {
        var view = Sample.View("cart", 95);
        var capped = view with { Primary = view.Primary! with { Grade = Grade.D, CappedBy = [new Cap(CapReason.Blocker, Grade.D, ["has-an-owner"])] } };

        var reasons = GradeReasons.Of(capped, DefinitionSet.Empty);

        reasons[0].Text.Should().Be("95.0 points on “production-readiness” would be an A; it is a D, since a limit holds it down");
        reasons[1].Text.Should().StartWith("At most a D while");
        reasons[1].Checks.Should().Equal("has-an-owner");
    }

    [Fact]
    public async Task An_outcome_that_is_held_says_so_and_why()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", """{ "ok": true, "share": 0, "millis": 1 }""");
        server.Probe.Fail("cart");
        await server.EvaluateAsync("cart");

        var page = await server.PageAsync("/services/cart");

        page.Text("#check-answers-quickly summary").Should().Contain("Passes").And.Contain("held");
        page.Text("#check-answers-quickly .note").Should().StartWith("Held from an earlier run: the system asked is in trouble.");
        page.Text("#check-answers-quickly .fact").Should().Contain("the probe answers 503");
        page.Text(".reasons").Should().Contain("1 outcome is held from an earlier run");
        (await server.PageAsync("/")).Text("table .stale").Should().Be("held");
    }

    [Fact]
    public async Task An_unknown_outcome_shows_the_interval_of_the_score()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart");

        var page = await server.PageAsync("/services/cart");

        page.Text(".verdict .grade").Should().Be("U (unrated)");
        page.Text(".reasons").Should().Contain("too little for a grade").And.Contain("the score is between 33.3 and 100.0");
        page.Texts("section h2").Should().Contain("Not known 1");
    }

    [Fact]
    public async Task Checks_in_the_stage_dark_are_not_shown()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", """{ "ok": true, "share": 0, "millis": 1 }""");

        var page = await server.PageAsync("/services/cart");

        page.QuerySelectorAll("details.check").Select(d => d.Id).Should().Equal("check-answers-quickly", "check-has-an-owner", "check-is-tier-one-ready");
        page.Text("#check-is-tier-one-ready summary").Should().Contain("Does not apply");
    }

    [Fact]
    public async Task A_long_fact_is_cut_and_says_how_much_is_missing()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        var text = new string('x', 1490) + string.Concat(Enumerable.Repeat("😀", 3000));
        await server.EvaluateAsync("cart", $$"""{ "ok": true, "share": 0, "millis": 1, "a": "{{text}}" }""");

        var fact = (await server.PageAsync("/services/cart")).QuerySelector("#check-answers-quickly .fact")!;

        fact.QuerySelector("pre")!.TextContent.Length.Should().BeLessThan(1600);
        fact.QuerySelector("pre")!.TextContent.Should().NotContain("\uFFFD");
        fact.Texts(".from")[^1].Should().MatchRegex("^… [0-9,]+ characters more\\.$");
    }

    [Fact]
    public async Task History_is_newest_first_with_what_changed()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", """{ "ok": false, "share": 0, "millis": 1 }""");
        await server.EvaluateAsync("cart", """{ "ok": true, "share": 0, "millis": 1 }""");

        var page = await server.PageAsync("/services/cart");

        page.Texts("[aria-labelledby=history] tbody .grade").Should().Equal("A+", "F");
        page.Texts("[aria-labelledby=history] tbody td:last-child")[0].Should().NotBe("–");
    }

    [Fact]
    public async Task Without_the_store_the_page_shows_what_the_snapshot_has()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", """{ "ok": true, "share": 0, "millis": 1 }""");
        server.StoreIsAway = true;

        var answer = await server.GetAsync("/services/cart");
        var page = Page.Parse(answer.Body);

        ((int)answer.Status).Should().Be(200);
        page.Text(".verdict .grade").Should().Be("A+");
        page.Text("[aria-labelledby=history]").Should().Contain("The store is away");
    }

    [Fact]
    public async Task A_service_never_evaluated_and_one_retired_say_so()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart"), Sample.Service("old")]);
        await server.EvaluateAsync("old", """{ "ok": true, "share": 0, "millis": 1 }""");
        await server.UseAsync([Sample.Service("cart")]);

        (await server.PageAsync("/services/cart")).Text("main").Should().Contain("Not checked yet");
        (await server.PageAsync("/services/old")).Text("main").Should().Contain("Retired: the catalog has it no more");
    }
}
