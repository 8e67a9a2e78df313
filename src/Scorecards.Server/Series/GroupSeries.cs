using System.Collections.Concurrent;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Series;

/// <summary>
/// How the services that a group has now stood together at the end of each day: the store keeps who was in which team, not in which
/// system. The days of the last range asked for are kept by group until another day is over, or the group has other services.
/// </summary>
public sealed class GroupSeries(ISeriesStore series, TimeProvider clock)
{
    /// <summary>A group is asked for again and again; a great many are not.</summary>
    private const int MostKept = 1_000;

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The finished days of the range on which any of the services was known, the oldest first.</summary>
    /// <exception cref="StoreException">The store is away.</exception>
    public async Task<IReadOnlyList<(DateOnly Day, GroupTally Tally)>> GetAsync(GroupView group, DayRange range, CancellationToken cancellationToken)
    {
        var members = group.Services.Select(s => (s.Id, s.Service.Tier)).OrderBy(m => m.Id, StringComparer.Ordinal).ToList();
        var key = $"{group.Kind}/{group.Id}";
        if (_kept.TryGetValue(key, out var kept) && kept.Range == range && kept.Members.SequenceEqual(members))
        {
            return kept.Days;
        }

        var grades = await series.GradesBetweenAsync([.. members.Select(m => m.Id)], DayRange.EndOf(range.First), DayRange.EndOf(range.Last), cancellationToken);
        var days = Fold(members, grades, range);
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        if (DayRange.EndOf(range.Last) + CompanySeries.Settling < clock.GetUtcNow())
        {
            _kept[key] = new Kept(range, members, days);
        }

        return days;
    }

    /// <summary>Adds up what each service had at the end of each day.</summary>
    /// <param name="members">Ids and tiers.</param>
    /// <param name="grades">By service, each oldest first.</param>
    internal static IReadOnlyList<(DateOnly Day, GroupTally Tally)> Fold(
        IReadOnlyList<(string Id, int Tier)> members, IEnumerable<ServiceGrade> grades, DayRange range)
    {
        var past = grades.ToLookup(g => g.Service, g => g.Grade, StringComparer.Ordinal);
        var days = range.All.Select(day => (Day: day, Tally: new GroupTally())).ToList();
        foreach (var (id, tier) in members)
        {
            GradeAt? current = null;
            var next = new Queue<GradeAt>(past[id]);
            foreach (var (day, tally) in days)
            {
                var end = DayRange.EndOf(day);
                while (next.TryPeek(out var change) && change.Since <= end)
                {
                    current = next.Dequeue();
                }

                if (current is { } then)
                {
                    tally.Add(new GroupMember(tier, then.Grade, then.Score));
                }
            }
        }

        return [.. days.SkipWhile(d => d.Tally.Rated + d.Tally.Unrated == 0)];
    }

    private sealed record Kept(DayRange Range, IReadOnlyList<(string Id, int Tier)> Members, IReadOnlyList<(DateOnly, GroupTally)> Days);
}
