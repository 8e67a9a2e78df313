using System.Text;
using Scorecards.Core.Calendars;
using Scorecards.Core.Calendars.Publishing;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Calendars;
using Scorecards.Server.Inputs;

namespace Scorecards.Server.Api;

/// <summary><c>/calendars</c>: when changes may be made.</summary>
internal static class CalendarEndpoints
{
    private const string Tag = "Calendars";
    private const string List = "calendars";
    private const string MediaType = "text/calendar";

    private static readonly QueryParameter _at = new("at", "The moment that is asked about, with its zone; now without it.") { Example = "2030-01-31T09:00:00Z", IsMoment = true };
    private static readonly QueryParameter _team = new("team", "The team whose own calendar counts, where it has one in place of this.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/calendars", GetAll)
            .Named("listCalendars", Tag, "All calendars by name, each with how it is now.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor)
            .Answers<PageOf<CalendarResponse>>();

        api.MapGet("/calendars/{name}", GetOne)
            .Named("getCalendar", Tag, "How a calendar is at a moment.")
            .Takes(_at, _team)
            .Answers<CalendarStateResponse>()
            .Fails(404);

        api.MapGet("/calendars/{name}.ics", GetText)
            .Named("getCalendarText", Tag, "A calendar as iCalendar (RFC 5545), for other programs to subscribe to.")
            .Takes()
            .Produces<string>(StatusCodes.Status200OK, MediaType)
            .Fails(404);
    }

    private static IResult GetAll(HttpContext context, LiveInputs inputs, LiveCalendars live, CalendarCopies copies, TimeProvider clock)
    {
        var query = context.Query();
        var (limit, after) = (query.Number(QueryParameter.Limit), Cursor.Read(query, List));
        var (book, now) = (live.Current, clock.GetUtcNow());
        return query.Problem ?? (IResult)JsonBody.Of(
            ListPage.Of(
                [.. inputs.Current.Definitions.Calendars.Values.Where(c => book.Find(c.Name, null) is not null)], c => c.Name, List, after, limit,
                c => CalendarResponse.Of(c, book.Find(c.Name, null)!, copies, now)),
            Wire.Json.PageOfCalendarResponse);
    }

    private static IResult GetOne(string name, HttpContext context, LiveInputs inputs, LiveCalendars live, TimeProvider clock)
    {
        var query = context.Query();
        var team = query.Value(_team);
        var at = query.Value(_at) is { } text && Moment.TryParse(text, out var moment) ? moment : clock.GetUtcNow();
        return query.Problem is { } problem ? problem
            : live.Current.Find(name, team) is { } entry ? JsonBody.Of(CalendarStateResponse.Of(entry, at), Wire.Json.CalendarStateResponse)
            : Unknown(name, inputs);
    }

    private static IResult GetText(string name, HttpContext context, LiveInputs inputs, LiveCalendars live, TimeProvider clock)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        if (live.Current.Find(name, null)?.Timeline is not CalendarTimeline timeline)
        {
            return Unknown(name, inputs);
        }

        var title = inputs.Current.Definitions.Calendars.GetValueOrDefault(name)?.Metadata.Title ?? name;
        return new TaggedBody(Encoding.UTF8.GetBytes(CalendarText.Write(timeline, title, clock.GetUtcNow().Year)), $"{MediaType}; charset=utf-8");
    }

    private static ProblemResult Unknown(string name, LiveInputs inputs) =>
        ApiProblems.Unknown("calendar", name, Spelling.NearestFew(name, inputs.Current.Definitions.Calendars.Keys));
}
