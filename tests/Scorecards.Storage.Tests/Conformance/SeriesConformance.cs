using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class SeriesConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    private readonly Dictionary<string, long> revisions = [];

    private DateTimeOffset start;

    [Fact]
    public async Task The_history_between_two_times_begins_with_what_was_in_force()
    {
        await SyncAsync("a", "b");
        await SayAsync("b", "check P");
        foreach (var at in new[] { 0, 2, 4, 6 })
        {
            await SayAsync("a", "check P", at);
        }

        (await Between(3, 5)).Should().Equal("a-4", "a-2");
        (await Between(4, 4)).Should().Equal("a-4");
        (await Between(-2, 1)).Should().Equal("a-0");
        (await Between(-3, -1)).Should().BeEmpty();
        (await Between(0, 9, limit: 2)).Should().Equal("a-6", "a-4");
        (await Store.GradesBetweenAsync("a", start.AddHours(3), start.AddHours(5), default)).Select(g => g.Since)
            .Should().Equal(start.AddHours(2), start.AddHours(4));
        (await Store.GradesBetweenAsync("nobody", start, Now, default)).Should().BeEmpty();

        async Task<IEnumerable<string>> Between(int since, int until, int limit = 10) =>
            (await Store.HistoryBetweenAsync("a", start.AddHours(since), start.AddHours(until), limit, default)).Select(e => e.Id);
    }

    [Fact]
    public async Task The_grades_of_several_services_are_those_of_each()
    {
        await SyncAsync("a", "b", "c");
        foreach (var at in new[] { 0, 2, 4, 6 })
        {
            await SayAsync("b", "check P", at);
            await SayAsync("a", "check P", at);
        }

        await SayAsync("c", "check P", 4);
        foreach (var (since, until) in new[] { (3, 5), (4, 4), (-2, 1), (-3, -1), (0, 9) })
        {
            var (from, to) = (start.AddHours(since), start.AddHours(until));
            (await Store.GradesBetweenAsync(["b", "c", "nobody"], from, to, default)).Should().Equal(
                [.. await OfAsync("b", from, to), .. await OfAsync("c", from, to)], $"from {since} to {until}");
        }

        async Task<IEnumerable<ServiceGrade>> OfAsync(string service, DateTimeOffset from, DateTimeOffset to) =>
            (await Store.GradesBetweenAsync(service, from, to, default)).Select(g => new ServiceGrade(service, g));
    }

    [Fact]
    public async Task Why_grades_moved_is_told_of_the_services_named_newest_first()
    {
        await SyncAsync("a", "b", "c");
        foreach (var (service, hours, kind) in new (string, int, AttributionKind?)[]
            { ("a", 0, AttributionKind.Service), ("b", 1, AttributionKind.Source), ("c", 1, AttributionKind.Service), ("a", 2, null), ("a", 3, AttributionKind.Exemption) })
        {
            await SayAsync(service, "check P", hours, kind is { } why ? new Attribution(why, "check", "\u0000 ☕") : null);
        }

        (await MovesAsync(0)).Should().Equal("a 3 Exemption", "b 1 Source");
        (await MovesAsync(-1)).Should().Equal("a 3 Exemption", "b 1 Source", "a 0 Service");
        (await MovesAsync(-1, 1)).Should().Equal("a 3 Exemption");

        async Task<IEnumerable<string>> MovesAsync(int after, int limit = 10) =>
            (await Store.AttributionsAsync(["a", "b", "nobody"], start.AddHours(after), limit, default)).Select(c => $"{c.Service} {Hours(c.At)} {c.Attribution.Kind}");
    }

    [Fact]
    public async Task A_grade_is_held_since_its_latest_unbroken_run_began()
    {
        await SyncAsync("risen", "back", "same", "fallen-to-u", "new");
        await GradesAsync("risen", (0, Grade.F), (1, Grade.A), (2, Grade.A));
        await GradesAsync("back", (0, Grade.A), (1, Grade.F), (2, Grade.A), (3, Grade.A));
        await GradesAsync("same", (0, Grade.B), (1, Grade.B));
        await GradesAsync("fallen-to-u", (0, Grade.B), (4, Grade.U));
        await Store.SaveEvaluationAsync(Sample.Save(Graded("same", 1, Grade.B) with { ConfirmedUntil = start.AddHours(9) }, 2, append: false), default);

        (await HeldAsync()).Should().BeEquivalentTo(["risen A 1", "back A 2", "same B 0", "fallen-to-u U 4"]);
    }

    [Fact]
    public async Task What_was_saved_later_is_later_though_the_clock_was_set_back()
    {
        await SyncAsync("a", "b");
        await GradesAsync("a", (5, Grade.A), (3, Grade.F), (2, Grade.F));
        await GradesAsync("b", (5, Grade.A), (5, Grade.B), (5, Grade.B));

        (await HeldAsync()).Should().BeEquivalentTo(["a F 3", "b B 5"]);
    }

    [Fact]
    public async Task A_retired_service_keeps_the_grade_it_had()
    {
        await SyncAsync("a", "b");
        await GradesAsync("a", (0, Grade.A), (1, Grade.F));

        await SyncAsync("b");

        (await HeldAsync()).Should().Equal("a F 1");
    }

    [Fact]
    public async Task An_outcome_holds_until_it_changes_or_the_check_is_gone()
    {
        await SyncAsync("a", "b");
        await SayAsync("a", "check P, other F");
        await SayAsync("b", "check F", 1);
        await SayAsync("a", "check P, other P", 2);
        await SayAsync("a", "check F", 3);
        await SayAsync("a", "check F, other P", 4);

        (await SpansAsync("check")).Should().Equal("a P 0-3", "a F 3-", "b F 1-");
        (await SpansAsync("other")).Should().Equal("a F 0-2", "a P 2-3", "a P 4-");
        (await SpansAsync("nothing")).Should().BeEmpty();
    }

    [Fact]
    public async Task Spans_that_ended_before_are_left_out()
    {
        await SyncAsync("a");
        await SayAsync("a", "check P");
        await SayAsync("a", "check F", 1);
        await SayAsync("a", "check P", 2);

        (await Store.OutcomeSpansAsync("check", start.AddHours(1).AddTicks(1), default)).Select(s => s.Outcome).Should().Equal(OutcomeKind.Fail, OutcomeKind.Pass);
        (await Store.OutcomeSpansAsync("check", start.AddHours(9), default)).Select(s => s.Outcome).Should().Equal(OutcomeKind.Pass);
    }

    [Fact]
    public async Task Nothing_is_noted_of_a_save_that_comes_too_late_nor_of_a_confirmation()
    {
        await SyncAsync("a");
        await SayAsync("a", "check P");
        revisions["a"] = 0;
        await SayAsync("a", "check F", 1);
        revisions["a"] = 1;
        await Store.SaveEvaluationAsync(Sample.Save(Said("a", "a-0", "check P", 2), 1, append: false), default);

        (await SpansAsync("check")).Should().Equal("a P 0-");
    }

    [Fact]
    public async Task An_outcome_whose_change_nobody_noted_is_made_up_for_at_the_next()
    {
        await SyncAsync("a");
        await SayAsync("a", "check P, other P");
        await Engine.ExecuteAsync("DELETE FROM outcome_spans WHERE check_name = 'other'");
        await Engine.ExecuteAsync("UPDATE outcome_spans SET outcome = 'Unknown' WHERE check_name = 'check'");

        await SayAsync("a", "check P, other P", 1);

        (await SpansAsync("check")).Should().Equal("a U 0-1", "a P 1-");
        (await SpansAsync("other")).Should().Equal("a P 1-");
    }

    [Fact]
    public async Task A_service_is_in_a_team_until_it_moves_or_is_retired()
    {
        await CatalogAsync("a red 1, b blue 2");
        await CatalogAsync("a red 1, b blue 2", 1);
        await CatalogAsync("a blue 1, b blue 3", 2);
        await CatalogAsync("b blue 3", 3);
        await CatalogAsync("b blue 3, a - 3", 4);

        (await MembershipsAsync()).Should().Equal("a red 1 0-2", "a blue 1 2-3", "a - 3 4-", "b blue 2 0-2", "b blue 3 2-");
    }

    [Fact]
    public async Task A_service_is_never_in_two_teams_even_when_clocks_are_set_back()
    {
        await CatalogAsync("a red 1", 5);
        await CatalogAsync("a blue 1", 3);
        await CatalogAsync("a green 1", 3);
        await CatalogAsync("", 4);
        await CatalogAsync("a green 2", 4);
        await CatalogAsync("a green 2", 6);

        (await MembershipsAsync()).Should().Equal("a green 2 5-");
    }

    [Fact]
    public async Task A_membership_that_nobody_noted_is_made_up_for_at_the_next_sync()
    {
        await CatalogAsync("a red 1, b blue 2");
        await Engine.ExecuteAsync("DELETE FROM memberships WHERE service = 'a'");

        await CatalogAsync("a red 1, b blue 2", 1);

        (await MembershipsAsync()).Should().Equal("a red 1 1-", "b blue 2 0-");
    }

    /// <summary>What was stored before this was noted is made up for by the migration: the same as if it had been noted.</summary>
    [Fact]
    public async Task The_past_is_made_up_for_by_the_migration()
    {
        await CatalogAsync("a red 1, b blue 2, c blue 3, never red 4");
        await SayAsync("a", "check P, other F");
        await SayAsync("b", "check F", 1);
        await SayAsync("a", "check P, other P", 2);
        await SayAsync("a", "check F", 3);
        await SayAsync("a", "check F, other P", 4);
        await SayAsync("b", "", 5);
        await SayAsync("c", "check U, other P", 5);
        await SayAsync("c", "check U, other P", 6);
        var noted = (Check: await SpansAsync("check"), Other: await SpansAsync("other"));
        await CatalogAsync("a red 1, b blue 2, never red 4", 7);
        await Engine.ExecuteAsync("DROP TABLE outcome_spans; DROP TABLE memberships");

        await Engine.ExecuteAsync(Migration());

        (await SpansAsync("check")).Should().Equal(noted.Check).And.HaveCount(4);
        (await SpansAsync("other")).Should().Equal(noted.Other).And.HaveCount(4);
        (await MembershipsAsync()).Should().Equal("a red 1 0-", "b blue 2 1-", "c blue 3 5-6", "never red 4 0-");
        await SayAsync("a", "check P", 8);
        (await SpansAsync("check")).Should().Contain(["a F 3-8", "a P 8-"]);
    }

    /// <summary>Whatever happens in whatever order: at any moment the spans say what the evaluations in force say.</summary>
    [Fact]
    public async Task At_any_moment_spans_and_memberships_say_what_the_evaluations_and_the_catalog_said()
    {
        string[] services = ["a", "b", "c"];
        string[] checks = ["x", "y", "z"];
        var random = new Random(7);
        var saved = new List<(string Service, DateTimeOffset At, string Says)>();
        var catalogs = new List<(DateTimeOffset At, string[] Says)>();
        start = Now;
        await CatalogAsync(Catalog(0));
        for (var step = 0; step < 300; step++)
        {
            if (random.Next(4) == 0)
            {
                await CatalogAsync(Catalog(step), step);
            }
            else
            {
                var service = services[random.Next(services.Length)];
                var says = string.Join(", ", checks.Where(_ => random.Next(5) > 0).Select(c => $"{c} {"PFU"[random.Next(3)]}"));
                await SayAsync(service, says, step);
                saved.Add((service, start.AddHours(step), says));
            }
        }

        var memberships = await Store.MembershipsAsync(default);
        foreach (var check in checks)
        {
            var spans = await Store.OutcomeSpansAsync(check, start, default);
            for (var half = -1; half < 620; half++)
            {
                var at = start.AddMinutes(30 * half);
                spans.Where(s => s.HoldsAt(at)).Select(s => $"{s.Service} {Letter(s.Outcome)}").Should().BeEquivalentTo(
                    from service in services
                    let latest = saved.LastOrDefault(s => s.Service == service && s.At <= at).Says ?? ""
                    from said in Split(latest).Where(c => c[0] == check)
                    select $"{service} {said[1]}", $"of {check} at {half}");
                memberships.Where(m => m.HoldsAt(at)).Select(m => $"{m.Service} {m.Team} {m.Tier}")
                    .Should().BeEquivalentTo(catalogs.LastOrDefault(c => c.At <= at).Says ?? []);
            }
        }

        string Catalog(int hours)
        {
            var says = services.Append("d").Where(_ => random.Next(4) > 0).Select(s => $"{s} {(random.Next(2) == 0 ? "red" : "blue")} {random.Next(1, 4)}").ToArray();
            catalogs.Add((start.AddHours(hours), says));
            return string.Join(", ", says);
        }
    }

    private static IEnumerable<string[]> Split(string says) => says.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split(' '));

    private static char Letter(OutcomeKind outcome) => outcome.ToString()[0];

    private static string Migration()
    {
        var assembly = typeof(StoreFactory).Assembly;
        var engine = typeof(TEngine).Name.Replace("Engine", "", StringComparison.Ordinal);
        var name = assembly.GetManifestResourceNames().Single(n => n.Contains($".{engine}.", StringComparison.Ordinal) && n.EndsWith("-series.sql", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>Makes the catalog what is written as <c>service team tier</c>, so many hours after the start.</summary>
    private async Task CatalogAsync(string says, int hours = 0)
    {
        Begin();
        var services = Split(says).Select(s => Sample.Service(s[0], says) with { Team = s[1] == "-" ? null : s[1], Tier = s[2][0] - '0' }).ToList();
        var at = start.AddHours(hours);
        Clock.Advance(at > Now ? at - Now : TimeSpan.Zero);
        await Store.SyncServicesAsync(services, _ => start, at, default);
    }

    /// <summary>Saves what the checks of a service say, written as <c>check P</c>, so many hours after the start.</summary>
    private Task SayAsync(string service, string says, int hours = 0) => SayAsync(service, says, hours, null);

    private async Task SayAsync(string service, string says, int hours, Attribution? why)
    {
        Begin();
        var expected = revisions.GetValueOrDefault(service);
        var said = Said(service, $"{service}-{hours}", says, hours) with { Attribution = why };
        var saved = await Store.SaveEvaluationAsync(Sample.Save(said, expected), default);
        revisions[service] = saved?.Revision ?? expected;
    }

    /// <summary>Saves that a service had these grades, each so many hours after the start.</summary>
    private async Task GradesAsync(string service, params (int Hours, Grade Grade)[] grades)
    {
        Begin();
        foreach (var ((hours, grade), revision) in grades.Select((grade, revision) => (grade, revision)))
        {
            var evaluation = Graded(service, hours, grade) with { Id = $"{service} {revision}" };
            (await Store.SaveEvaluationAsync(Sample.Save(evaluation, revision), default)).Should().NotBeNull();
        }
    }

    private Evaluation Graded(string service, int hours, Grade grade) =>
        Sample.Evaluation(service, $"{service} {hours}", start.AddHours(hours), grade == Grade.U ? null : 80, grade);

    private async Task<IEnumerable<string>> HeldAsync() =>
        (await Store.HeldGradesAsync(default)).Select(held => $"{held.Key} {held.Value.Grade} {Hours(held.Value.Since)}");

    private void Begin() => start = start == default ? Now : start;

    private Evaluation Said(string service, string id, string says, int hours)
    {
        var evaluation = Sample.Evaluation(service, id, start.AddHours(hours), 90, Grade.AMinus, checks: 1);
        return evaluation with
        {
            Outcomes = [.. Split(says).Select(c => evaluation.Outcomes[0] with
            {
                Check = c[0],
                Outcome = Enum.GetValues<OutcomeKind>().First(o => Letter(o) == c[1][0]),
            })],
        };
    }

    private async Task<List<string>> SpansAsync(string check) =>
    [
        .. (await Store.OutcomeSpansAsync(check, start.AddDays(-1), default))
            .Select(s => $"{s.Service} {Letter(s.Outcome)} {Hours(s.At)}-{Hours(s.Until)}"),
    ];

    private async Task<List<string>> MembershipsAsync() =>
    [
        .. (await Store.MembershipsAsync(default))
            .Where(m => m.At != m.Until)
            .Select(m => $"{m.Service} {m.Team ?? "-"} {m.Tier} {Hours(m.At)}-{Hours(m.Until)}"),
    ];

    private string Hours(DateTimeOffset? at) => at is { } time ? $"{(time - start).TotalHours}" : "";
}
