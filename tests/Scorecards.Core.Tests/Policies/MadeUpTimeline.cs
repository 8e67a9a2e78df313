using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Calendars;

namespace Scorecards.Core.Tests.Policies;

/// <summary>A calendar that is open and closed as a test says.</summary>
/// <param name="Turns">The causes, one after the other, each from a moment on; before the first it is open.</param>
internal sealed record MadeUpTimeline(IReadOnlyList<(DateTimeOffset From, CalendarCause Cause)> Turns) : ICalendarTimeline
{
    public static readonly Gen<MadeUpTimeline> Any =
        from count in Gen.Choose(0, 8)
        from minutes in Gen.Choose(0, 5 * 24 * 60).ArrayOf(count)
        from causes in Gen.Elements(CalendarCause.Open, CalendarCause.Open, CalendarCause.Freeze, CalendarCause.OutsideWindow, CalendarCause.Holiday).ArrayOf(count)
        select new MadeUpTimeline(Merged([.. minutes.Distinct().Order().Select(m => GateCase.Begin.AddMinutes(m)).Zip(causes)]));

    public CalendarMoment At(DateTimeOffset at)
    {
        var index = Turns.Count(t => t.From <= at) - 1;
        var cause = index < 0 ? CalendarCause.Open : Turns[index].Cause;
        return new CalendarMoment(
            cause,
            cause is CalendarCause.Freeze or CalendarCause.Holiday ? "a title" : null,
            index < 0 ? null : Turns[index].From,
            index + 1 < Turns.Count ? Turns[index + 1].From : null,
            cause == CalendarCause.Open ? null : Turns.Skip(index + 1).Where(t => t.Cause == CalendarCause.Open).Select(t => (DateTimeOffset?)t.From).FirstOrDefault());
    }

    private static List<(DateTimeOffset From, CalendarCause Cause)> Merged(IReadOnlyList<(DateTimeOffset From, CalendarCause Cause)> turns)
    {
        var merged = new List<(DateTimeOffset From, CalendarCause Cause)>();
        foreach (var turn in turns.Where(t => t.Cause != (merged.Count == 0 ? CalendarCause.Open : merged[^1].Cause)))
        {
            merged.Add(turn);
        }

        return merged;
    }
}

/// <summary>Two calendars, <c>hours</c> and <c>freezes</c>.</summary>
internal sealed record MadeUpBook(MadeUpTimeline Hours, MadeUpTimeline Freezes, bool IsTooOld) : ICalendarBook
{
    public CalendarEntry? Find(string name, string? team) => name switch
    {
        "hours" => new CalendarEntry(name, Hours, IsTooOld),
        "freezes" => new CalendarEntry(name, Freezes, false),
        _ => null,
    };
}
