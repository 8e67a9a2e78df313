using Scorecards.Core.Definitions;
using Scorecards.Core.Runtime;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Series;

/// <summary>Counts a check's outcomes at many moments in one pass over what held from when until when.</summary>
public static class CheckFold
{
    private static readonly int _kinds = Enum.GetValues<OutcomeKind>().Length;

    /// <param name="spans">Of one check, at least those that hold at one of the moments.</param>
    /// <param name="memberships">By service; while a service is retired, it does not count.</param>
    /// <param name="moments">Rising.</param>
    /// <returns>For each moment how many services had each outcome.</returns>
    public static IReadOnlyList<CheckStatistics> Count(
        IEnumerable<OutcomeSpan> spans, ILookup<string, Membership> memberships, IReadOnlyList<DateTimeOffset> moments)
    {
        // Each row says by how much the counts change from the moment before; past the last moment nothing is asked.
        var changes = new int[moments.Count + 1, _kinds];
        var times = moments.ToArray();
        foreach (var span in spans)
        {
            foreach (var membership in memberships[span.Service])
            {
                var from = From(times, Later(span.At, membership.At));
                var until = Until(times, span.Until, membership.Until);
                if (from < until)
                {
                    changes[from, (int)span.Outcome]++;
                    changes[until, (int)span.Outcome]--;
                }
            }
        }

        return Sum(changes, moments.Count);
    }

    private static CheckStatistics[] Sum(int[,] changes, int moments)
    {
        var counts = new int[_kinds];
        var sums = new CheckStatistics[moments];
        for (var i = 0; i < moments; i++)
        {
            for (var kind = 0; kind < _kinds; kind++)
            {
                counts[kind] += changes[i, kind];
            }

            sums[i] = CheckStatistics.Of(counts);
        }

        return sums;
    }

    private static int Until(DateTimeOffset[] times, DateTimeOffset? span, DateTimeOffset? membership) =>
        Math.Min(span is { } s ? From(times, s) : times.Length, membership is { } m ? From(times, m) : times.Length);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    /// <summary>The index of the first moment at a time or after it.</summary>
    private static int From(DateTimeOffset[] times, DateTimeOffset at)
    {
        var found = Array.BinarySearch(times, at);
        return found < 0 ? ~found : found;
    }
}
