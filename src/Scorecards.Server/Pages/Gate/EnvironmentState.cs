using Scorecards.Core.Calendars;
using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;

namespace Scorecards.Server.Pages.Gate;

/// <summary>How an environment stands now, for people.</summary>
/// <param name="Rules">Those about it, in order.</param>
/// <param name="Freezes">The emergency freezes in force that stop something here.</param>
/// <param name="Calendars">What its calendars say.</param>
public sealed record EnvironmentState(
    string Name, GateEnvironmentSpec Spec, IReadOnlyList<GateRule> Rules, IReadOnlyList<Freeze> Freezes, IReadOnlyList<CalendarNow> Calendars)
{
    public string Title => Spec.Title ?? Name;

    public EnvironmentWord Word =>
        Freezes.Any(f => f.Services.Count == 0 && f.Kinds.Contains(DeploymentKind.Deploy)) || Calendars.Any(c => c is { Freezes: true, Moment.Cause: CalendarCause.Freeze })
            ? EnvironmentWord.Frozen
            : Freezes.Count > 0 || Calendars.Any(c => c is { Freezes: false, Moment: not { IsOpen: true } } or { IsTooOld: true })
                ? EnvironmentWord.Limited
                : EnvironmentWord.Open;

    /// <summary>Every environment of a policy.</summary>
    public static IReadOnlyList<EnvironmentState> Of(GatePolicy policy, ICalendarBook calendars, ActingState acting, DateTimeOffset now) =>
        [.. policy.Environments.Select(e => Of(policy, e.Key, e.Value, calendars, acting, now))];

    private static EnvironmentState Of(GatePolicy policy, string name, GateEnvironmentSpec spec, ICalendarBook calendars, ActingState acting, DateTimeOffset now)
    {
        List<GateRule> rules = [.. policy.Rules.Where(r => r.Spec.Environments?.Any(e => e.Value == name) != false)];
        var hours = rules.Select(r => r.Spec.During?.Value).OfType<string>().Distinct();
        return new EnvironmentState(
            name,
            spec,
            rules,
            [.. acting.Freezes.Where(f => f.IsInForceAt(now) && (f.Environments.Count == 0 || f.Environments.Contains(name)))],
            [
                .. spec.Freezes.Select(f => CalendarNow.Of(f.Value, calendars, freezes: true, now)),
                .. hours.Select(h => CalendarNow.Of(h, calendars, freezes: false, now)),
            ]);
    }
}

/// <summary>How far an environment is open.</summary>
public enum EnvironmentWord
{
    Open,

    /// <summary>Closed for some, by the hours of a calendar or a freeze of theirs.</summary>
    Limited,

    /// <summary>Closed for new versions of every service.</summary>
    Frozen,
}

/// <summary>What a calendar says now.</summary>
/// <param name="Freezes">True when it can freeze the environment, false when it is the hours of a rule.</param>
/// <param name="Moment">Null when there is no such calendar.</param>
public sealed record CalendarNow(string Name, bool Freezes, CalendarMoment? Moment, bool IsTooOld)
{
    public static CalendarNow Of(string name, ICalendarBook calendars, bool freezes, DateTimeOffset now)
    {
        var entry = calendars.Find(name, null);
        return new CalendarNow(name, freezes, entry?.Timeline.At(now), entry is not { IsTooOld: false });
    }
}
