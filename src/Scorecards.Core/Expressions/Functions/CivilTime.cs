namespace Scorecards.Core.Expressions.Functions;

/// <summary>A moment as a calendar and a clock show it. Counts by itself, since a zone may carry a moment past the years that .NET has.</summary>
internal readonly record struct CivilTime(long Year, int Month, int Day, int DayOfYear, int DayOfWeek, int Hour, int Minute, int Second)
{
    private const long SecondsPerDay = 86_400;

    /// <summary>From seconds since 1970 of the local clock. Month and day count from 1, the day of the year and of the week (Sunday) from 0.</summary>
    public static CivilTime Of(long seconds)
    {
        var days = Math.DivRem(seconds, SecondsPerDay, out var clock);
        if (clock < 0)
        {
            days--;
            clock += SecondsPerDay;
        }

        // Days counted from 1 March of year 0 in eras of 400 years, so that the leap day ends a year.
        var shifted = days + 719_468;
        var era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097;
        var dayOfEra = shifted - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayFromMarch = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var monthFromMarch = ((5 * dayFromMarch) + 2) / 153;
        var day = (int)(dayFromMarch - (((153 * monthFromMarch) + 2) / 5) + 1);
        var month = (int)(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        var isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        var dayOfYear = (int)(month > 2 ? dayFromMarch + 59 + (isLeap ? 1 : 0) : dayFromMarch - 306);
        var dayOfWeek = (int)((((days + 4) % 7) + 7) % 7);
        return new CivilTime(year, month, day, dayOfYear, dayOfWeek, (int)(clock / 3600), (int)(clock / 60 % 60), (int)(clock % 60));
    }
}
