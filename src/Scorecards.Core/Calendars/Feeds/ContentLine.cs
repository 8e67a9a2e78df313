namespace Scorecards.Core.Calendars.Feeds;

/// <summary>A line of iCalendar (RFC 5545, 3.1), unfolded.</summary>
/// <param name="Name">In upper case.</param>
/// <param name="Parameters">By their names in upper case; of several values the first.</param>
/// <param name="Number">The line of the text on which it begins, from 1.</param>
internal sealed record ContentLine(string Name, IReadOnlyDictionary<string, string> Parameters, string Value, int Number)
{
    private static readonly IReadOnlyDictionary<string, string> _none = new Dictionary<string, string>();

    /// <summary>Null for text that is no such line.</summary>
    public static ContentLine? Parse(string text, int number)
    {
        var name = WordEnd(text, 0);
        if (name == 0)
        {
            return null;
        }

        var (place, parameters) = (name, _none);
        while (place < text.Length && text[place] == ';')
        {
            if (Parameter(text, ref place) is not { } parameter)
            {
                return null;
            }

            parameters = new Dictionary<string, string>(parameters) { [parameter.Key] = parameter.Value };
        }

        return place < text.Length && text[place] == ':' ? new ContentLine(text[..name].ToUpperInvariant(), parameters, text[(place + 1)..], number) : null;
    }

    /// <summary>The value as text (3.3.11), its escapes resolved.</summary>
    public string Text() => Value
        .Replace("\\\\", "\0", StringComparison.Ordinal)
        .Replace("\\n", "\n", StringComparison.OrdinalIgnoreCase)
        .Replace("\\,", ",", StringComparison.Ordinal)
        .Replace("\\;", ";", StringComparison.Ordinal)
        .Replace('\0', '\\');

    private static KeyValuePair<string, string>? Parameter(string text, ref int place)
    {
        var begin = place + 1;
        var end = WordEnd(text, begin);
        if (end == begin || end == text.Length || text[end] != '=')
        {
            return null;
        }

        string? first = null;
        for (place = end; place < text.Length && text[place] is '=' or ',';)
        {
            var isQuoted = place + 1 < text.Length && text[place + 1] == '"';
            var from = place + (isQuoted ? 2 : 1);
            var to = isQuoted ? text.IndexOf('"', from) : text.AsSpan(from).IndexOfAny(";:,") is var length and >= 0 ? from + length : text.Length;
            if (to < 0)
            {
                return null;
            }

            first ??= text[from..to];
            place = isQuoted ? to + 1 : to;
        }

        return new KeyValuePair<string, string>(text[begin..end].ToUpperInvariant(), first ?? "");
    }

    private static int WordEnd(string text, int from)
    {
        while (from < text.Length && (char.IsAsciiLetterOrDigit(text[from]) || text[from] is '-' or '_'))
        {
            from++;
        }

        return from;
    }
}
