namespace Scorecards.Core.Calendars.Feeds;

/// <summary>An event as its text has it, before it is known what others of the same series replace.</summary>
/// <param name="Uid">Empty when it has none.</param>
/// <param name="Replaces">Which occurrence of its series it stands for; null when it is the series itself.</param>
/// <param name="Occurrences">How often it may happen in all years, at most.</param>
internal sealed record EventDraft(FeedEvent Event, string Uid, EventTime? Replaces, bool IsCancelled, long Occurrences);
