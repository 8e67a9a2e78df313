namespace Scorecards.Core.Definitions;

/// <summary>Times of day as text.</summary>
public static class ClockTimes
{
    /// <summary>From 00:00 to 24:00.</summary>
    public const string Pattern = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";

    /// <summary>The time since midnight of a text of the form <see cref="Pattern"/>.</summary>
    public static TimeSpan Read(string text) =>
        new((text[0] - '0') * 10 + text[1] - '0', (text[3] - '0') * 10 + text[4] - '0', 0);
}
