namespace Scorecards.Core.Calendars.Feeds;

/// <summary>What reading an iCalendar text gave: its events when there are no mistakes, and every mistake.</summary>
public sealed record FeedResult(Feed? Feed, IReadOnlyList<Problem> Problems);

/// <summary>Reads events out of iCalendar text (RFC 5545). Never throws.</summary>
public static class FeedReader
{
    /// <summary>Characters of a text that are read.</summary>
    public const int MaxLength = 1024 * 1024;

    /// <summary>Events of a text that are read.</summary>
    public const int MaxEvents = 5_000;

    /// <summary>Up to which year events are worked out.</summary>
    internal const int LastYear = 2100;

    /// <summary>How often all events together may happen in all years, at most.</summary>
    private const long MaxOccurrences = 5_000_000;

    /// <param name="file">What the text is called in messages.</param>
    public static FeedResult Read(string text, string file)
    {
        var report = new FeedReport(file);
        if (text.Length > MaxLength)
        {
            report.Add(0, $"the calendar has {text.Length:N0} characters, more than {MaxLength:N0}", "leave out what is past, or what nobody plans by");
            return new FeedResult(null, report.Problems);
        }

        var texts = ContentLines.Events(text, report);
        if (texts.Count > MaxEvents)
        {
            report.Add(0, $"the calendar has {texts.Count:N0} events, more than {MaxEvents:N0}", "leave out what is past, or what nobody plans by");
        }

        var drafts = texts.Take(MaxEvents).Select(lines => EventReader.Read(lines, report)).OfType<EventDraft>().ToList();
        if (drafts.Sum(draft => draft.Occurrences) > MaxOccurrences)
        {
            report.Add(0, "the events of the calendar happen too often in all", "leave out what repeats every day, or let it begin later");
        }

        return new FeedResult(report.HasErrors ? null : new Feed(Join(drafts)), report.Problems);
    }

    /// <summary>Takes out of series what was moved or called off.</summary>
    private static List<FeedEvent> Join(List<EventDraft> drafts)
    {
        var moved = drafts.Where(draft => draft.Replaces is not null).ToLookup(draft => draft.Uid, draft => draft.Replaces!.Value);
        return [.. drafts.Where(draft => !draft.IsCancelled).Select(draft => draft.Replaces is null && draft.Uid.Length > 0
            ? draft.Event with { Except = [.. draft.Event.Except, .. moved[draft.Uid]] }
            : draft.Event)];
    }
}
