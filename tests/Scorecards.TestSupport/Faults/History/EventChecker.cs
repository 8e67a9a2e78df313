namespace Scorecards.TestSupport.Faults.History;

/// <summary>Holds a history to what is promised of events: one for each change of a grade, and each of them arrives.</summary>
public static class EventChecker
{
    private const string GradeChanged = "dev.scorecards.grade.changed";

    /// <summary>Everything that is wrong, in words; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(IReadOnlyList<HistoryEntry> history)
    {
        var kept = history.OfType<EventKept>().ToList();
        var arrived = history.OfType<EventArrived>().Select(entry => entry.Event).ToHashSet();
        var moved = history.OfType<GradeMoved>().ToDictionary(entry => $"{entry.Evaluation}-grade");
        var told = kept.Where(entry => entry.Type == GradeChanged).ToLookup(entry => entry.Event);
        return
        [
            .. moved.Count == 0 ? ["no grade changed: nothing is proved"] : Array.Empty<string>(),
            .. moved.Where(change => told[change.Key].Count() != 1)
                .Select(change => $"the grade of {change.Value.Service} changed with evaluation {change.Value.Evaluation}, and {told[change.Key].Count()} events tell it"),
            .. told.Where(events => !moved.ContainsKey(events.Key)).Select(events => $"the event {events.Key} tells of a grade that did not change"),
            .. kept.Where(entry => !arrived.Contains(entry.Event)).Select(entry => $"the event {entry.Event} never arrived"),
        ];
    }
}
