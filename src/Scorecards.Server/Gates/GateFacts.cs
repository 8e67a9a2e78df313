using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using Scorecards.Core.Policies;
using Scorecards.Core.Calendars;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Gates;

/// <summary>Puts together what a decision is made of, all of it from memory.</summary>
public sealed class GateFacts(LiveSnapshot snapshots, LiveInputs inputs, Func<ICalendarBook> calendars, LiveActing acting)
{
    /// <summary>What is known here may be so old; beyond, the fail mode of the environment decides.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromSeconds(5);

    /// <summary>What the rules say of a question now.</summary>
    /// <param name="mayUseUp">True for a caller that may use up an override that is good for one deployment.</param>
    /// <param name="approval">What a second person said; null when nobody did.</param>
    public Ruled Rule(GatePolicy policy, ServiceView service, GateQuestion question, DateTimeOffset now, bool mayUseUp, GateApproval? approval = null)
    {
        // Read first: what was declared meanwhile makes the decision one of an older state, which is not kept.
        var (state, readAt) = acting.Read;
        return new Ruled(GateRules.Decide(policy, Input(service, question, now, state, mayUseUp) with
        {
            Approval = approval,
            TooOld = TooOld("What services are graded", snapshots.Feed.ReadAt, now) ?? TooOld("Which freezes and overrides there are", readAt, now),
        }), state.Version, inputs.Current.Definitions.Digest);
    }

    /// <summary>What the rules would say of a question at another moment, as far as that is known now.</summary>
    public Ruled Simulate(GatePolicy policy, ServiceView service, GateQuestion question, DateTimeOffset at, bool mayUseUp)
    {
        var (state, _) = acting.Read;
        return new Ruled(GateRules.Decide(policy, Input(service, question, at, state, mayUseUp)), state.Version, inputs.Current.Definitions.Digest);
    }

    private GateInput Input(ServiceView service, GateQuestion question, DateTimeOffset now, ActingState state, bool mayUseUp) => new()
    {
        Service = service.Service,
        Question = question,
        Now = now,
        KnownSince = service.KnownSince ?? now,
        Results = service.Latest?.Scorecards ?? [],
        EvaluatedAt = service.Latest?.ConfirmedUntil,
        HoldsOutcomes = service.Stale,
        Calendars = calendars(),
        Freezes = state.Freezes,
        Overrides = mayUseUp ? state.Overrides : [.. state.Overrides.Where(o => !o.SingleUse)],
    };

    private static string? TooOld(string what, DateTimeOffset? readAt, DateTimeOffset now) =>
        readAt is not { } at ? $"{what} is not known here yet."
        : now - at > Oldest ? FormattableString.Invariant($"{what} was last known here {(now - at).TotalSeconds:0} s ago.")
        : null;
}

/// <summary>What the rules say, and what they went by.</summary>
/// <param name="StateVersion">Of the freezes and overrides.</param>
/// <param name="Digest">Of the definitions.</param>
public sealed record Ruled(GateRuling Ruling, long StateVersion, string Digest)
{
    /// <summary>True when a decision given before still holds: an allow unless a freeze covers it now, any other while the same reason keeps the gate shut.</summary>
    public bool Keeps(GateDecision given) => given.Decision == GateVerdict.Allow
        ? Ruling.Decision == GateVerdict.Allow || Ruling.Reasons[0].Code != GateReasons.EmergencyFreeze
        : given.Decision == Ruling.Decision && given.Ruled == Ruling.Ruled && given.Policy.Digest == Digest && given.Reasons[0].Code == Ruling.Reasons[0].Code;
}
