using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;

namespace Scorecards.Core.Policies;

/// <summary>Makes an answer of what was found: whether it binds, whether the glass was broken, and how long it holds.</summary>
internal static class GateAnswer
{
    /// <summary>When to ask again where only people can change something.</summary>
    private static readonly TimeSpan _askPeople = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait that is told: asking costs little, and calendars change.</summary>
    private static readonly TimeSpan _longestWait = TimeSpan.FromDays(1);

    public static GateRuling Of(GatePolicy policy, GateInput input, GateGrades grades, GateFinding found)
    {
        var observedUntil = GateTimes.After(input.KnownSince, policy.Spec.NewServices.ObserveFor);
        var isNew = input.Now < observedUntil;
        var observes = !found.AlwaysBinds && (isNew || policy.Spec.Mode == GateMode.Observe);
        var broken = observes || found.Verdict == GateVerdict.Allow || !found.CanBeBroken ? null : Open(input);
        var ruled = broken is null ? found.Verdict : GateVerdict.Allow;
        var decision = observes ? GateVerdict.Allow : ruled;

        var reasons = new List<GateReason>();
        if (observes)
        {
            reasons.Add(isNew ? GateReasonTexts.NewService(input.Service.Id, observedUntil, ruled) : GateReasonTexts.Observed(policy.Name, ruled));
        }

        if (broken is not null)
        {
            reasons.Add(GateReasonTexts.Broken(broken));
        }

        // What does not keep the gate shut must not say that it does.
        reasons.Add(decision == GateVerdict.Allow && found.Reason.Severity == GateReasonSeverity.Blocking
            ? found.Reason with { Severity = GateReasonSeverity.Warning }
            : found.Reason);
        if (found.Rule is null ? !found.AlwaysBinds : found.Rule.AsksForGrade)
        {
            reasons.AddRange(grades.Remarks(found.Rule));
        }

        var validUntil = ValidUntil(policy, input.Now, found, [broken?.ExpiresAt, observes && isNew ? observedUntil : null]);
        return new GateRuling
        {
            Decision = decision,
            Ruled = ruled,
            Mode = observes ? GateMode.Observe : GateMode.Enforce,
            Rule = found.Rule?.Name,
            Grade = grades.Shown(found.Rule),
            Reasons = reasons,
            ValidUntil = validUntil,
            ClosesAt = found.IsShut ? null : found.ClosesAt,
            NextOpenAt = found.NextOpenAt,
            RetryAfterSeconds = decision == GateVerdict.Allow ? null : Wait(input.Now, found, validUntil),
            Override = decision != GateVerdict.Allow && found.CanBeBroken
                ? new OverrideOffer(true, GateReasonTexts.Requires(input.Service.Team, policy.Spec.Overrides))
                : new OverrideOffer(false, null),
            DataQuality = found.Degraded ? DataQuality.Degraded : input.HoldsOutcomes || input.TooOld is not null ? DataQuality.Stale : DataQuality.Fresh,
            OpenedBy = broken,
            Approval = found.Approval,
        };
    }

    /// <summary>The override that opens the gate: one that is not used up by it where there is one, and of these the one that lasts.</summary>
    private static GateOverride? Open(GateInput input) => input.Overrides
        .Where(o => o.IsOpenAt(input.Now) && o.Covers(input.Question))
        .OrderBy(o => o.SingleUse).ThenByDescending(o => o.ExpiresAt).ThenBy(o => o.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    private static DateTimeOffset ValidUntil(GatePolicy policy, DateTimeOffset now, GateFinding found, DateTimeOffset?[] ends)
    {
        var until = GateTimes.After(now, found.HoldsFor ?? policy.Spec.ValidFor.Value);
        foreach (var end in (DateTimeOffset?[])[.. ends, found.ClosesAt, found.NextOpenAt, found.RetryAt, found.Reason.ClearsAt])
        {
            until = end > now && end < until ? end.Value : until;
        }

        return until;
    }

    private static int Wait(DateTimeOffset now, GateFinding found, DateTimeOffset validUntil)
    {
        var wait = found.RetryAt > now ? found.RetryAt.Value - now
            : found.Verdict == GateVerdict.Hold || found.AlwaysBinds ? _askPeople
            : validUntil - now;
        return (int)Math.Ceiling(Math.Clamp(wait.TotalSeconds, 1, _longestWait.TotalSeconds));
    }
}
