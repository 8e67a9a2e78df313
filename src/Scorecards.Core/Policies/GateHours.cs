using Scorecards.Core.Calendars;
using Scorecards.Core.Definitions;

namespace Scorecards.Core.Policies;

/// <summary>What calendars say of a change: the freezes of its environment, and the hours of the rule that decides.</summary>
/// <param name="freezes">The calendars whose freezes stop it.</param>
/// <param name="during">The calendar of the rule; null when it has none.</param>
internal sealed class GateHours(ICalendarBook book, string? team, IReadOnlyList<string> freezes, string? during)
{
    /// <summary>How many changes of calendars are followed: an end for those that never open.</summary>
    private const int MostSteps = 200;

    private readonly IReadOnlyList<(string Name, CalendarEntry? Entry)> _freezes = [.. freezes.Select(name => (name, book.Find(name, team)))];
    private readonly CalendarEntry? _during = during is null ? null : book.Find(during, team);

    /// <summary>The calendars of a policy's environment that stop a kind of change.</summary>
    public static IReadOnlyList<string> FreezesOf(GatePolicy policy, string environment, DeploymentKind kind) =>
        policy.Environments.GetValueOrDefault(environment) is { } spec && spec.FreezeKinds.Contains(kind) ? [.. spec.Freezes.Select(f => f.Value)] : [];

    /// <summary>The calendar that cannot be gone by, as it is missing or too old; null when all can.</summary>
    public string? TooOld =>
        _freezes.Where(f => f.Entry is not { IsTooOld: false }).Select(f => f.Name).FirstOrDefault()
        ?? (during is not null && _during is not { IsTooOld: false } ? during : null);

    /// <summary>How the hours of the rule are; null without any.</summary>
    public CalendarMoment? HoursAt(DateTimeOffset at) => _during?.Timeline.At(at);

    /// <summary>The freeze of a moment, by the name of its calendar; null when there is none.</summary>
    public (string Calendar, CalendarMoment Moment)? FreezeAt(DateTimeOffset at)
    {
        foreach (var (name, entry) in _freezes)
        {
            if (entry?.Timeline.At(at) is { Cause: CalendarCause.Freeze } moment)
            {
                return (name, moment);
            }
        }

        return null;
    }

    /// <summary>When what is open at a moment closes: the hours end, or a freeze begins; null when nothing is planned.</summary>
    public DateTimeOffset? ClosesAfter(DateTimeOffset at)
    {
        var closes = HoursAt(at) is { IsOpen: true, Until: { } until } ? until : (DateTimeOffset?)null;
        foreach (var (_, entry) in _freezes)
        {
            if (entry is not null && NextFreeze(entry.Timeline, at, closes) is { } begins && !(closes <= begins))
            {
                closes = begins;
            }
        }

        return closes;
    }

    /// <summary>When both the freezes and the hours let a change pass, from a moment on; null when nothing is planned.</summary>
    public DateTimeOffset? OpensFrom(DateTimeOffset at)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            DateTimeOffset? next;
            if (FreezeAt(at) is { } freeze)
            {
                next = freeze.Moment.Until;
            }
            else if (HoursAt(at) is { IsOpen: false } closed)
            {
                next = closed.OpensAt;
            }
            else
            {
                return at;
            }

            if (next is not { } later || later <= at)
            {
                return null;
            }

            at = later;
        }

        return null;
    }

    /// <param name="before">It is of no interest after that.</param>
    private static DateTimeOffset? NextFreeze(ICalendarTimeline timeline, DateTimeOffset at, DateTimeOffset? before)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var moment = timeline.At(at);
            if (moment.Cause == CalendarCause.Freeze)
            {
                return at;
            }

            if (moment.Until is not { } until || until <= at || until >= before)
            {
                return null;
            }

            at = until;
        }

        // Better an answer that ends early than one that outlasts a freeze nobody looked for.
        return at;
    }
}
