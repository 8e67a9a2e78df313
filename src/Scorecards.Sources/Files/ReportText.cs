using System.Globalization;

namespace Scorecards.Sources.Files;

/// <summary>Texts of reports on their way into facts.</summary>
internal static class ReportText
{
    private const int MaxLength = 300;

    /// <summary>No longer than a line, and without the character zero, which not every store takes.</summary>
    public static string? Shorten(string? text)
    {
        if (text is null)
            return null;
        var end = Math.Min(text.Length, MaxLength);
        // Half a character is none.
        if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].Replace('\0', '\uFFFD');
    }

    /// <summary>Whole days since a moment; null without one. A clock that is ahead makes no negative age.</summary>
    public static long? AgeDays(DateTimeOffset? moment, DateTimeOffset now) => moment is { } at ? Math.Max(0, (long)(now - at).TotalDays) : null;

    /// <summary>A moment as RFC 3339 or a date; null for anything else.</summary>
    public static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
