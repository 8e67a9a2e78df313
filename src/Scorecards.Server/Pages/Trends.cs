using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Server.Series;

namespace Scorecards.Server.Pages;

/// <summary>The trends that pages show: the last 90 days. A page is whole without one, so a store that is away leaves it out.</summary>
internal static class Trends
{
    /// <summary>After a start, the days of a large company are made for some seconds: until then pages do without.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(500);

    public static GradeBands BandsOf(LiveInputs inputs) => inputs.Current.Definitions.Primary?.Bands ?? GradeBands.Default;

    public static Task<TrendChart?> CompanyAsync(
        CompanySeries series, LiveInputs inputs, Snapshot snapshot, DateTimeOffset now, CancellationToken cancellationToken) =>
        GroupAsync(series, inputs, m => m.Company, snapshot.Company, now, cancellationToken);

    public static Task<TrendChart?> TeamAsync(
        CompanySeries series, LiveInputs inputs, GroupView team, DateTimeOffset now, CancellationToken cancellationToken) =>
        GroupAsync(series, inputs, m => m.Team(team.Id), team, now, cancellationToken);

    /// <summary>Of the services that the system has now.</summary>
    public static Task<TrendChart?> SystemAsync(
        GroupSeries series, LiveInputs inputs, GroupView system, DateTimeOffset now, CancellationToken cancellationToken) =>
        DrawnAsync(async () =>
        {
            var bands = BandsOf(inputs);
            var past = await series.GetAsync(system, DayRange.UpTo(DayRange.DayOf(now).AddDays(-1)), cancellationToken);
            return TrendChart.Of([.. past.Select(d => new TrendPoint(DayRange.EndOf(d.Day), d.Tally.Score(bands).Score)), new TrendPoint(now, system.Score)]);
        });

    public static Task<TrendChart?> CheckAsync(
        CheckSeries series, string check, CheckStatistics present, DateTimeOffset now, CancellationToken cancellationToken) =>
        DrawnAsync(async () =>
        {
            var past = await series.GetAsync(check, Range(now), cancellationToken);
            return TrendChart.Of([.. past.Select(d => new TrendPoint(DayRange.EndOf(d.Day), d.Counts.PassRate)), new TrendPoint(now, present.PassRate)]);
        });

    /// <summary>The service's own score, each change at its moment.</summary>
    /// <exception cref="StoreException">The store is away.</exception>
    public static async Task<TrendChart?> ServiceAsync(ISeriesStore store, ServiceView service, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var begin = DayRange.StartOf(Range(now).First);
        var changes = await store.GradesBetweenAsync(service.Id, begin, now, cancellationToken);
        var end = service.Retired ? service.ConfirmedUntil ?? now : now;
        var points = changes.Select(c => new TrendPoint(c.Since < begin ? begin : c.Since, c.Grade == Grade.U ? null : c.Score)).ToList();
        return points.Count == 0 || end <= points[^1].At ? TrendChart.Of(points, steps: true)
            : TrendChart.Of([.. points, points[^1] with { At = end }], steps: true);
    }

    private static Task<TrendChart?> GroupAsync(
        CompanySeries series, LiveInputs inputs, Func<CompanyMoment, Core.Scoring.GroupTally?> tallyOf, GroupView present, DateTimeOffset now, CancellationToken cancellationToken) =>
        DrawnAsync(async () =>
        {
            var bands = BandsOf(inputs);
            var past = await series.TryGetAsync(Range(now), _patience, cancellationToken);
            return past is null ? null : TrendChart.Of(
            [
                .. past.Select(d => new TrendPoint(DayRange.EndOf(d.Day), tallyOf(d.Moment)?.Score(bands).Score)),
                new TrendPoint(now, present.Score),
            ]);
        });

    private static DayRange Range(DateTimeOffset now) => DayRange.UpTo(DayRange.DayOf(now));

    private static async Task<TrendChart?> DrawnAsync(Func<Task<TrendChart?>> draw)
    {
        try
        {
            return await draw();
        }
        catch (StoreException)
        {
            // The projection logs it; the page shows what the snapshot has.
            return null;
        }
    }
}
