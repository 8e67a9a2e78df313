using System.Globalization;
using Scorecards.Core.Calendars;
using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using Scorecards.Core.Grades;
using Scorecards.Core.Text;

namespace Scorecards.Core.Policies;

/// <summary>The reasons of decisions in plain words, with the numbers of the service.</summary>
internal static class GateReasonTexts
{
    public static GateReason EmergencyFreeze(Freeze freeze) => Blocking(
        GateReasons.EmergencyFreeze,
        $"an emergency freeze since {GateTimes.Text(freeze.DeclaredAt)}, declared by {freeze.DeclaredBy}: {freeze.Reason}",
        freeze.Until is { } until ? $"wait until {GateTimes.Text(until)}, or until it is lifted" : "wait until an approver lifts it; nothing passes it before",
        freeze.Until);

    public static GateReason CalendarFreeze(string calendar, CalendarMoment moment) => Blocking(
        GateReasons.CalendarFreeze,
        $"{Named(moment.Title, "a freeze")} of the calendar {calendar}{UntilWords(moment.Until)}",
        $"wait until it is over; nothing passes a freeze, and changes that mend something go as rollback, hotfix or security{OrAsk(moment.Until)}",
        moment.Until);

    public static GateReason Closed(string calendar, CalendarMoment moment, string? better) => moment.Cause switch
    {
        CalendarCause.Freeze => CalendarFreeze(calendar, moment),
        CalendarCause.Holiday => Blocking(
            GateReasons.Holiday, $"{Named(moment.Title, "a holiday")} of the calendar {calendar}; it opens {OpensWords(moment.OpensAt)}", Wait(moment.OpensAt, better), moment.OpensAt),
        _ => Blocking(
            GateReasons.OutsideWindow, $"the calendar {calendar} is closed; it opens {OpensWords(moment.OpensAt)}", Wait(moment.OpensAt, better), moment.OpensAt),
    };

    public static GateReason Splay(string service, string calendar, DateTimeOffset opened, DateTimeOffset turn) => Blocking(
        GateReasons.OpeningSplay,
        $"the calendar {calendar} opened at {GateTimes.Text(opened)}, and services go one after the other: the turn of {service} is at {turn.UtcDateTime:HH:mm:ss} UTC",
        "ask again then", turn);

    public static GateReason Allowed(GateRule rule, GateGrade grade, string environment, DeploymentKind kind)
    {
        var spec = rule.Spec;
        if (spec is { Families: null, Grades: null, Tiers: null, Services: null, Scorecard: null, AppliesTo: null, During: null })
        {
            if (spec.Kinds?.Contains(DeploymentKind.Deploy) == false)
            {
                return Info(GateReasons.KindAllowed, $"a change of the kind {kind.ToString().ToLowerInvariant()} is always allowed");
            }

            if (spec.Kinds is null && spec.Environments is not null)
            {
                return Info(GateReasons.EnvironmentOpen, $"{environment} is open to everyone");
            }
        }

        return Info(GateReasons.RuleAllows, rule.AsksForGrade
            ? $"the rule {rule.Name} allows it for the grade {grade.Grade.Letter()}"
            : $"the rule {rule.Name} allows it");
    }

    public static GateReason Approved(GateApproval approval) => Info(
        GateReasons.Approved, $"{approval.By} approved it{(approval.Reason is { } reason ? $": {reason}" : "")}");

    public static GateReason NeedsApproval(GateRule rule, GateGrade grade, string? better) => Blocking(
        GateReasons.NeedsApproval,
        (rule.AsksForGrade ? $"with the grade {Counted(grade)} a second person has to approve" : "a second person has to approve") + Why(rule),
        $"ask someone else, whose token has the role approver, to approve this decision{better}");

    public static GateReason Denied(GateRule rule, GateGrade grade, GradeBands bands, (Grade Grade, GateReached Reached)? better, string id, string environment) => rule.AsksForGrade
        ? Blocking(GateReasons.GradeTooLow,
            $"the grade {Counted(grade)} is too low for the rule {rule.Name}{Why(rule)}",
            better is { } b
                ? $"with {b.Grade.Letter()}{Points(grade, bands, b.Grade)} it deploys to {environment} {b.Reached.Words}: GET /api/v1/services/{id}/next-grade names the cheapest fixes"
                : $"ask the owner of the gate policy what {id} needs")
        : Blocking(GateReasons.RuleDenies, $"the rule {rule.Name} denies it{Why(rule)}", "ask the owner of the gate policy");

    public static GateReason NoRule(string policy) => Blocking(
        GateReasons.RuleDenies, $"no rule of the policy {policy} is for this change", "ask the owner of the gate policy for a rule");

