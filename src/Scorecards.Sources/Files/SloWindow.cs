using System.Globalization;
using Scorecards.Core.Yaml;

namespace Scorecards.Sources.Files;

/// <summary>The time an objective is held over: <c>duration: 28d</c>, or in older documents <c>count: 4</c> and <c>unit: Week</c>.</summary>
/// <param name="Text">As OpenSLO writes durations, such as <c>4w</c>.</param>
/// <param name="Days">A month counts as 30 days, a quarter as 90, a year as 365.</param>
internal sealed record SloWindow(string Text, double Days, bool IsRolling)
{
    /// <exception cref="ReportException">It is no window.</exception>
    public static SloWindow Read(SloDocument document, YamlMap window)
    {
        var text = SloDocument.TextOf(window["duration"])
            ?? (document.Number(window, "count") is { } many && SloDocument.TextOf(window["unit"]) is { } unit ? Short(many, unit) : null)
            ?? throw document.Wrong(window, "a time window needs duration");
        var isRead = double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count);
        var days = text[^1] switch { 'm' => 1.0 / 1440, 'h' => 1.0 / 24, 'd' => 1, 'w' => 7, 'M' => 30, 'Q' => 90, 'Y' => 365, _ => 0 };
        return isRead && days > 0 && count is > 0 and < 100_000
            ? new SloWindow(text, count * days, SloDocument.TextOf(window["isRolling"]) is "true" or "True" or "TRUE")
            : throw document.Wrong(window, $"'{ReportText.Shorten(text)}' is no duration such as 28d, 4w or 1M");
    }

    private static string Short(double count, string unit) => count.ToString(CultureInfo.InvariantCulture) + unit.ToLowerInvariant() switch
    {
        "minute" => "m",
        "hour" => "h",
        "day" => "d",
        "week" => "w",
        "month" => "M",
        "quarter" => "Q",
        "year" => "Y",
        _ => "?",
    };
}
