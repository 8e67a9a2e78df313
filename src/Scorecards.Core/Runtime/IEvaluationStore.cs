using Scorecards.Core.Declarations;
using Scorecards.Core.Events;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Runtime;

/// <summary>Evaluations: the latest of each service, and the history.</summary>
public interface IEvaluationStore
{
    /// <summary>The working state of one service; null when it is not known.</summary>
    Task<ServiceState?> FindStateAsync(string serviceId, CancellationToken cancellationToken);

    /// <summary>
    /// Saves in one transaction: contents not there yet, the evaluation as a new row or, where
    /// <see cref="EvaluationSave.Append"/> is false, as a confirmation that moves <c>confirmedUntil</c> of the row with its id,
    /// the latest evaluation, its events, the next due time, the end of the claim, and a change for the feed. A due time that was asked for
    /// while the evaluation ran is kept where it is earlier. Where something was declared since the evaluation's state was read,
    /// the service is due again after <see cref="Declared.Settling"/>.
    /// Returns null, with nothing changed, when the service is not known or at another revision than expected.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The id of a new row is taken, or the service has no row of the id that is confirmed.
    /// </exception>
    Task<EvaluationSaved?> SaveEvaluationAsync(EvaluationSave save, CancellationToken cancellationToken);

    /// <summary>
    /// The rows of a service's history, newest first, older than the evaluation <paramref name="before"/> where given;
    /// nothing when the service has no such evaluation.
    /// </summary>
    Task<IReadOnlyList<Evaluation>> HistoryAsync(string serviceId, string? before, int limit, CancellationToken cancellationToken);

    /// <summary>How many rows the history of a service has.</summary>
    Task<long> CountHistoryAsync(string serviceId, CancellationToken cancellationToken);

    Task<Evaluation?> FindEvaluationAsync(string evaluationId, CancellationToken cancellationToken);

    /// <summary>
    /// For each service with history at that time, retired ones too: its primary score and grade then, and since when its
    /// evaluation said so; no score and U without a primary scorecard.
    /// </summary>
    Task<IReadOnlyDictionary<string, GradeAt>> GradesAtAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Canonical JSON by its SHA-256; a digest that is not kept is left out.</summary>
    Task<IReadOnlyDictionary<string, string>> FindContentsAsync(IReadOnlyCollection<string> digests, CancellationToken cancellationToken);

    /// <summary>
    /// The services changed after a position of the feed, each with its state now, in the order of the feed; from the
    /// beginning with position 0. A change is a new, changed, retired or returned service, or a saved evaluation; a claim
    /// and another due time are none. No change is ever missed; a change may come more than once, and services that
    /// changed together come together even past the limit.
    /// </summary>
    Task<ChangeBatch> ChangesAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Returns when the feed may have changes after the position, at the latest when the time is over. What another
    /// process writes may be noticed only then.
    /// </summary>
    Task WaitForChangesAsync(long after, TimeSpan atMost, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes contents that no evaluation has used since the time given, and returns how many. A content may be kept up
    /// to a day longer. Goes in pieces, so that saves get their turn: one that throws or is cancelled may have deleted some.
    /// </summary>
    Task<int> PurgeContentsAsync(DateTimeOffset unusedSince, CancellationToken cancellationToken);
}

/// <summary>What is stored of one service.</summary>
/// <param name="Revision">Rises by one with every save; 0 before the first.</param>
/// <param name="ServiceJson">The service as <see cref="Catalog.ServiceJson"/> writes it.</param>
public sealed record ServiceState(
    string ServiceId, long Revision, string ServiceJson, bool Retired, DateTimeOffset DueAt, Evaluation? Latest)
{
    /// <summary>What people and tools have said of it.</summary>
    public Declared Declared { get; init; } = Declared.Nothing;
}

/// <summary>A save of one evaluation.</summary>
/// <param name="ExpectedRevision">The revision the evaluation was computed from.</param>
/// <param name="Contents">Canonical JSON by its SHA-256: fact values and the service.</param>
/// <param name="Append">True for a new row of history, false to confirm the row that has the evaluation's id.</param>
public sealed record EvaluationSave(
    Evaluation Evaluation,
    long ExpectedRevision,
    IReadOnlyDictionary<string, string> Contents,
    bool Append,
    DateTimeOffset DueAt)
{
    /// <summary>The <see cref="Declarations.Declared.Version"/> that the evaluation was made with.</summary>
    public long Declared { get; init; }

    /// <summary>What happened through it; saved with it or not at all. An event whose id is there already is left as it is.</summary>
    public IReadOnlyList<OutboxEvent> Events { get; init; } = [];
}

/// <summary>What a save has come to.</summary>
/// <param name="Revision">The new revision of the service.</param>
/// <param name="DeclaredSince">True when something is declared that the evaluation was made without.</param>
public sealed record EvaluationSaved(long Revision, bool DeclaredSince);

public sealed record GradeAt(decimal? Score, Grade Grade, DateTimeOffset Since);

/// <summary>A part of the change feed, and the position to go on from.</summary>
public sealed record ChangeBatch(IReadOnlyList<ServiceState> Services, long Position)
{
    public FeedHorizon Horizon { get; init; } = FeedHorizon.Whole;
}

/// <summary>How far the feed could be read when a batch was asked for.</summary>
/// <param name="Settled">Every change at a position below it could be read.</param>
/// <param name="Begun">No change that was saved before has a position from here on.</param>
public readonly record struct FeedHorizon(long Settled, long Begun)
{
    /// <summary>Everything that was saved could be read.</summary>
    public static readonly FeedHorizon Whole;

    /// <summary>False while a saved change waits for an older transaction to end.</summary>
    public bool IsWhole => Settled >= Begun;
}
