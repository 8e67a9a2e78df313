using AngleSharp.Dom;
using Microsoft.AspNetCore.Http;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Server.Pages.Executive;
using Scorecards.Server.Series;
using Scorecards.Server.Tests.FairPlay;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

public sealed class ExecutivePageTests
{
    private const string Good = """{ "ok": true, "share": 0, "millis": 1 }""";
    private const string Poor = """{ "ok": false, "share": 0, "millis": 9 }""";

    private static DateOnly Today => DayRange.DayOf(DateTimeOffset.UtcNow);

    [Fact]
    public async Task It_compares_the_company_with_a_day_and_says_what_moved_and_why()
    {
        await using var server = await StartAsync(knownFor: 40);

        var page = await server.PageAsync("/executive");

        page.Text("h1").Should().Be("Executive overview");
        page.Text(".lead").Should().Contain(ExecutiveQuery.Words(Today.AddDays(-30))).And.Contain("3 services of 2 teams");
        page.QuerySelector(".note").Should().BeNull();
        page.Texts("[aria-labelledby=company-title] dt").Should().Equal("Then", "Now", "Change");
        page.Texts("[aria-labelledby=company-title] .grade").Should().Equal("D", "D");
        page.Texts("[aria-labelledby=company-title] .figure").Should().StartWith("65.0").And.HaveCount(3);
        page.Texts(".then-and-now tbody tr").Select(row => row.Trim()).Should().Equal("A 1 2", "B 0 0", "C 0 0", "D 0 0", "F 2 1", "U (unrated) 0 0");
        var tables = page.QuerySelectorAll("[aria-labelledby=moved-title] table");
        tables.Select(t => t.Text("tbody th a")).Should().Equal("cart", "ledger");
        tables[0].Text("tbody td").Should().Be("F → A+");
        tables[0].Text("tbody .wide").Should().StartWith("F → A+: ").And.Contain(" went from ");
    }

    [Fact]
    public async Task It_names_critical_services_in_a_poor_state_with_what_weighs_most_on_them()
    {
        await using var server = await StartAsync(knownFor: 3);

        var risks = (await server.PageAsync("/executive")).QuerySelector("[aria-labelledby=risks-title]")!;

        risks.Texts(".risks a").Should().Equal("ledger");
        risks.Text(".risks li").Should().Be("F ledger tier 1, books Does not pass: Answers <quickly> & well");
        risks.Texts("tbody th").Should().Equal("Tier 1", "Tier 3");
    }

    [Fact]
    public async Task It_says_where_exemptions_overrides_and_fair_play_stand()
    {
        await using var server = await StartAsync(knownFor: 3);
        await FairPlayServiceTests.AskAsync(server, "ledger", "answers-quickly");
        await FairPlayServiceTests.GoBackAndForthAsync(server, "cart");
        await server.LookAsync();

        var page = await server.PageAsync("/executive");

        page.Texts("[aria-labelledby=waivers-title] dd").Should().Equal("0", "0%", "0", "1", "0", "0", "0");
        page.Text(".looks").Should().StartWith("Worth a look 1");
    }

    [Theory]
    [InlineData("tomorrow", "“tomorrow” is no day")]
    [InlineData("2026-13-01", "“2026-13-01” is no day")]
    [InlineData("<b>", "“<b>” is no day")]
    [InlineData("9999-12-31", "31 December 9999 is not over yet")]
    [InlineData("0001-01-01", "1 January 0001 is too long ago: 400 days are compared at most")]
    public async Task A_day_that_cannot_be_is_explained(string since, string told)
    {
        await using var server = await StartAsync(knownFor: 3);

        var answer = await server.GetAsync($"/executive?since={Uri.EscapeDataString(since)}");

        answer.Status.Should().Be(System.Net.HttpStatusCode.OK);
        Page.Parse(answer.Body).Text(".note").Should().StartWith(told);
        Page.Parse(answer.Body).Texts("[aria-labelledby=company-title] dt").Should().Contain("Now");
    }

