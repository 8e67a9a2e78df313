using Scorecards.Core.Calendars;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using Scorecards.Core.Grades;
using Scorecards.Core.Improving;
using Scorecards.Core.Text;

namespace Scorecards.Core.Policies;

/// <summary>Says whether a change may be deployed now. Pure: the same input gives the same ruling. Never throws.</summary>
public static class GateRules
{
    /// <summary>How long an answer of a fail mode holds.</summary>
    private static readonly TimeSpan _faultHoldsFor = TimeSpan.FromMinutes(1);

    /// <summary>What the policy says of a question. An environment that is none of its own has only rules for all.</summary>
    public static GateRuling Decide(GatePolicy policy, GateInput input)
    {
        var grades = new GateGrades(policy, input);
        return GateAnswer.Of(policy, input, grades, Find(policy, input, grades));
    }

    /// <summary>What better grades open: each that lets new versions of the service come further in an environment than every grade below it.</summary>
    /// <param name="grade">The grade on the primary scorecard now; null before the first evaluation: then nothing can be said.</param>
    public static IReadOnlyList<Unlock> Unlocks(GatePolicy policy, Service service, Grade? grade) => GateUnlocks.Of(policy, service, grade);

    private static GateFinding Find(GatePolicy policy, GateInput input, GateGrades grades)
    {
        var (question, now) = (input.Question, input.Now);
        if (input.Freezes.FirstOrDefault(f => f.IsInForceAt(now) && f.Covers(question)) is { } freeze)
        {
            return new GateFinding(GateVerdict.Deny, GateReasonTexts.EmergencyFreeze(freeze)) { RetryAt = freeze.Until, AlwaysBinds = true };
        }

        var match = GateMatch.Of(policy, input.Service, question.Environment, question.Kind, grades.Of, input.TooOld);
        var spec = match.Rule?.Spec;
        var hours = new GateHours(input.Calendars, input.Service.Team, GateHours.FreezesOf(policy, question.Environment, question.Kind), match.Failure is null ? spec?.During?.Value : null);
        if (hours.FreezeAt(now) is var (calendar, moment))
        {
            var opens = match.Failure is null && spec?.Decide.Value is GateRuleKind.Allow or GateRuleKind.Approval ? hours.OpensFrom(now) : null;
            return new GateFinding(GateVerdict.Deny, GateReasonTexts.CalendarFreeze(calendar, moment)) { Rule = match.Rule, NextOpenAt = opens, RetryAt = opens ?? moment.Until };
        }

        var found = match.Failure is { } failure ? Fault(policy, input, failure)
            : hours.TooOld is { } old ? Fault(policy, input, GateReasonTexts.CalendarTooOld(old))
            : match.Rule is { } rule ? Judge(policy, input, grades, rule, hours)
            : new GateFinding(GateVerdict.Deny, GateReasonTexts.NoRule(policy.Name)) { CanBeBroken = true };

        // Whatever opens it, a planned freeze ends it.
        return found with { Rule = match.Rule, ClosesAt = hours.ClosesAfter(now), IsShut = hours.HoursAt(now) is { IsOpen: false } };
    }

    private static GateFinding Judge(GatePolicy policy, GateInput input, GateGrades grades, GateRule rule, GateHours hours)
    {
        var (spec, question, now) = (rule.Spec, input.Question, input.Now);
        var grade = grades.Shown(rule);
        var better = rule.AsksForGrade
            ? GateReached.Better(policy, input.Service, question.Environment, question.Kind, grades.Of, spec.Scorecard?.Value)
            : null;
        if (spec.Decide.Value == GateRuleKind.Deny)
        {
            return new GateFinding(GateVerdict.Deny, GateReasonTexts.Denied(rule, grade, grades.BandsOf(spec.Scorecard?.Value), better, input.Service.Id, question.Environment))
            {
                CanBeBroken = spec.BreakGlass,
            };
        }

        var more = GateReasonTexts.Better(better, question.Environment);
        var turn = TimeSpan.FromSeconds(StableHash.Of(input.Service.Id) % (ulong)((spec.Splay?.Value.TotalSeconds ?? 0) + 1));
        if (hours.HoursAt(now) is { } moment)
        {
            if (!moment.IsOpen)
            {
                var opens = hours.OpensFrom(now);
                return new GateFinding(GateVerdict.Deny, GateReasonTexts.Closed(spec.During!.Value, moment, more))
                {
                    NextOpenAt = opens,
                    RetryAt = opens is { } at ? GateTimes.After(at, turn) : null,
                    CanBeBroken = spec.BreakGlass && moment.Cause != CalendarCause.Freeze,
                };
            }

            if (moment.Since is { } since && GateTimes.After(since, turn) is var first && now < first && since <= now)
            {
                return new GateFinding(GateVerdict.Hold, GateReasonTexts.Splay(input.Service.Id, spec.During!.Value, since, first)) { RetryAt = first, CanBeBroken = spec.BreakGlass };
            }
        }

        return (spec.Decide.Value, input.Approval) switch
        {
            (GateRuleKind.Allow, _) => new GateFinding(GateVerdict.Allow, GateReasonTexts.Allowed(rule, grade, question.Environment, question.Kind)),
            (_, { } approval) => new GateFinding(GateVerdict.Allow, GateReasonTexts.Approved(approval)) { Approval = approval },
            _ => new GateFinding(GateVerdict.Hold, GateReasonTexts.NeedsApproval(rule, grade, more)) { HoldsFor = policy.Spec.HoldFor.Value, CanBeBroken = spec.BreakGlass },
        };
    }

    private static GateFinding Fault(GatePolicy policy, GateInput input, GateFault fault)
    {
        var mode = policy.Environments.GetValueOrDefault(input.Question.Environment)?.FailMode.Value.For(input.Service.Tier) ?? FailMode.Closed;
        var verdict = mode switch { FailMode.Open => GateVerdict.Allow, FailMode.Hold => GateVerdict.Hold, _ => GateVerdict.Deny };
        return new GateFinding(verdict, GateReasonTexts.Fault(fault, mode, input.Question.Environment))
        {
            HoldsFor = _faultHoldsFor,
            CanBeBroken = true,
            Degraded = true,
        };
    }
}
