using System.Globalization;
using Scorecards.Server.Series;

namespace Scorecards.Server.Api.Http;

/// <summary>Reads which days a series is asked for.</summary>
internal static class Days
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>Long before anything was rated; what is read stays far from where days end.</summary>
    private static readonly DateOnly _earliest = new(2000, 1, 1);

    /// <summary>The range asked for, up to today at the latest. Whatever is wrong with it the reader then knows.</summary>
    public static DayRange Read(QueryReader query, IQueryCollection given, DateOnly today)
    {
        var days = query.Value(QueryParameter.Days) is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : DayRange.Usual;
        var last = ReadDay(query, QueryParameter.Until) is { } until && until < today ? until : today;
        if (ReadDay(query, QueryParameter.Since) is not { } since)
        {
            return DayRange.UpTo(last, days);
        }

        if (given.ContainsKey(QueryParameter.Days.Name))
        {
            query.Refuse(QueryParameter.Days, "cannot be given together with since");
        }

        var range = new DayRange(since, last);
        if (range.Days < 1)
        {
            query.Refuse(QueryParameter.Since, string.Create(CultureInfo.InvariantCulture, $"must not be after {last:yyyy-MM-dd}"));
        }

        if (range.Days > DayRange.Longest)
        {
            query.Refuse(QueryParameter.Since, string.Create(
                CultureInfo.InvariantCulture, $"is {range.Days} days before the end: at most {DayRange.Longest} days are answered at once, so give an earlier until or a later since"));
        }

        return range;
    }

    private static DateOnly? ReadDay(QueryReader query, QueryParameter parameter)
    {
        if (query.Value(parameter) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= _earliest)
        {
            return day;
        }

        query.Refuse(parameter, $"must be a day from {_earliest.ToString(Form, CultureInfo.InvariantCulture)} on, such as {parameter.Example}");
        return null;
    }
}
