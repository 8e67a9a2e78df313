using Scorecards.Core.Declarations;
using Scorecards.Core.Events;

namespace Scorecards.Core.Gates;

/// <summary>Decisions of the gate, and what people declare that acts on them. Each write is saved with its audit row, or not at all.</summary>
public interface IGateStore
{
    /// <summary>What acts now.</summary>
    Task<ActingState> ActingStateAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Returns when the version may be another than the one given, at the latest when the time is over. What another process
    /// writes may be noticed only then.
    /// </summary>
    Task WaitForActingChangeAsync(long version, TimeSpan atMost, CancellationToken cancellationToken);

    /// <summary>Keeps a decision as the one of its question, in one transaction with its audit row.</summary>
    Task<GateDecisionSaved> SaveDecisionAsync(GateDecisionSave save, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that a key was used for a decision that is kept already: <see cref="GateDecisionSaved.Kept"/>, or
    /// <see cref="GateDecisionSaved.KeyUsed"/> where it was used before.
    /// </summary>
    Task<GateDecisionSaved> UseKeyAsync(IdempotencyKey key, string decisionId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The valid decision of a question, by <see cref="GateQuestion.Key"/>; null when it has none.</summary>
    Task<GateDecision?> CurrentDecisionAsync(string questionKey, DateTimeOffset now, CancellationToken cancellationToken);

    Task<GateDecision?> FindDecisionAsync(string id, CancellationToken cancellationToken);

    /// <summary>Decisions, newest first, older than the one named where given.</summary>
    Task<DeclaredPage<GateDecision>> DecisionsAsync(GateDecisionQuery query, string? before, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets which keys were used, and which decisions questions have, that were over before the time given.</summary>
    Task<int> PurgeQuestionsAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Adds a freeze. When the call returns, no decision that was made without it can be kept.</summary>
    Task AddFreezeAsync(Freeze freeze, OutboxEvent told, CancellationToken cancellationToken);

    /// <summary>Replaces what is kept of a freeze; false, with nothing changed, when that is not <paramref name="before"/>.</summary>
    Task<bool> ChangeFreezeAsync(Freeze before, Freeze after, OutboxEvent told, CancellationToken cancellationToken);

    Task<Freeze?> FindFreezeAsync(string id, CancellationToken cancellationToken);

    Task AddOverrideAsync(GateOverride added, OutboxEvent told, CancellationToken cancellationToken);

    /// <summary>Replaces what is kept of an override; false, with nothing changed, when that is not <paramref name="before"/>.</summary>
    Task<bool> ChangeOverrideAsync(GateOverride before, GateOverride after, OutboxEvent? told, CancellationToken cancellationToken);

    Task<GateOverride?> FindOverrideAsync(string id, CancellationToken cancellationToken);

    /// <summary>Overrides of a service, or of all, newest first, older than the one named where given.</summary>
    Task<DeclaredPage<GateOverride>> OverridesAsync(string? service, string? before, int limit, CancellationToken cancellationToken);
}

/// <summary>Which decisions; null for any.</summary>
public sealed record GateDecisionQuery(string? Service, string? Environment, GateVerdict? Decision);
