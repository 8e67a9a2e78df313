using System.Collections.Concurrent;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Series;

/// <summary>What each service had at the end of a day. The days asked for last are kept: a finished day never changes.</summary>
public sealed class PastGrades(IEvaluationStore store, TimeProvider clock)
{
    /// <summary>The spans that are a click away, and a few that somebody chose.</summary>
    private const int MostKept = 8;

    private readonly ConcurrentDictionary<DateOnly, IReadOnlyDictionary<string, GradeAt>> _kept = new();

    /// <exception cref="StoreException">The store is away.</exception>
    public async Task<IReadOnlyDictionary<string, GradeAt>> GetAsync(DateOnly day, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(day, out var kept))
        {
            return kept;
        }

        var grades = await store.GradesAtAsync(DayRange.EndOf(day), cancellationToken);
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        if (DayRange.EndOf(day) + CompanySeries.Settling < clock.GetUtcNow())
        {
            _kept[day] = grades;
        }

        return grades;
    }
}
