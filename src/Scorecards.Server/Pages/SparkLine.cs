using System.Globalization;
using System.Text;

namespace Scorecards.Server.Pages;

/// <summary>A small line over evenly spaced moments, in whole numbers so that a page of them is small. A moment without a value is a gap.</summary>
internal static class SparkLine
{
    public const int Step = 2;
    public const int Height = 20;

    /// <summary>Of 0 to 100: smaller moves shall look small.</summary>
    private const decimal LeastSpan = 12;

    /// <summary>The line as path data; null when fewer than two values are known.</summary>
    public static string? Of(IReadOnlyList<decimal?> values)
    {
        var known = values.OfType<decimal>().ToList();
        if (known.Count < 2)
        {
            return null;
        }

        var (low, high) = (known.Min(), known.Max());
        var middle = (low + high) / 2;
        var span = decimal.Max(high - low, LeastSpan);
        var heights = values.Select(v => v is { } value ? (int?)Math.Round(1 + ((Height - 2) * (0.5m - ((value - middle) / span)))) : null).ToList();
        return Draw(heights);
    }

    private static string Draw(List<int?> heights)
    {
        var path = new StringBuilder();
        for (var i = 0; i < heights.Count; i++)
        {
            var (before, here, after) = (i == 0 ? null : heights[i - 1], heights[i], i + 1 == heights.Count ? null : heights[i + 1]);
            if (here is null || (before == here && after == here))
            {
                continue;
            }

            // One value alone is a dot, which a line without length is.
            path.Append(CultureInfo.InvariantCulture, $"{(before is null ? 'M' : 'L')}{i * Step} {here}{(before is null && after is null ? "h0" : "")}");
        }

        return path.ToString();
    }
}
