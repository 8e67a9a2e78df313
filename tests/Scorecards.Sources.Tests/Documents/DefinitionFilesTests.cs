using Scorecards.Sources.Documents;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Documents;

public sealed class DefinitionFilesTests : IDisposable
{
    private const string Holidays = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();

    public DefinitionFilesTests()
    {
        _folder.Write("served/org/rules/checks/policies/calendar.yaml", Calendar("../days/h.ics"));
        _folder.Write("served/org/rules/checks/days/h.ics", Holidays);
        _folder.Write("served/org/rules/checks/days/unused.ics", "nonsense");
        _folder.Write("served/org/rules/beyond.ics", Holidays);
    }

    private string Checks => Path.Combine(_folder.Path, "served/org/rules/checks");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("/**/*.yaml")]
    public async Task A_file_that_a_calendar_names_comes_with_a_folder_and_a_glob(string pattern)
    {
        var reading = await ReadAsync(Checks + pattern);

        reading.Problems.Should().BeEmpty();
        reading.Set!.Calendars["c"].Plan.Feeds.Should().ContainSingle().Which.Events!.Count.Should().Be(1);
        reading.Set.Documents.Select(d => Path.GetFileName(d.Path)).Should().BeEquivalentTo("calendar.yaml", "h.ics");
    }

    [Fact]
    public async Task A_file_that_a_calendar_names_comes_with_a_single_file_and_stays_in_its_folder()
    {
        _folder.Write("served/org/rules/checks/policies/h.ics", Holidays);
        var path = _folder.Write("served/org/rules/checks/policies/one.yaml", Calendar("h.ics"));

        (await ReadAsync(path)).Set!.Documents.Should().HaveCount(2);
        (await ReadAsync(Path.Combine(Checks, "policies/calendar.yaml"))).Problems.Should().ContainSingle().Which.Message.Should().Be("there is no file '../days/h.ics'");
    }

    [Theory]
    [InlineData("../../beyond.ics")]
    [InlineData("/etc/h.ics")]
    [InlineData("none.ics")]
    public async Task What_is_not_there_or_beyond_the_folder_is_told_at_its_place(string path)
    {
        _folder.Write("served/org/rules/checks/policies/calendar.yaml", Calendar(path));

        (await ReadAsync(Checks)).Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Message = $"there is no file '{path}'", Line = 6, Column = 18 });
    }

    [Fact]
    public async Task A_change_in_the_file_is_a_change_of_the_definitions()
    {
        var origin = Origins.Definitions(Checks, Context(), TimeSpan.FromMinutes(1));
        await DefinitionFiles.ReadAsync(origin, default);
        var stamp = await origin.StampAsync(default);
        (await origin.StampAsync(default)).Should().Be(stamp);

        _folder.Write("served/org/rules/checks/days/h.ics", Holidays + " \r\n");

        (await origin.StampAsync(default)).Should().NotBe(stamp);
    }

    [Fact]
    public async Task A_file_that_a_calendar_names_comes_with_a_repository()
    {
        new TestRepository(Path.Combine(_folder.Path, "served/org/rules")).Commit(_clock.GetUtcNow(), "ada");
        var served = Path.Combine(_folder.Path, "served");
        await using var server = new LoopbackServer((request, response) => GitHttpServer.AnswerAsync(served, request, response));

        var reading = await ReadAsync($"{server.Url}org/rules/tree/main/checks/policies");

        reading.Problems.Should().BeEmpty();
        reading.Set!.Documents.Select(d => d.Path).Should().Equal("checks/days/h.ics", "checks/policies/calendar.yaml");
    }

    private static string Calendar(string file) =>
        $"apiVersion: scorecards.dev/v1\nkind: Calendar\nmetadata: {{ name: c }}\nspec:\n  timezone: UTC\n  ical: [{{ file: {file}, as: holiday }}]\n";

    private Task<DefinitionReading> ReadAsync(string place) => new DefinitionInput(Origins.Definitions(place, Context(), TimeSpan.FromMinutes(1)), Context()).ReadAsync(default);

    private SourceContext Context() => new() { CacheFolder = Path.Combine(_folder.Path, "cache"), Clock = _clock };
}
