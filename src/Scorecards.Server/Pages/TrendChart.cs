using System.Globalization;
using System.Text;
using Scorecards.Core.Grades;

namespace Scorecards.Server.Pages;

/// <summary>
/// A line over time as a browser draws it: coordinates are percent of the width from the left and of the height from the top. Its
/// scale begins and ends at a ten, so that small moves are seen and their size is not made up.
/// </summary>
public sealed class TrendChart
{
    private const int Slices = 360;
    private const decimal LeastHeight = 20;

    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;
    private readonly decimal _low;
    private readonly decimal _high;

    private TrendChart(IReadOnlyList<TrendPoint> points, bool steps)
    {
        Points = points;
        (_from, _to) = (points[0].At, points[^1].At);
        var values = points.Select(p => p.Value).OfType<decimal>().ToList();
        _low = decimal.Floor(values.Min() / 10) * 10;
        _high = decimal.Max(decimal.Ceiling(values.Max() / 10) * 10, _low);
        _low = decimal.Max(0, decimal.Min(_low, _high - LeastHeight));
        _high = decimal.Min(100, decimal.Max(_high, _low + LeastHeight));
        (Line, Area) = Draw(steps);
    }

    public IReadOnlyList<TrendPoint> Points { get; }

    /// <summary>The line as path data.</summary>
    public string Line { get; }

    /// <summary>What lies under the line.</summary>
    public string Area { get; }

    public TrendPoint Last => Points.Last(p => p.Value is not null);

    /// <param name="points">The oldest first.</param>
    /// <param name="steps">True when a value holds until the next one; else the line leads from one to the other.</param>
    /// <returns>Null when there is too little to draw a line.</returns>
    public static TrendChart? Of(IReadOnlyList<TrendPoint> points, bool steps = false)
    {
        var begun = points.SkipWhile(p => p.Value is null).ToList();
        if (begun.Count < 2 || begun[0].At >= begun[^1].At)
        {
            return null;
        }

        // More than a screen can show tells nothing more: of each slice of the time the last counts.
        var slice = Math.Max(1, (begun[^1].At - begun[0].At).Ticks / Slices);
        var drawn = begun.Count <= Slices ? begun : [.. begun.GroupBy(p => (p.At - begun[0].At).Ticks / slice).Select(g => g.Last())];
        return new TrendChart(drawn, steps);
    }

    public string X(DateTimeOffset at) => Number(100m * (at - _from).Ticks / (_to - _from).Ticks);

    public string Y(decimal value) => Number(Down(value));

    /// <summary>Values to name beside the scale: every ten, or every twenty of a high scale.</summary>
    public IEnumerable<decimal> Ticks
    {
        get
        {
            var step = _high - _low > 40 ? 20 : 10;
            for (var value = decimal.Ceiling(_low / step) * step; value <= _high; value += step)
            {
                yield return value;
            }
        }
    }

    /// <summary>The families of grades that the scale runs through, the best first.</summary>
    public IEnumerable<TrendBand> Bands(GradeBands bands)
    {
        var top = _high;
        foreach (var (family, from) in bands.From.GroupBy(b => b.Key.Family()).Select(g => (g.Key, g.Min(b => b.Value))).Append(('F', 0m)))
        {
            var bottom = decimal.Max(from, _low);
            if (bottom < top)
            {
                yield return new TrendBand(family, Y(top), Number(Down(bottom) - Down(top)), Number((Down(bottom) + Down(top)) / 2));
                top = bottom;
            }
        }
    }

    /// <summary>Days to name under the line, evenly apart.</summary>
    public IReadOnlyList<string> Days
    {
        get
        {
            var parts = (_to - _from).TotalDays < 3 ? 1 : 3;
            return [.. Enumerable.Range(0, parts + 1).Select(i => Day(_from + ((_to - _from) * i / parts))).Distinct()];
        }
    }

    /// <summary>The line in words.</summary>
    /// <param name="write">Writes a value.</param>
    public string Words(Func<decimal?, string> write)
    {
        var known = Points.Where(p => p.Value is not null).ToList();
        var (first, last) = (known[0], known[^1]);
        var (lowest, highest) = (known.MinBy(p => p.Value), known.MaxBy(p => p.Value));
        var days = Math.Max(1, (int)Math.Round((_to - first.At).TotalDays));
        var now = last == Points[^1] ? $"{write(last.Value)} now" : $"{write(last.Value)} on {Day(last.At)}, none since";
        var ago = $"{(days == 1 ? "a day" : string.Create(CultureInfo.InvariantCulture, $"{days} days"))} ago";
        return lowest.Value == highest.Value
            ? $"{now}, as {ago}."
            : $"{now}; {ago} {write(first.Value)}. Lowest {write(lowest.Value)} on {Day(lowest.At)}, highest {write(highest.Value)} on {Day(highest.At)}.";
    }

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM", CultureInfo.InvariantCulture);

    private (string Line, string Area) Draw(bool steps)
    {
        var (line, area) = (new StringBuilder(), new StringBuilder());
        TrendPoint? before = null;
        foreach (var point in Points)
        {
            var (x, previous) = (X(point.At), before is { Value: { } v } ? Y(v) : null);
            if (previous is not null && (steps || point.Value is null))
            {
                // What nobody knows has no line; what held, held until then.
                line.Append(CultureInfo.InvariantCulture, $" L{x} {previous}");
                area.Append(CultureInfo.InvariantCulture, $" L{x} {previous}");
            }

            if (point.Value is { } value)
            {
                line.Append(CultureInfo.InvariantCulture, $" {(previous is null ? 'M' : 'L')}{x} {Y(value)}");
                area.Append(previous is null ? $" M{x} 100 L{x} {Y(value)}" : $" L{x} {Y(value)}");
            }
            else if (previous is not null)
            {
                area.Append(CultureInfo.InvariantCulture, $" L{x} 100 Z");
            }

            before = point;
        }

        if (Points[^1].Value is not null)
        {
            area.Append(" L100 100 Z");
        }

        return (line.ToString().TrimStart(), area.ToString().TrimStart());
    }

    private decimal Down(decimal value) => 100 * (_high - value) / (_high - _low);

    private static string Number(decimal value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A family of grades as a stripe behind a line.</summary>
/// <param name="Top">Percent from the top.</param>
/// <param name="Height">Percent of the height.</param>
/// <param name="Middle">Percent from the top.</param>
public readonly record struct TrendBand(char Family, string Top, string Height, string Middle);
