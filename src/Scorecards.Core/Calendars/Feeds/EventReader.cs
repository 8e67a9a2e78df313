namespace Scorecards.Core.Calendars.Feeds;

/// <summary>Reads one <c>VEVENT</c> (RFC 5545, 3.6.1).</summary>
internal sealed class EventReader
{
    private static readonly string[] _once = ["DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE", "UID", "STATUS", "SUMMARY"];

    private readonly ContentLine _begin;
    private readonly ILookup<string, ContentLine> _lines;
    private readonly FeedReport _report;

    private EventReader(IReadOnlyList<ContentLine> lines, FeedReport report) =>
        (_begin, _lines, _report) = (lines[0], lines.Skip(1).ToLookup(line => line.Name), report);

    /// <summary>The event, which is of no use where mistakes were reported; null when it does not even begin.</summary>
    /// <param name="lines">Its <c>BEGIN</c> first.</param>
    public static EventDraft? Read(IReadOnlyList<ContentLine> lines, FeedReport report) => new EventReader(lines, report).Read();

    private EventDraft? Read()
    {
        RefuseOthers();
        if (One("DTSTART") is not { } begin)
        {
            _report.Add(_begin.Number, "the event does not say when it begins", "add DTSTART");
            return null;
        }

        if (Time(begin) is not { } start)
        {
            return null;
        }

        var (end, length) = Ends(start);
        var rule = One("RRULE") is { } repeats ? EventRuleReader.Read(repeats, start, _report) : null;
        var extra = _lines["RDATE"].SelectMany(Times).ToList();
        var except = _lines["EXDATE"].SelectMany(Times).Select(time => time.Start).ToList();
        return new EventDraft(
            new FeedEvent(start, end, length, rule, extra, except, One("SUMMARY")?.Text().Trim() ?? ""),
            One("UID")?.Value ?? "",
            One("RECURRENCE-ID") is { } replaced ? Time(replaced) : null,
            One("STATUS")?.Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) == true,
            extra.Count + (rule is null ? 1L : (long)rule.PerYear * Math.Max(1, FeedReader.LastYear - start.Local.Year)));
    }

    private void RefuseOthers()
    {
        foreach (var twice in _once.SelectMany(name => _lines[name].Skip(1).Take(1)))
        {
            _report.Add(twice.Number, $"{twice.Name} stands there twice", "an event has it once");
        }

        foreach (var old in _lines["EXRULE"])
        {
            _report.Add(old.Number, "EXRULE is not read: RFC 5545 has taken it out", "list what does not happen in EXDATE");
        }

        foreach (var ranged in _lines["RECURRENCE-ID"].Where(line => line.Parameters.ContainsKey("RANGE")))
        {
            _report.Add(ranged.Number, "RECURRENCE-ID: changes from one occurrence on are not read", "end the series there, and begin another");
        }
    }

    private (EventTime? End, EventLength Length) Ends(EventTime start)
    {
        if (One("DTEND") is { } line && Time(line) is { } end)
        {
            if (end.IsDate != start.IsDate)
            {
                _report.Add(line.Number, "DTEND: one end of the event is a day and the other a time", "write both as days, or both as times");
            }
            else if (end.At(TimeZoneInfo.Utc) < start.At(TimeZoneInfo.Utc) || (end.Local - start.Local).TotalDays > EventLength.MostDays)
            {
                _report.Add(line.Number, "DTEND: the event ends before it begins, or years later", "give it an end after its beginning");
            }

            return (end, default);
        }

        if (One("DURATION") is { } duration)
        {
            if (EventLength.Read(duration.Value.Trim()) is not { } length || (start.IsDate && length.Exact > TimeSpan.Zero))
            {
                _report.Add(duration.Number, $"DURATION: '{Short(duration.Value)}' is no length of this event", "write it like PT1H30M, or P2D for days");
                return default;
            }

            return (null, length);
        }

        return (null, start.IsDate ? EventLength.Day : default);
    }

    /// <summary>The times of a list, which may have lengths of their own.</summary>
    private IEnumerable<(EventTime Start, EventLength? Length)> Times(ContentLine line)
    {
        foreach (var (begin, end) in line.Value.Trim().Split(',').Select(value => value.Split('/', 2) is [var b, var e] ? (b, e) : (value, null)))
        {
            if (EventTime.Read(line, begin, _report) is not { } start)
            {
                yield break;
            }

            EventLength? length = end is null ? null
                : EventLength.Read(end) ?? (EventTime.Read(line, end, _report) is { } last ? new EventLength(0, last.At(TimeZoneInfo.Utc) - start.At(TimeZoneInfo.Utc)) : default);
            if (length is { } known && (known.Exact < TimeSpan.Zero || known.AtMost.TotalDays > EventLength.MostDays))
            {
                _report.Add(line.Number, $"{line.Name}: '{Short($"{begin}/{end}")}' ends before it begins, or years later", "give it an end after its beginning");
            }

            yield return (start, length);
        }
    }

    private EventTime? Time(ContentLine line) => EventTime.Read(line, line.Value.Trim(), _report);

    private ContentLine? One(string name) => _lines[name].FirstOrDefault();

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
