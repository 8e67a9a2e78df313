using System.Collections.Concurrent;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Series;

/// <summary>
/// How the company and its teams stood at the end of each day. A finished day never changes, so it is made once and kept; a day
/// takes a lookup of every service, whatever the length of its history.
/// </summary>
/// <remarks>The present day is not here: the snapshot has it.</remarks>
public sealed class CompanySeries(ISeriesStore series, IEvaluationStore evaluations, TimeProvider clock) : IDisposable
{
    /// <summary>After its end a day may still change for so long: evaluations are saved a moment after they are made, by clocks that differ.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<DateOnly, CompanyMoment> _kept = new();
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The first day on which there was a service; of the days before there is nothing to make.</summary>
    private volatile int _first = int.MinValue;

    private int _version;

    /// <summary>Rises with every day that is kept.</summary>
    public int Version => _version;

    /// <summary>The scores of single services on the days made so far.</summary>
    public ScoreTrails Trails { get; } = new();

    /// <summary>How each day of the range ended, as far as it is kept; null for a day that is not.</summary>
    public IReadOnlyList<CompanyMoment?> Kept(DayRange range) => [.. range.All.Select(day => _kept.GetValueOrDefault(day))];

    /// <summary>The finished days of the range on which there was a service, the oldest first.</summary>
    /// <exception cref="StoreException">The store is away, and a day that is not kept is asked for.</exception>
    public async Task<IReadOnlyList<(DateOnly Day, CompanyMoment Moment)>> GetAsync(DayRange range, CancellationToken cancellationToken) =>
        (await TryGetAsync(range, Timeout.InfiniteTimeSpan, cancellationToken))!;

    /// <summary>The same for who would rather do without than wait: null when somebody else is still making days after so long.</summary>
    /// <exception cref="StoreException">The store is away, and a day that is not kept is asked for.</exception>
    public async Task<IReadOnlyList<(DateOnly Day, CompanyMoment Moment)>?> TryGetAsync(
        DayRange range, TimeSpan patience, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DayRange.DayOf(now);
        var days = range.All.Where(day => day < today).ToList();
        var made = days.Any(IsMissing) ? await MakeAsync(days, now, patience, cancellationToken) : [];
        return made is null ? null :
        [
            .. days.Select(day => (Day: day, Moment: _kept.GetValueOrDefault(day) ?? made.GetValueOrDefault(day)!))
                .Where(d => d.Moment is { Company: { Rated: > 0 } or { Unrated: > 0 } }),
        ];
    }

    public void Dispose() => _one.Dispose();

    private bool IsMissing(DateOnly day) => day.DayNumber >= _first && !_kept.ContainsKey(day);

    private async Task<Dictionary<DateOnly, CompanyMoment>?> MakeAsync(
        List<DateOnly> days, DateTimeOffset now, TimeSpan patience, CancellationToken cancellationToken)
    {
        // One at a time: whoever waits finds most of it made.
        if (!await _one.WaitAsync(patience, cancellationToken))
        {
            return null;
        }

        try
        {
            var made = new Dictionary<DateOnly, CompanyMoment>();
            var memberships = await series.MembershipsAsync(cancellationToken);
            if (memberships.Count == 0)
            {
                return made;
            }

            _first = DayRange.DayOf(memberships.Min(m => m.At)).DayNumber;
            // The latest first: they are looked at most.
            foreach (var day in days.Where(IsMissing).Reverse())
            {
                var end = DayRange.EndOf(day);
                var grades = await evaluations.GradesAtAsync(end, cancellationToken);
                var moment = CompanyMoment.Of(memberships, grades, end);
                Trails.Keep(day, DayRange.DayOf(now), grades);
                made.Add(day, moment);
                if (end + Settling < now && _kept.TryAdd(day, moment))
                {
                    Interlocked.Increment(ref _version);
                }
            }

            return made;
        }
        finally
        {
            _one.Release();
        }
    }
}
