namespace Scorecards.Server.Series;

/// <summary>Days in UTC, the first and the last included.</summary>
public readonly record struct DayRange(DateOnly First, DateOnly Last)
{
    /// <summary>The longest range that is answered, which is as long as facts are kept.</summary>
    public const int Longest = 400;

    public const int Usual = 90;

    public int Days => Last.DayNumber - First.DayNumber + 1;

    public IEnumerable<DateOnly> All
    {
        get
        {
            for (var day = First; day <= Last; day = day.AddDays(1))
            {
                yield return day;
            }
        }
    }

    /// <summary>So many days up to one.</summary>
    public static DayRange UpTo(DateOnly last, int days = Usual) => new(last.AddDays(1 - days), last);

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    public static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The last moment of a day: what holds then is the day's point.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day).AddDays(1).AddTicks(-1);
}
