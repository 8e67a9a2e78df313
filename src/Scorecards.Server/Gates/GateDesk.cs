using Scorecards.Core.Access;
using Scorecards.Core.Definitions;
using Scorecards.Core.Events;
using Scorecards.Core.Gates;
using Scorecards.Core.Policies;
using Scorecards.Core.Signing;
using Scorecards.Core.Text;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Gates;

/// <summary>
/// Answers the gate's questions from what is in memory. A decision is in the store, with its audit row, before it is answered; and the
/// store keeps none that was made without knowing of a freeze, so that a node that has not heard of it yet gives no allow.
/// </summary>
public sealed class GateDesk(
    LiveSnapshot snapshots, LiveInputs inputs, GateFacts facts, ActingWatch watch, GateMemory memory, GateClock clock, IGateStore store, ISigner signer)
{
    /// <summary>How often a decision is made again when what acts on it changed meanwhile.</summary>
    private const int Attempts = 10;

    /// <summary>The answer to a question.</summary>
    /// <exception cref="Core.Runtime.StoreException">The store is away, so that nothing can be decided.</exception>
    public async Task<GateAnswer> AskAsync(GateRequest request, CancellationToken cancellationToken)
    {
        if (inputs.Current.Definitions.GatePolicy is not { } policy)
        {
            return new GateAnswer.NoPolicy();
        }

        if (!snapshots.Current.All.TryGetValue(request.Service, out var service) || service.Retired)
        {
            return new GateAnswer.UnknownService(request.Service);
        }

        if (!policy.Environments.ContainsKey(request.Environment))
        {
            return new GateAnswer.UnknownEnvironment(request.Environment, [.. policy.Environments.Keys]);
        }

        var question = new GateQuestion(service.Id, request.Environment, request.Kind, request.ArtifactDigest, request.Commit, request.Caller);
        if (request.At is { } at)
        {
            var would = facts.Simulate(policy, service, question, at.ToUniversalTime(), MayUseUp(request, service));
            return new GateAnswer.Decided(Decision(policy, question, would, at.ToUniversalTime(), request.CorrelationId), service, null, Simulated: true);
        }

        return await DecideAsync(policy, service, question, request, cancellationToken);
    }

    /// <summary>Approves a deployment that waits for a second person: its question gets another decision.</summary>
    /// <param name="by">The name of the approver's token.</param>
    /// <exception cref="Core.Runtime.StoreException">The store is away, so that nothing can be decided.</exception>
    public async Task<GateAnswer> ApproveAsync(string id, string by, string? reason, string correlationId, CancellationToken cancellationToken)
    {
        if (inputs.Current.Definitions.GatePolicy is not { } policy)
        {
            return new GateAnswer.NoPolicy();
        }

        if (await store.FindDecisionAsync(id, cancellationToken) is not { } held)
        {
            return new GateAnswer.UnknownDecision(id);
        }

        if (held.Question.Caller == by)
        {
            return new GateAnswer.OwnRequest(by);
        }

        if (!snapshots.Current.All.TryGetValue(held.Question.Service, out var service) || service.Retired)
        {
            return new GateAnswer.UnknownService(held.Question.Service);
        }

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (!clock.TryNow(out var now, out var behind))
            {
                return new GateAnswer.ClockWentBack(behind);
            }

            var current = await store.CurrentDecisionAsync(held.Question.Key, now, cancellationToken);
            if (WhyNotHeld(held, current, now) is { } why)
            {
                return new GateAnswer.NotHeld(why);
            }

            var ruled = facts.Rule(policy, service, held.Question, now, mayUseUp: false, new GateApproval(held.Id, by, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()));
            if (ruled.Ruling.Decision != GateVerdict.Allow)
            {
                return new GateAnswer.NotHeld($"with an approval it would still be no allow. {ruled.Ruling.Reasons[0].Message}");
            }

            var approved = Decision(policy, held.Question, ruled, now, correlationId);
            if (await store.SaveDecisionAsync(new GateDecisionSave(approved, held.Id, null, null), cancellationToken) is GateDecisionSaved.Kept)
            {
                return await GiveAsync(memory.Keep(approved, now), service, cancellationToken);
            }

            await watch.RefreshAsync(cancellationToken);
        }

        return new GateAnswer.Busy();
    }

    private async Task<GateAnswer> DecideAsync(GatePolicy policy, ServiceView service, GateQuestion question, GateRequest request, CancellationToken cancellationToken)
    {
        var key = request.IdempotencyKey is { } value ? new IdempotencyKey(question.Caller, value, Content.Digest(question.Key)) : null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (!clock.TryNow(out var now, out var behind))
            {
                return new GateAnswer.ClockWentBack(behind);
            }

            var ruled = facts.Rule(policy, service, question, now, MayUseUp(request, service));
            var known = await KnownAsync(question.Key, now, cancellationToken);
            var kept = known is not null && ruled.Keeps(known.Decision) ? known : null;
            var decision = kept?.Decision ?? Decision(policy, question, ruled, now, request.CorrelationId);
            var saved = kept is null ? await store.SaveDecisionAsync(Save(decision, known?.Decision.Id, key, ruled, service), cancellationToken)
                : key is null ? new GateDecisionSaved.Kept()
                : await store.UseKeyAsync(key, decision.Id, now, cancellationToken);
            switch (saved)
            {
                case GateDecisionSaved.Kept:
                    return await GiveAsync(kept ?? memory.Keep(decision, now), service, cancellationToken);
                case GateDecisionSaved.KeyUsed(_, var asked) when asked != key!.BodyDigest:
                    return new GateAnswer.KeyUsed(key.Value);
                case GateDecisionSaved.KeyUsed(var earlier, _) when now < earlier.ValidUntil && (earlier.Decision != GateVerdict.Allow || ruled.Keeps(earlier)):
                    return await GiveAsync(new GateMemory.Remembered(earlier), service, cancellationToken);
                case GateDecisionSaved.KeyUsed:
                    // What was decided under the key is over, or a freeze has taken it back.
                    key = null;
                    break;
                case GateDecisionSaved.Decided(var other):
                    // Another node was asked before; whether what it said still holds is looked at as for a decision of this one.
                    memory.Keep(other, now);
                    break;
                default:
                    await watch.RefreshAsync(cancellationToken);
                    break;
            }
        }

        return new GateAnswer.Busy();
    }

    /// <summary>What is known here of a question. Only the store knows whether someone has approved what is held: that may be done on any node.</summary>
    private async Task<GateMemory.Remembered?> KnownAsync(string questionKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = memory.Find(questionKey, now);
        return known?.Decision.Decision == GateVerdict.Hold
            && await store.CurrentDecisionAsync(questionKey, now, cancellationToken) is { } current && current.Id != known.Decision.Id
                ? memory.Keep(current, now)
                : known;
    }

    private static bool MayUseUp(GateRequest request, ServiceView service) => AccessRoles.May(request.Role, AccessRoles.Gatekeeper, service.Service.Team);

    private GateDecisionSave Save(GateDecision decision, string? replaces, IdempotencyKey? key, Ruled ruled, ServiceView service) =>
        new(decision, replaces, key, ruled.Ruling.OpenedBy is { SingleUse: true } used ? used.Id : null)
        {
            Events = decision.Decision == GateVerdict.Hold && decision.Reasons[0].Code == GateReasons.NeedsApproval
                ? [GateEvents.Held(decision, new EventContext(service.Service, inputs.Current.Definitions, inputs.Current.ServerUrl))]
                : [],
        };

    private static GateDecision Decision(GatePolicy policy, GateQuestion question, Ruled ruled, DateTimeOffset now, string correlationId) => new()
    {
        Id = Guid.CreateVersion7(now).ToString("N"),
        Question = question,
        Decision = ruled.Ruling.Decision,
        Ruled = ruled.Ruling.Ruled,
        Mode = ruled.Ruling.Mode,
        Grade = ruled.Ruling.Grade,
        Policy = new GatePolicyRef(policy.Name, ruled.Digest, ruled.Ruling.Rule),
        Reasons = ruled.Ruling.Reasons,
        EvaluatedAt = now,
        ValidUntil = ruled.Ruling.ValidUntil,
        ClosesAt = ruled.Ruling.ClosesAt,
        NextOpenAt = ruled.Ruling.NextOpenAt,
        RetryAfterSeconds = ruled.Ruling.RetryAfterSeconds,
        Override = ruled.Ruling.Override,
        DataQuality = ruled.Ruling.DataQuality,
        CorrelationId = correlationId,
        Approves = ruled.Ruling.Approval?.Of,
        ApprovedBy = ruled.Ruling.Approval?.By,
        ApprovalReason = ruled.Ruling.Approval?.Reason,
        OverrideId = ruled.Ruling.OpenedBy?.Id,
        StateVersion = ruled.StateVersion,
    };

    /// <summary>What an override opened is for this one deployment, and must not be shown again elsewhere.</summary>
    private async Task<GateAnswer> GiveAsync(GateMemory.Remembered given, ServiceView service, CancellationToken cancellationToken)
    {
        if (given.Verdict is null && given.Decision.OverrideId is null)
        {
            given.Verdict = await signer.SignAsync(SignedTexts.Verdict, VerdictClaims.Of(given.Decision, inputs.Current.ServerUrl).Write(), cancellationToken);
        }

        return new GateAnswer.Decided(given.Decision, service, given.Verdict, Simulated: false);
    }

    private static string? WhyNotHeld(GateDecision held, GateDecision? current, DateTimeOffset now) =>
        held.Decision != GateVerdict.Hold || held.Reasons[0].Code != GateReasons.NeedsApproval ? "it does not wait for an approval"
        : now >= held.ValidUntil ? $"it waited until {held.ValidUntil.UtcDateTime:u}; ask the gate again"
        : current?.Id != held.Id ? "the same question was decided anew since; approve the newer decision, if it still waits"
        : null;
}
