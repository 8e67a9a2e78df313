using System.Net;
using System.Text.Json;
using Scorecards.Server.Tests.Hosting;
using Scorecards.Server.Tests.Pages;

namespace Scorecards.Server.Tests.Api;

public sealed class CalendarEndpointsTests : IAsyncLifetime
{
    private const string Calendars = TestDefinitions.Text + """

        ---
        apiVersion: scorecards.dev/v1
        kind: Calendar
        metadata: { name: working-days, title: Working days, description: When people are there., owner: sre }
        spec:
          timezone: Europe/London
          windows: [{ days: [mon, tue, wed, thu, fri], from: "09:00", to: "16:00" }]
          holidays: [{ date: 2026-12-25, title: Christmas Day }]
        ---
        apiVersion: scorecards.dev/v1
        kind: Calendar
        metadata: { name: sydney-days }
        spec:
          timezone: Australia/Sydney
          windows: [{ days: [mon, tue, wed, thu, fri], from: "09:00", to: "16:00" }]
          inPlaceOf: working-days
          teams: [payments]
        ---
        apiVersion: scorecards.dev/v1
        kind: Calendar
        metadata: { name: outside }
        spec:
          timezone: UTC
          ical: [{ url: "https://calendar.invalid/f.ics", as: freeze }]
        """;

    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        await _server.UseAsync([Sample.Service("cart")], TestDefinitions.Load(Calendars));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task All_calendars_are_listed_with_how_they_are_now()
    {
        var answer = await _server.GetAsync("/api/v1/calendars");

        answer.Items("name").Should().Equal("outside", "sydney-days", "working-days");
        var (outside, sydney, working) = (answer["items"][0], answer["items"][1], answer["items"][2]);
        working.GetProperty("title").GetString().Should().Be("Working days");
        working.GetProperty("timezone").GetString().Should().Be("Europe/London");
        working.GetProperty("now").GetProperty("cause").GetString().Should().BeOneOf("open", "outsideWindow", "holiday");
        sydney.GetProperty("inPlaceOf").GetString().Should().Be("working-days");
        outside.GetProperty("now").GetProperty("tooOld").GetBoolean().Should().BeTrue();
        outside.GetProperty("feeds")[0].GetProperty("as").GetString().Should().Be("freeze");
        outside.GetProperty("feeds")[0].GetProperty("fetchedAt").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("at=2026-12-24T12:00:00Z", true, "open", null, "2026-12-24T16:00:00Z", null)]
    [InlineData("at=2026-12-24T13:00%2B01:00", true, "open", null, "2026-12-24T16:00:00Z", null)]
    [InlineData("at=2026-12-24T13:00+01:00", true, "open", null, "2026-12-24T16:00:00Z", null)]
    [InlineData("at=2026-12-25T12:00:00Z", false, "holiday", "Christmas Day", "2026-12-26T00:00:00Z", "2026-12-28T09:00:00Z")]
    [InlineData("at=2026-12-24T12:00:00Z&team=payments", false, "outsideWindow", null, "2026-12-24T22:00:00Z", "2026-12-24T22:00:00Z")]
    [InlineData("at=2026-12-24T12:00:00Z&team=other", true, "open", null, "2026-12-24T16:00:00Z", null)]
    public async Task Any_moment_can_be_asked_about(string query, bool open, string cause, string? title, string until, string? opensAt)
    {
        var answer = await _server.GetAsync($"/api/v1/calendars/working-days?{query}");

        answer.Status.Should().Be(HttpStatusCode.OK, answer.Body);
        answer["open"].GetBoolean().Should().Be(open);
        answer["cause"].GetString().Should().Be(cause);
        answer["title"].GetString().Should().Be(title);
        answer["until"].GetDateTimeOffset().Should().Be(DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture));
        answer["opensAt"].GetString().Should().Be(opensAt is null ? null : answer["opensAt"].GetString());
        (answer["opensAt"].ValueKind == JsonValueKind.Null).Should().Be(opensAt is null);
        answer["tooOld"].GetBoolean().Should().BeFalse();
    }

    [Theory]
    [InlineData("2026-12-24T12:00:00", "zone")]
    [InlineData("2026-12-24", "zone")]
    [InlineData("tomorrow", "zone")]
    [InlineData("2026-13-24T12:00:00Z", "zone")]
    public async Task A_moment_without_a_zone_is_refused(string at, string message)
    {
        var answer = await _server.GetAsync($"/api/v1/calendars/working-days?at={at}");

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer["errors"].GetProperty("at").GetString().Should().Contain(message);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00%2B14:00")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    [InlineData("9999-12-31T23:59:59.9999999-14:00")]
    public async Task The_ends_of_time_are_answered_too(string at) =>
        (await _server.GetAsync($"/api/v1/calendars/working-days?at={at}")).Status.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("working-day")]
    [InlineData("working-day.ics")]
    public async Task A_name_that_is_none_is_answered_with_the_nearest(string name)
    {
        var answer = await _server.GetAsync($"/api/v1/calendars/{name}");

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer["type"].GetString().Should().Be("urn:scorecards:unknown-calendar");
        answer["nearest"][0].GetString().Should().Be("working-days");
    }

    [Fact]
    public async Task A_calendar_can_be_subscribed_to()
    {
        var answer = await _server.GetAsync("/api/v1/calendars/working-days.ics");

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.MediaType.Should().Be("text/calendar");
        answer.Body.Should().StartWith("BEGIN:VCALENDAR\r\n").And.Contain("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR\r\n").And.Contain("SUMMARY:Christmas Day\r\n").And.Contain("X-WR-CALNAME:Working days\r\n");
        (await _server.SendAsync(HttpMethod.Get, "/api/v1/calendars/working-days.ics", etag: answer.Header("ETag"))).Status.Should().Be(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Calendars_are_on_the_page_of_definitions()
    {
        var rows = (await _server.PageAsync("/definitions")).Texts("#calendars ~ table tbody tr");

        rows.Should().Contain(row => row.StartsWith("Working days ", StringComparison.Ordinal) && row.Contains("Europe/London"));
        rows.Should().Contain(row => row.Contains("in place of working-days for payments"));
        rows.Should().Contain(row => row.Contains("https://calendar.invalid/f.ics") && row.Contains("too old to go by"));
        (await _server.GetAsync("/api/v1/definitions"))["calendars"].EnumerateArray().Select(c => c.GetString()).Should().Equal("outside", "sydney-days", "working-days");
    }
}