    public static GateReason Fault(GateFault fault, FailMode mode, string environment)
    {
        var message = $"{fault.Message.TrimEnd('.')}; in {environment} the answer is then {Word(mode)}";
        return mode == FailMode.Open
            ? new GateReason(fault.Code, GateReasonSeverity.Warning, message, "nothing needs to be done for this change")
            : Blocking(fault.Code, message, "ask again in a minute; if it stays so, tell the people who run this server");
    }

    public static GateFault CalendarTooOld(string calendar) => new(
        GateReasons.CalendarTooOld, $"the calendar {calendar} could not be fetched for longer than it may be used");

    public static GateReason Broken(GateOverride by) => new(
        GateReasons.BrokenGlass, GateReasonSeverity.Warning,
        $"{by.RequestedBy} broke the glass until {GateTimes.Text(by.ExpiresAt)}: {by.Reason} ({by.Incident})",
        by.ApprovedAt is null ? $"a second person has to approve it until {GateTimes.Text(by.ApprovalDueAt)}" : null);

    public static GateReason NewService(string service, DateTimeOffset until, GateVerdict ruled) => Info(
        GateReasons.NewService, $"{service} is new, so that the gate only observes it until {GateTimes.Text(until)}; else the answer would be {Word(ruled)}", until);

    public static GateReason Observed(string policy, GateVerdict ruled) => Info(
        GateReasons.Observed, $"the policy {policy} only observes; else the answer would be {Word(ruled)}");

    public static GateReason Unrated(string service, GateGrade grade) => Info(GateReasons.Unrated, grade.EvaluatedAt is null
        ? $"{service} has not been evaluated yet, and counts as {grade.Grade.Letter()}"
        : grade.ScoreMin is { } least
            ? $"{service} is unrated: outcomes are known for {Number(grade.Coverage)}% of the weight; it counts as {grade.Grade.Letter()}, by the {Number(least)} points that it has for sure"
            : $"{service} is unrated, as nothing that counts applies to it, and counts as {grade.Grade.Letter()}");

    public static GateReason DropNotSteady(Grade steady, Grade then, DateTimeOffset at) => new(
        GateReasons.DropNotSteady, GateReasonSeverity.Warning,
        $"the grade has just dropped; {steady.Letter()} counts until the next evaluation is as low, and {then.Letter()} from {GateTimes.Text(at)} on at the latest",
        "look at what fails now", at);

    /// <summary>What a better grade would bring, as the end of a remedy.</summary>
    public static string? Better((Grade Grade, GateReached Reached)? better, string environment) =>
        better is { } b ? $"; from {b.Grade.Letter()} on it deploys to {environment} {b.Reached.Words}" : null;

    /// <summary>What breaking the glass takes.</summary>
    public static string Requires(string? team, GateOverridesSpec overrides) =>
        $"a token of the role {(team is null ? "approver or admin" : $"owner:{team}, approver or admin")}, a reason of at least {OverrideRules.ShortestReason} characters and a link to the incident; "
        + $"a second person approves within {Duration.Format(overrides.ApprovalWithin.Value)}";

    private static GateReason Blocking(string code, string message, string remedy, DateTimeOffset? clearsAt = null) =>
        new(code, GateReasonSeverity.Blocking, message, remedy, clearsAt);

    private static GateReason Info(string code, string message, DateTimeOffset? clearsAt = null) =>
        new(code, GateReasonSeverity.Info, message, ClearsAt: clearsAt);

    private static string Counted(GateGrade grade) => grade.Shown == Grade.U || grade.Score is not { } score
        ? $"{grade.Grade.Letter()}, which it counts as while it is unrated,"
        : $"{grade.Grade.Letter()} ({Number(score)} points)";

    private static string Points(GateGrade grade, GradeBands bands, Grade wanted) =>
        grade.Score is { } score && bands.From.FirstOrDefault(b => b.Key == wanted).Value is var from && from > score ? $" ({Number(from)} points)" : "";

    private static string Named(string? title, string otherwise) => title is null ? otherwise : $"'{title}'";

    private static string UntilWords(DateTimeOffset? until) => until is { } end ? $" until {GateTimes.Text(end)}" : "";

    private static string OrAsk(DateTimeOffset? until) => until is null ? ", or ask the owner of the calendar when it ends" : "";

    private static string OpensWords(DateTimeOffset? opens) => opens is { } at ? $"at {GateTimes.Text(at)}" : "at no time that is planned";

    private static string Wait(DateTimeOffset? opens, string? better) => (opens is null ? "ask the owner of the calendar" : "ask again then") + better;

    private static string Why(GateRule rule) => rule.Spec.Why is { } why ? $": {why.Trim().TrimEnd('.')}" : "";

    private static string Word(GateVerdict verdict) => verdict.ToString().ToLowerInvariant();

    private static string Word(FailMode mode) => mode switch { FailMode.Open => "allow", FailMode.Closed => "deny", _ => "hold" };

    private static string Number(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