    [Fact]
    public async Task A_day_before_the_first_is_explained_and_the_overview_begins_with_the_first()
    {
        await using var server = await StartAsync(knownFor: 3);

        var page = await server.PageAsync($"/executive?since={ExecutiveQuery.Write(Today.AddDays(-20))}");

        page.Text(".note").Should().Contain($"the first day with a service is {ExecutiveQuery.Words(Today.AddDays(-3))}");
        page.Texts("[aria-labelledby=company-title] dt").Should().Contain("Then");
    }

    [Fact]
    public async Task Without_a_past_and_without_the_store_it_shows_the_present()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        await server.EvaluateAsync("cart", Good);

        var first = await server.PageAsync("/executive");
        first.Text(".note").Should().StartWith("No day is over yet");
        first.Texts("[aria-labelledby=company-title] dt").Should().Equal("Now");

        server.StoreIsAway = true;
        var away = await server.PageAsync("/executive?since=2026-01-01");
        away.Text(".verdict, [aria-labelledby=company-title] .grade").Should().Be("A+");
    }

    [Fact]
    public void The_usual_span_is_thirty_days_and_the_day_asked_for_is_taken_as_it_is()
    {
        var today = new DateOnly(2030, 3, 1);
        ExecutiveQuery Read(string since) => ExecutiveQuery.Read(new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["since"] = since }), today);

        Read("").Should().Be(new ExecutiveQuery(new(2030, 1, 30), null));
        Read("2030-02-28").Should().Be(new ExecutiveQuery(new(2030, 2, 28), null));
        Read("2030-03-01").Mistake.Should().Contain("is not over yet");
        Read("2029-01-26").Mistake.Should().BeNull("that is 400 days with today");
        Read("2029-01-25").Mistake.Should().Contain("too long ago");
        Read(new string('x', 500)).Mistake!.Length.Should().BeLessThan(120);
    }

    [Fact]
    public void Movers_are_those_rated_then_and_now_the_largest_move_first()
    {
        GradeAt Then(decimal? score, Grade grade) => new(score, grade, Sample.Now);
        var then = new Dictionary<string, GradeAt> { ["a"] = Then(50, Grade.F), ["b"] = Then(90, Grade.AMinus), ["c"] = Then(null, Grade.U), ["d"] = Then(60, Grade.DMinus), ["e"] = Then(70, Grade.CMinus) };
        var services = new[] { Sample.View("a", 60), Sample.View("b", 80), Sample.View("c", 90), Sample.View("d", 100), Sample.View("e", null), Sample.View("f", 70) };

        Mover.Most(services, then, up: true, 9).Select(m => (m.Service.Id, m.Change)).Should().Equal(("d", 40m), ("a", 10m));
        Mover.Most(services, then, up: false, 9).Select(m => (m.Service.Id, m.Change)).Should().Equal(("b", -10m));
        Mover.Most(services, then, up: true, 1).Should().HaveCount(1);
    }

    /// <summary>The cart rises and the ledger falls today; both, and search, were known for so many days.</summary>
    private static async Task<TestServer> StartAsync(int knownFor)
    {
        var server = await TestServer.StartAsync();
        Core.Catalog.Service[] services = [Sample.Service("cart"), Sample.Service("ledger", "books", tier: 1), Sample.Service("search")];
        var begin = DateTimeOffset.UtcNow.AddDays(-knownFor);
        await server.Store.SyncServicesAsync([.. services.Select(Core.Catalog.ServiceJson.WithDigest)], _ => begin, begin, default);
        foreach (var (id, fails) in new[] { ("cart", true), ("ledger", false), ("search", true) })
        {
            var outcome = Sample.Outcome("answers-quickly", fails ? OutcomeKind.Fail : OutcomeKind.Pass);
            var past = Sample.Evaluation(id, fails ? 20 : 95, outcomes: [outcome], id: $"{id}-then", at: begin) with { DefinitionsDigest = TestDefinitions.Load().Digest };
            await server.Store.SaveEvaluationAsync(new EvaluationSave(past, 0, new Dictionary<string, string>(), true, DateTimeOffset.UtcNow.AddDays(1)), default);
        }

        await server.UseAsync(services);
        await server.EvaluateAsync("cart", Good);
        await server.EvaluateAsync("ledger", Poor);
        await server.EvaluateAsync("search", Good);
        return server;
    }
}
