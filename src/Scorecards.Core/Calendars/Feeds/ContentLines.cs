using System.Text;

namespace Scorecards.Core.Calendars.Feeds;

/// <summary>Takes iCalendar text apart into the lines of its events.</summary>
internal static class ContentLines
{
    /// <summary>The lines of each <c>VEVENT</c>, its <c>BEGIN</c> first; what is nested in one is left out. Mistakes are added to the report.</summary>
    public static List<IReadOnlyList<ContentLine>> Events(string text, FeedReport report)
    {
        var events = new List<IReadOnlyList<ContentLine>>();
        var open = new Stack<ContentLine>();
        List<ContentLine>? current = null;
        var isEmpty = true;
        foreach (var line in Lines(text, report))
        {
            isEmpty = false;
            if (line.Name == "BEGIN")
            {
                if (open.Count == 0 && !Is(line, "VCALENDAR"))
                {
                    report.Add(line.Number, $"a calendar begins with BEGIN:VCALENDAR, not with BEGIN:{Short(line.Value)}", "give a file of iCalendar (RFC 5545)");
                    return [];
                }

                current = open.Count == 1 && Is(line, "VEVENT") ? [line] : current;
                open.Push(line);
            }
            else if (open.Count == 0)
            {
                report.Add(line.Number, $"{line.Name} is outside of any calendar", "a calendar is between BEGIN:VCALENDAR and END:VCALENDAR");
                return [];
            }
            else if (line.Name == "END")
            {
                if (!Is(line, open.Peek().Value.Trim()))
                {
                    report.Add(line.Number, $"END:{Short(line.Value)} closes nothing: BEGIN:{Short(open.Peek().Value)} of line {open.Peek().Number} is open", "close what was opened last first");
                    return [];
                }

                open.Pop();
                if (open.Count == 1 && current is not null)
                {
                    events.Add(current);
                    current = null;
                }
            }
            else if (open.Count == 2)
            {
                current?.Add(line);
            }
        }

        if (open.TryPeek(out var unclosed))
        {
            report.Add(unclosed.Number, $"BEGIN:{Short(unclosed.Value)} is never closed", $"is the text cut off? END:{Short(unclosed.Value)} is missing");
        }
        else if (isEmpty && !report.HasErrors)
        {
            report.Add(0, "the text is empty", "a calendar is between BEGIN:VCALENDAR and END:VCALENDAR");
        }

        return events;
    }

    private static IEnumerable<ContentLine> Lines(string text, FeedReport report)
    {
        using var reader = new StringReader(text.TrimStart('\uFEFF'));
        var (folded, begin, number) = (new StringBuilder(), 1, 0);
        while (true)
        {
            var next = reader.ReadLine();
            number++;
            if (next is { Length: > 0 } && next[0] is ' ' or '\t')
            {
                folded.Append(next, 1, next.Length - 1);
                continue;
            }

            if (folded.Length > 0)
            {
                if (ContentLine.Parse(folded.ToString(), begin) is { } line)
                {
                    yield return line;
                }
                else
                {
                    report.Add(begin, $"'{Short(folded.ToString())}' is no line of a calendar", "a line is NAME:value or NAME;PARAMETER=value:value, and goes on in lines that begin with a space");
                }
            }

            if (next is null || report.IsFull)
            {
                yield break;
            }

            (begin, _) = (number, folded.Clear().Append(next));
        }
    }

    private static bool Is(ContentLine line, string name) => line.Value.Trim().Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
