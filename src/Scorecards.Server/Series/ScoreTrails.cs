using System.Collections.Concurrent;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Series;

/// <summary>
/// The score of each service at the end of each of the last days, kept compactly since boards show it of many services at once: a
/// number a service and a day.
/// </summary>
public sealed class ScoreTrails
{
    /// <summary>How many days a trail has: the present one, and the 30 before.</summary>
    public const int Days = 31;

    private const short None = -1;

    private readonly ConcurrentDictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<DateOnly, short[]> _days = new();

    /// <summary>The scores of the last days, the oldest first and the present one last; null for a day without a rating, or not made yet.</summary>
    public IReadOnlyList<decimal?> Of(ServiceView service, DateOnly today)
    {
        var trail = new decimal?[Days];
        trail[^1] = service.Grade == Grade.U ? null : service.Score;
        if (_places.TryGetValue(service.Id, out var place))
        {
            for (var i = 0; i < Days - 1; i++)
            {
                trail[i] = At(Day(today, i), place);
            }
        }

        return trail;
    }

    /// <summary>The mean scores of several services at the end of the same days but the present one, weighted by the tiers they have now.</summary>
    public IReadOnlyList<decimal?> MeanOf(IReadOnlyList<ServiceView> services, DateOnly today)
    {
        var places = services.Where(s => _places.ContainsKey(s.Id)).Select(s => (Place: _places[s.Id], s.Service.Tier)).ToList();
        var means = new decimal?[Days - 1];
        for (var i = 0; i < means.Length; i++)
        {
            var day = Day(today, i);
            var mean = default(WeightedMean);
            foreach (var (place, tier) in places)
            {
                mean.Add(At(day, place), tier);
            }

            means[i] = mean.Value;
        }

        return means;
    }

    /// <summary>Keeps a day, unless it is too old by now. Not for concurrent use, but while others read.</summary>
    internal void Keep(DateOnly day, DateOnly today, IReadOnlyDictionary<string, GradeAt> grades)
    {
        var first = today.AddDays(1 - Days);
        foreach (var old in _days.Keys.Where(kept => kept < first))
        {
            _days.TryRemove(old, out _);
        }

        if (day < first)
        {
            return;
        }

        foreach (var service in grades.Keys)
        {
            _places.TryAdd(service, _places.Count);
        }

        var scores = new short[_places.Count];
        Array.Fill(scores, None);
        foreach (var (service, grade) in grades)
        {
            scores[_places[service]] = grade is { Grade: not Grade.U, Score: { } score } ? (short)(score * 10) : None;
        }

        _days[day] = scores;
    }

    private short[]? Day(DateOnly today, int index) => _days.GetValueOrDefault(today.AddDays(index + 1 - Days));

    private static decimal? At(short[]? scores, int place) => scores is not null && place < scores.Length && scores[place] != None ? scores[place] / 10m : null;
}
