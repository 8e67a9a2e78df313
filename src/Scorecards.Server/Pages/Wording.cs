using System.Globalization;
using Scorecards.Core.Calendars;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.FairPlay;
using Scorecards.Core.Scoring;
using Scorecards.Server.Api.Models;

namespace Scorecards.Server.Pages;

/// <summary>Words and numbers as people read them.</summary>
internal static class Wording
{
    public static string Score(decimal? score) => score?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–";

    public static string Percent(decimal? percent) => percent is { } p ? p.ToString("0.#", CultureInfo.InvariantCulture) + "%" : "–";

    /// <summary>A change with its sign: a real minus, so that it is as wide as the plus.</summary>
    public static string Change(decimal change) =>
        change == 0 ? "±0" : (change > 0 ? "+" : "−") + Math.Abs(change).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string? many = null) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>A number where there is little room: <c>999</c>, <c>1.2k</c>, <c>12k</c>.</summary>
    public static string Short(int count) =>
        count < 1_000 ? count.ToString(CultureInfo.InvariantCulture)
        : count < 10_000 ? (decimal.Floor(count / 100m) / 10).ToString("0.#", CultureInfo.InvariantCulture) + "k"
        : (count / 1_000).ToString(CultureInfo.InvariantCulture) + "k";

    /// <summary>A weight, with those of single tiers: <c>5 (tier 1: 8)</c>.</summary>
    public static string Weight(Scorecard card, WeightedCheck check)
    {
        var own = card.WeightsByTier.GetValueOrDefault(check.Check)?.ByTier.Where(t => t.Value != check.Weight).OrderBy(t => t.Key)
            .Select(t => string.Create(CultureInfo.InvariantCulture, $"tier {t.Key}: {t.Value}")).ToList() ?? [];
        return string.Create(CultureInfo.InvariantCulture, $"{check.Weight}{(own.Count == 0 ? "" : $" ({string.Join(", ", own)})")}");
    }

    /// <summary>Working time: <c>30 min</c>, <c>4 h</c>, <c>2 days</c>.</summary>
    public static string Effort(TimeSpan effort) =>
        effort < TimeSpan.FromHours(1) ? $"{effort.TotalMinutes:0} min"
        : effort < TimeSpan.FromDays(1) ? string.Create(CultureInfo.InvariantCulture, $"{effort.TotalHours:0.#} h")
        : Count((int)Math.Round(effort.TotalDays), "day");

    /// <summary>Whether changes may be made: <c>Open</c>, <c>Closed: Christmas trade</c>.</summary>
    public static string Calendar(CalendarStateResponse state) => state.Cause switch
    {
        CalendarCause.Open => "Open",
        CalendarCause.OutsideWindow => "Closed",
        _ => $"Closed: {state.Title}",
    };

    /// <summary>A span in its largest whole unit: <c>15 minutes</c>, <c>4 hours</c>, <c>1 day</c>.</summary>
    public static string Span(TimeSpan span) =>
        span.Ticks % TimeSpan.TicksPerDay == 0 ? Count((int)span.TotalDays, "day")
        : span.Ticks % TimeSpan.TicksPerHour == 0 ? Count((int)span.TotalHours, "hour")
        : Count((int)Math.Ceiling(span.TotalMinutes), "minute");

    public static string Ago(TimeSpan age) =>
        age < TimeSpan.FromSeconds(45) ? "just now"
        : age < TimeSpan.FromMinutes(90) ? Count((int)Math.Round(age.TotalMinutes), "minute") + " ago"
        : age < TimeSpan.FromHours(36) ? Count((int)Math.Round(age.TotalHours), "hour") + " ago"
        : Count((int)Math.Round(age.TotalDays), "day") + " ago";

    /// <summary>A moment with its day, since it may not be today: <c>Mon 9 Nov 2026, 09:00 UTC</c>.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("ddd d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Things in a row: <c>a, b and c</c>.</summary>
    /// <param name="last">What stands before the last.</param>
    public static string Row(IReadOnlyList<string> things, string last) =>
        things.Count < 2 ? string.Concat(things) : $"{string.Join(", ", things.SkipLast(1))} {last} {things[^1]}";

    /// <summary>With a full stop, unless it ends like a sentence already.</summary>
    public static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '?' or '!' ? text : text + ".";

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Word(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Pass => "Passes",
        OutcomeKind.Fail => "Fails",
        OutcomeKind.Partial => "Partly passes",
        OutcomeKind.Unknown => "Unknown",
        OutcomeKind.NotApplicable => "Does not apply",
        _ => "Exempt",
    };

    /// <summary>The sign of an outcome, for those who do not see its colour.</summary>
    public static string Sign(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Pass => "✓",
        OutcomeKind.Fail => "✕",
        OutcomeKind.Partial => "◐",
        OutcomeKind.Unknown => "?",
        OutcomeKind.NotApplicable => "–",
        _ => "◇",
    };

    public static string Word(UnknownCause cause) => cause switch
    {
        UnknownCause.Source => "the system asked is in trouble",
        UnknownCause.Definition => "the check itself is at fault",
        _ => "the service does not say",
    };

    public static string Word(CapReason reason) => reason switch
    {
        CapReason.Blocker => "a blocker fails",
        CapReason.Blockers => "more than one blocker fails",
        CapReason.HighSeverity => "a check of high severity fails",
        CapReason.ExemptBlocker => "a blocker is exempt",
        _ => "too little of it is known",
    };

    public static string Word(AttributionKind kind) => kind switch
    {
        AttributionKind.Service => "the service changed",
        AttributionKind.Definitions => "the definitions changed",
        AttributionKind.Source => "a source changed",
        AttributionKind.Exemption => "an exemption",
        _ => "an attestation",
    };

    public static string Word(FairPlayCode code) => code switch
    {
        FairPlayCode.OwnCheckChanged => "own checks changed",
        FairPlayCode.BackAndForth => "passed, failed and passed again within a day",
        FairPlayCode.ExemptionBurst => "many exemptions at once",
        _ => "answers without evidence",
    };

    /// <summary>An enum as one lower-case word, for texts and class names.</summary>
    public static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>The address when a browser may follow it: http and https only, so that no link runs a script; else null.</summary>
    public static string? Link(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;

    /// <summary>The path of a service's page and of others named by an id.</summary>
    public static string Path(string place, string id) => $"/{place}/{Uri.EscapeDataString(id).Replace("%3A", ":", StringComparison.Ordinal)}";
}
