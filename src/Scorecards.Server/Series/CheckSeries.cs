using System.Collections.Concurrent;
using Scorecards.Core.Runtime;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Series;

/// <summary>
/// What each check said at the end of each day. The days of the last range asked for are kept by check until another day is over:
/// pages ask for the same range again and again.
/// </summary>
/// <remarks>The present day is not here: the snapshot has it.</remarks>
public sealed class CheckSeries(ISeriesStore series, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (DayRange Range, IReadOnlyList<(DateOnly, CheckStatistics)> Days)> _kept = new(StringComparer.Ordinal);

    /// <summary>The finished days of the range on which any service had an outcome, the oldest first.</summary>
    /// <param name="check">A check of the definitions: what is kept of any other would pile up.</param>
    /// <param name="range">The days.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StoreException">The store is away.</exception>
    public async Task<IReadOnlyList<(DateOnly Day, CheckStatistics Counts)>> GetAsync(string check, DayRange range, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var last = DayRange.DayOf(now).AddDays(-1);
        range = range with { Last = range.Last < last ? range.Last : last };
        if (range.Days < 1)
        {
            return [];
        }

        if (_kept.TryGetValue(check, out var kept) && kept.Range == range)
        {
            return kept.Days;
        }

        var days = range.All.ToList();
        var spans = await series.OutcomeSpansAsync(check, DayRange.StartOf(range.First), cancellationToken);
        var memberships = (await series.MembershipsAsync(cancellationToken)).ToLookup(m => m.Service, StringComparer.Ordinal);
        var counts = CheckFold.Count(spans, memberships, [.. days.Select(DayRange.EndOf)]);
        IReadOnlyList<(DateOnly Day, CheckStatistics Counts)> found =
            [.. days.Zip(counts, (day, count) => (day, count)).SkipWhile(d => d.count == CheckStatistics.None)];
        if (DayRange.EndOf(range.Last) + CompanySeries.Settling < now)
        {
            _kept[check] = (range, found);
        }

        return found;
    }
}
