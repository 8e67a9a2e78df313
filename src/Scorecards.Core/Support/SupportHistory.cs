namespace Scorecards.Core.Support;

/// <summary>Makes the history of a service's support out of the rows of its history and its appeals. Pure.</summary>
public static class SupportHistory
{
    /// <summary>Spans from the first row on, the oldest first; those without a gap between them differ. There are gaps where no policy said anything.</summary>
    /// <param name="rows">The oldest first.</param>
    /// <param name="appeals">The granted ones, in any order.</param>
    /// <param name="appealLevel">The level of an appeal where there was no support to keep; null when there is none.</param>
    public static IReadOnlyList<SupportSpan> Of(IReadOnlyList<SupportRow> rows, IReadOnlyList<SupportAppeal> appeals, string? appealLevel, DateTimeOffset now)
    {
        var spans = new List<SupportSpan>();
        for (var i = 0; i < rows.Count; i++)
        {
            var (from, said) = rows[i];
            if (said is not { } standing)
            {
                End(spans, from);
                continue;
            }

            DateTimeOffset? until = i + 1 < rows.Count ? rows[i + 1].At : null;
            foreach (var at in Moments(from, until, standing, appeals, now))
            {
                var appeal = appeals.Where(a => a.DecidedAt <= at && a.IsInForceAt(at)).MaxBy(a => a.ExpiresAt);
                Add(spans, at, SupportState.At(standing, appeal, appealLevel, at));
            }
        }

        return spans;
    }

    /// <summary>When something may change while a row holds: its beginning, and what begins and ends within it.</summary>
    private static IEnumerable<DateTimeOffset> Moments(
        DateTimeOffset from, DateTimeOffset? until, SupportStanding standing, IReadOnlyList<SupportAppeal> appeals, DateTimeOffset now) =>
        appeals.SelectMany(a => new[] { a.DecidedAt, a.ExpiresAt })
            .Append(standing.GraceUntil)
            .OfType<DateTimeOffset>()
            .Where(at => at > from && !(at >= until) && at <= now)
            .Append(from)
            .Distinct()
            .Order();

    private static void Add(List<SupportSpan> spans, DateTimeOffset at, SupportState state)
    {
        if (spans is [.., { Until: null } last])
        {
            if ((last.Level, last.Eligible, last.Basis) == (state.Level, state.Eligible, state.Basis))
            {
                return;
            }

            End(spans, at);
        }

        spans.Add(new SupportSpan(at, null, state.Level, state.Eligible, state.Basis));
    }

    private static void End(List<SupportSpan> spans, DateTimeOffset at)
    {
        if (spans is [.., { Until: null } last])
        {
            spans[^1] = last with { Until = at };
        }
    }
}
