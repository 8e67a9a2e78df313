using System.Globalization;
using System.Text.RegularExpressions;

namespace Scorecards.Core.Text;

/// <summary>Durations as people write them: <c>15s</c>, <c>90m</c>, <c>1h30m</c>, <c>7d</c>; units d, h, m, s, ms, largest first.</summary>
public static partial class Duration
{
    /// <summary>The form as a regular expression that .NET and JavaScript read alike.</summary>
    public const string Pattern = Parts + "$";

    private const string Parts = @"^(?=\d)(\d+d)?(\d+h)?(\d+m(?!s))?(\d+s)?(\d+ms)?";

    private static readonly string[] _units = ["d", "h", "m", "s", "ms"];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (Form().Match(text) is not { Success: true } match)
        {
            return false;
        }

        decimal milliseconds = 0;
        decimal[] sizes = [86_400_000, 3_600_000, 60_000, 1_000, 1];
        for (var i = 0; i < sizes.Length; i++)
        {
            if (match.Groups[i + 1] is { Success: true } group)
            {
                if (!decimal.TryParse(group.ValueSpan[..^_units[i].Length], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 1e12m)
                {
                    return false;
                }

                milliseconds += count * sizes[i];
            }
        }

        // A hundred years is beyond anything that is configured here, and keeps sums of times in range.
        if (milliseconds > 36_500m * 86_400_000m)
        {
            return false;
        }

        duration = TimeSpan.FromMilliseconds((double)milliseconds);
        return true;
    }

    /// <summary>The shortest form that reads back to the same duration, down to milliseconds.</summary>
    public static string Format(TimeSpan duration)
    {
        if (duration < TimeSpan.FromMilliseconds(1))
        {
            return "0s";
        }

        (long Count, string Unit)[] parts =
        [
            (duration.Days, "d"), (duration.Hours, "h"), (duration.Minutes, "m"), (duration.Seconds, "s"), (duration.Milliseconds, "ms"),
        ];
        return string.Concat(parts.Where(p => p.Count > 0).Select(p => p.Count.ToString(CultureInfo.InvariantCulture) + p.Unit));
    }

    // Not by $, which lets a line break pass at the end.
    [GeneratedRegex(Parts + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
