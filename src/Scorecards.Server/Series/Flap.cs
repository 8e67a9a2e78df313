using Scorecards.Core.Runtime;

namespace Scorecards.Server.Series;

/// <summary>How often the outcome of a check changed for a service.</summary>
public sealed record Flap(string Service, int InWeek, int InMonth)
{
    /// <summary>Who changed often, the most often first.</summary>
    /// <param name="spans">Of one check, at least those that held within the month, by service and time.</param>
    public static IReadOnlyList<Flap> In(IEnumerable<OutcomeSpan> spans, DateTimeOffset now) =>
    [
        .. spans.GroupBy(span => span.Service, StringComparer.Ordinal)
            .Select(of => (Service: of.Key, Changes: Changes([.. of.OrderBy(span => span.At)], now)))
            .Select(of => new Flap(of.Service, of.Changes.Count(at => at >= now - CheckFlaps.Week), of.Changes.Count))
            .Where(flap => flap.InMonth >= CheckFlaps.Often)
            .OrderByDescending(flap => flap.InMonth).ThenByDescending(flap => flap.InWeek).ThenBy(flap => flap.Service, StringComparer.Ordinal),
    ];

    /// <summary>When one outcome followed another; the first, and one after a gap, follows none.</summary>
    private static List<DateTimeOffset> Changes(IReadOnlyList<OutcomeSpan> spans, DateTimeOffset now) =>
    [
        .. spans.Zip(spans.Skip(1)).Where(pair => pair.First.Until == pair.Second.At && pair.First.Outcome != pair.Second.Outcome)
            .Select(pair => pair.Second.At).Where(at => at >= now - CheckFlaps.Month && at <= now),
    ];
}
