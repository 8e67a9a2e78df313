using Scorecards.Core.Calendars;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>The last good copies of calendars behind URLs.</summary>
internal sealed class SqliteCalendarCopies(SqliteDatabase database) : ICalendarCopyStore
{
    public Task SaveCalendarCopyAsync(CalendarCopy copy, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (session, _) => session.Execute(
                """
                INSERT INTO calendar_copies (url, text, fetched_at) VALUES (@url, @text, @fetched)
                ON CONFLICT (url) DO UPDATE SET text = excluded.text, fetched_at = excluded.fetched_at WHERE excluded.fetched_at >= calendar_copies.fetched_at
                """,
                ("@url", copy.Url), ("@text", copy.Text), ("@fetched", StoredTime.Of(copy.FetchedAt))),
            cancellationToken);

    public Task<IReadOnlyList<CalendarCopy>> CalendarCopiesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<CalendarCopy>>(
            session => session.Query(
                "SELECT url, text, fetched_at FROM calendar_copies ORDER BY url",
                row => new CalendarCopy(row.GetString(0), row.GetString(1), StoredTime.Read(row.GetInt64(2)))),
            cancellationToken);
}
