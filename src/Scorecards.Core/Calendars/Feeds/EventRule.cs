using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace Scorecards.Core.Calendars.Feeds;

/// <summary>How an event repeats: an <c>RRULE</c> (RFC 5545, 3.3.10) that was judged by <see cref="EventRuleReader"/>.</summary>
/// <param name="Rule">Without its <c>UNTIL</c>.</param>
/// <param name="Until">The last time that counts; null for no end.</param>
/// <param name="PerYear">How often an event may happen in a year by it, at most.</param>
internal sealed record EventRule(RecurrenceRule Rule, EventTime? Until, int PerYear)
{
    // The 29th of February may be eight years away, and that many days.
    private static readonly EvaluationOptions _bounded = new() { MaxUnmatchedIncrementsLimit = 3_000 };

    /// <summary>The times at which it happens, as clocks of the event's zone show them, in order; without end where it has none.</summary>
    /// <param name="from">Times before may be left out.</param>
    public IEnumerable<DateTime> Starts(EventTime start, DateTime from)
    {
        // Without a zone the package counts by clocks alone.
        var seed = new CalDateTime(start.Local, !start.IsDate);
        var after = from > start.Local ? new CalDateTime(from, !start.IsDate) : null;
        using var periods = new RecurrencePatternEvaluator(Rule).Evaluate(seed, after, _bounded).GetEnumerator();
        while (true)
        {
            DateTime next;
            try
            {
                if (!periods.MoveNext())
                {
                    yield break;
                }

                next = periods.Current.StartTime.Value;
            }
            catch (EvaluationException)
            {
                // It never happens again, or not before the end of all calendars.
                yield break;
            }

            yield return next;
        }
    }

    /// <summary>True for a time after its end.</summary>
    public bool IsOver(EventTime start, TimeZoneInfo zone) =>
        Until is { } until && (until.IsDate || start.IsDate ? start.Local.Date > until.Local.Date : start.At(zone) > until.At(zone));
}
