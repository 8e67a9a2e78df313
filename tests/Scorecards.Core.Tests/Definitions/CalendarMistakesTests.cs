using Scorecards.Core.Definitions;
using Scorecards.Core.Tests.Calendars;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Definitions;

public sealed class CalendarMistakesTests
{
    private const string Zone = "timezone: Europe/London";

    [Theory]
    [InlineData("timezone: Europe/Lodnon", 5, 13, "there is no time zone 'Europe/Lodnon' (did you mean 'Europe/London'?)")]
    [InlineData("timezone: BST", 5, 13, "there is no time zone 'BST' (use a name of the IANA database, such as Europe/London or America/New_York, or UTC)")]
    [InlineData("windows: []\ntimezon: UTC", 5, 3, "spec needs 'timezone'")]
    [InlineData(Zone + "\nwindows: [{}]", 6, 13, "the window says neither days nor hours")]
    [InlineData(Zone + "\nwindows: [{ days: [mon], from: '09:00' }]", 6, 35, "the window has 'from' but no 'to'")]
    [InlineData(Zone + "\nwindows: [{ days: [mon], to: '09:00' }]", 6, 33, "the window has 'to' but no 'from'")]
    [InlineData(Zone + "\nwindows: [{ from: '24:00', to: '09:00' }]", 6, 22, "a window cannot begin at 24:00")]
    [InlineData(Zone + "\nwindows: [{ from: '9:00', to: '19:00' }]", 6, 22, "must be a text of the form")]
    [InlineData(Zone + "\nwindows: [{ days: [monday] }]", 6, 22, "must be one of sun, mon, tue, wed, thu, fri, sat, not the text 'monday'")]
    [InlineData(Zone + "\nholidays: [{ date: 2026-12-32, title: X }]", 6, 22, "'2026-12-32' is no date (write it like 2026-12-25)")]
    [InlineData(Zone + "\nholidays: [{ date: 25/12/2026, title: X }]", 6, 22, "'25/12/2026' is no date")]
    [InlineData(Zone + "\nholidays: [{ date: 2026-12-25 }]", 6, 14, "needs 'title'")]
    [InlineData(Zone + "\nfreezes: [{ from: 2026-12-18T10:00, to: 2026-12-19, title: X }]", 6, 21, "the moment '2026-12-18T10:00' has no zone (write a moment with its zone, like")]
    [InlineData(Zone + "\nfreezes: [{ from: tomorrow, to: 2026-12-19, title: X }]", 6, 21, "'tomorrow' is no day or moment")]
    [InlineData(Zone + "\nfreezes: [{ from: 2026-12-18, to: 2026-12-17, title: X }]", 6, 37, "the freeze 'X' ends before it begins")]
    [InlineData(Zone + "\nfreezes: [{ from: 2026-12-18T10:00Z, to: 2026-12-18T10:00Z, title: X }]", 6, 44, "the freeze 'X' ends before it begins")]
    [InlineData(Zone + "\nical: [{ as: holiday }]", 6, 10, "needs 'file' or 'url'")]
    [InlineData(Zone + "\nical: [{ file: a.ics, url: 'https://e.com/a.ics', as: holiday }]", 6, 25, "must have 'file' or 'url', not both")]
    [InlineData(Zone + "\nical: [{ file: a.ics, as: holidays }]", 6, 29, "did you mean 'holiday'?")]
    [InlineData(Zone + "\nical: [{ file: a.txt, as: holiday }]", 6, 18, "'a.txt' is no file of iCalendar")]
    [InlineData(Zone + "\nical: [{ file: a.ics, as: holiday, maxAge: 1d }]", 6, 46, "a file has no age")]
    [InlineData(Zone + "\nical: [{ file: a.ics, as: holiday }]", 6, 18, "there is no file 'a.ics'")]
    [InlineData(Zone + "\nical: [{ url: e.com/a.ics, as: holiday }]", 6, 17, "'e.com/a.ics' is no URL that can be fetched")]
    [InlineData(Zone + "\nical: [{ url: 'webcal://e.com/a.ics', as: holiday }]", 6, 18, "(write https://e.com/a.ics)")]
    [InlineData(Zone + "\nical: [{ url: 'https://me:secret@e.com/a.ics', as: holiday }]", 6, 18, "a URL must not hold a user name or password")]
    [InlineData(Zone + "\nical: [{ url: 'https://e.com/a.ics', as: holiday, maxAge: 1m }]", 6, 61, "maxAge must be from 10m to 365d, not 1m")]
    [InlineData(Zone + "\nteams: [payments]", 6, 11, "only a calendar in place of another is for teams")]
    [InlineData(Zone + "\ninPlaceOf: hours", 6, 14, "a calendar cannot take its own place")]
    [InlineData(Zone + "\ninPlaceOf: working-day\nteams: [a]", 6, 14, "there is no calendar 'working-day'")]
    public void A_mistake_is_told_at_its_place(string spec, int line, int column, string message)
    {
        var problems = TestDefinitions.Load(CalendarTesting.Document(spec)).Problems.Where(p => !p.IsWarning).ToList();

        problems.Should().Contain(p => p.Line == line && p.Column == column && $"{p.Message} ({p.Hint})".Contains(message, StringComparison.Ordinal), string.Join('\n', problems));
    }

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        TestDefinitions.Load(CalendarTesting.Document(
            "timezone: Nowhere/At_All\nwindows: [{}]\nholidays: [{ date: x, title: H }]\nfreezes: [{ from: y, to: z, title: F }]\nical: [{ file: a.ics, as: freeze }]\ninPlaceOf: other"))
            .Problems.Select(p => p.Line).Should().Equal(5, 6, 7, 8, 8, 9, 10, 10);

