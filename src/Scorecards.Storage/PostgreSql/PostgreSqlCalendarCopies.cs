using Scorecards.Core.Calendars;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>The last good copies of calendars behind URLs.</summary>
internal sealed class PostgreSqlCalendarCopies(PostgreSqlDatabase database) : ICalendarCopyStore
{
    public Task SaveCalendarCopyAsync(CalendarCopy copy, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            """
            INSERT INTO calendar_copies AS c (url, text, fetched_at) VALUES (@url, @text, @fetched)
            ON CONFLICT (url) DO UPDATE SET text = excluded.text, fetched_at = excluded.fetched_at WHERE excluded.fetched_at >= c.fetched_at
            """,
            new { url = copy.Url, text = copy.Text, fetched = StoredTime.Of(copy.FetchedAt) },
            cancellationToken);

    public async Task<IReadOnlyList<CalendarCopy>> CalendarCopiesAsync(CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<(string Url, string Text, long FetchedAt)>(
            "SELECT url, text, fetched_at FROM calendar_copies ORDER BY url", null, cancellationToken).ConfigureAwait(false))
            .Select(row => new CalendarCopy(row.Url, row.Text, StoredTime.Read(row.FetchedAt))),
    ];
}
