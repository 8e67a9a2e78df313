using System.Globalization;
using Scorecards.Server.Series;

namespace Scorecards.Server.Pages.Executive;

/// <summary>Since when the overview is asked for.</summary>
/// <param name="Since">Compared is what was at the end of that day in UTC.</param>
/// <param name="Mistake">Why it is another day than was asked for, in a sentence; null when it is not.</param>
internal sealed record ExecutiveQuery(DateOnly Since, string? Mistake)
{
    public const string Parameter = "since";

    public const int UsualDays = 30;

    /// <summary>The spans that are a click away, in days.</summary>
    public static readonly IReadOnlyList<int> Presets = [7, UsualDays, 90];

    private const string Form = "yyyy-MM-dd";
    private const int LongestShown = 40;

    public static ExecutiveQuery Read(IQueryCollection query, DateOnly today)
    {
        var usual = today.AddDays(-UsualDays);
        var text = query[Parameter].FirstOrDefault()?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return new ExecutiveQuery(usual, null);
        }

        if (!DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new ExecutiveQuery(usual, $"“{(text.Length > LongestShown ? text[..LongestShown] + "…" : text)}” is no day, such as {Write(usual)}. These are the last {UsualDays} days.");
        }

        return day >= today ? new ExecutiveQuery(usual, $"{Words(day)} is not over yet, so nothing can be compared with it. These are the last {UsualDays} days.")
            : day <= today.AddDays(-DayRange.Longest) ? new ExecutiveQuery(today.AddDays(1 - DayRange.Longest), $"{Words(day)} is too long ago: {DayRange.Longest} days are compared at most.")
            : new ExecutiveQuery(day, null);
    }

    public static string Url(DateOnly since) => $"/executive?{Parameter}={Write(since)}";

    public static string Write(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    public static string Words(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