    [Fact]
    public void Two_calendars_cannot_take_the_same_place_for_a_team()
    {
        var problems = TestDefinitions.Load(
            CalendarTesting.Document(Zone),
            CalendarTesting.Document(Zone + "\ninPlaceOf: hours\nteams: [a, b]", "one"),
            CalendarTesting.Document(Zone + "\ninPlaceOf: hours\nteams: [c, b]", "two"),
            CalendarTesting.Document(Zone + "\ninPlaceOf: one\nteams: [d]", "three")).Problems;

        problems.Select(p => p.ToString()).Should().Equal(
            "3.yaml:7:14: the team 'b' has a calendar in place of 'hours' already: 'one' in 2.yaml (leave the team at one of the two)",
            "4.yaml:6:14: the calendar 'one' takes the place of another itself (name the one that all teams without their own have)");
    }

    [Theory]
    [InlineData("windows: [{ days: [mon], from: '09:00', to: '12:00' }, { days: [mon, tue], from: '09:00', to: '16:00' }]", "this window adds nothing")]
    [InlineData("windows: [{ days: [mon] }, { days: [mon] }]", "this window adds nothing")]
    [InlineData("windows: [{ days: [mon, mon] }]", "the day mon stands there twice")]
    [InlineData("holidays: [{ date: 2026-12-25, title: A }, { date: 2026-12-25, title: B }]", "2026-12-25 is a holiday twice, first 'A'")]
    [InlineData("windows: [{ days: [mon] }]\nfreezes: [{ from: 2026-12-26, to: 2026-12-27, title: W }]", "the freeze 'W' changes nothing")]
    [InlineData("ical: [{ file: empty.ics, as: window }]", "the calendar is never open")]
    public void What_is_of_no_use_is_warned_about(string lines, string message)
    {
        var result = Load(("c.yaml", CalendarTesting.Document($"{Zone}\n{lines}")), ("empty.ics", CalendarTesting.Ics()));

        result.Set.Should().NotBeNull(string.Join('\n', result.Problems));
        result.Problems.Should().ContainSingle().Which.Should().Match<Problem>(p => p.IsWarning && p.Message.Contains(message));
    }

    [Fact]
    public void A_file_is_found_beside_the_calendar_and_its_mistakes_have_its_own_lines()
    {
        var calendar = CalendarTesting.Document($"{Zone}\nical: [{{ file: ../days/h.ics, as: holiday }}]");

        Load(("policies/c.yaml", calendar), ("days/h.ics", CalendarTesting.Event("DTSTART:20261225"))).Set!.Calendars["hours"].Plan.Feeds.Should().ContainSingle().Which.Events!.Count.Should().Be(1);
        Load(("policies/c.yaml", calendar), ("days/h.ics", CalendarTesting.Event("DTSTART:x"))).Problems.Select(p => p.ToString())
            .Should().Equal("days/h.ics:7:1: DTSTART: 'x' is no date or time (write it like 20261225, 20261225T090000 or 20261225T090000Z)");
        Load(("policies/c.yaml", calendar), ("days/hh.ics", CalendarTesting.Event("DTSTART:20261225"))).Problems.Select(p => p.ToString())
            .Should().Equal("policies/c.yaml:6:18: there is no file '../days/h.ics' (did you mean 'days/hh.ics'?)");
    }

    [Fact]
    public void A_file_is_as_much_a_part_of_the_definitions_as_the_calendar()
    {
        var calendar = CalendarTesting.Document($"{Zone}\nical: [{{ file: h.ics, as: holiday }}]");

        var one = Load(("c.yaml", calendar), ("h.ics", CalendarTesting.Event("DTSTART:20261225"))).Set!;
        var other = Load(("c.yaml", calendar), ("h.ics", CalendarTesting.Event("DTSTART:20261226"))).Set!;

        one.Digest.Should().NotBe(other.Digest);
        one.Documents.Select(d => d.Path).Should().Equal("c.yaml", "h.ics");
        CalendarFiles.NamedIn(one.Documents[0]).Should().Equal("h.ics");
    }

    private static DefinitionResult Load(params (string Path, string Text)[] files) =>
        DefinitionLoader.Load(files.Select(f => new DefinitionDocument(f.Path, f.Text)), TestDefinitions.Kinds);
}
