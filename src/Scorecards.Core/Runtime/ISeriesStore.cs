using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Runtime;

/// <summary>What series are made of: what held from when until when.</summary>
public interface ISeriesStore
{
    /// <summary>
    /// The rows of a service's history from the one in force at <paramref name="since"/> up to <paramref name="until"/>, newest
    /// first; of more than <paramref name="limit"/> rows the newest.
    /// </summary>
    Task<IReadOnlyList<Evaluation>> HistoryBetweenAsync(
        string serviceId, DateTimeOffset since, DateTimeOffset until, int limit, CancellationToken cancellationToken);

    /// <summary>The same rows, oldest first, without what stands in their bodies.</summary>
    Task<IReadOnlyList<GradeAt>> GradesBetweenAsync(
        string serviceId, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The same rows of several services, by service, each oldest first.</summary>
    Task<IReadOnlyList<ServiceGrade>> GradesBetweenAsync(
        IReadOnlyCollection<string> serviceIds, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Why the grades of several services moved after a time, newest first; of more than <paramref name="limit"/> the newest.</summary>
    Task<IReadOnlyList<AttributedChange>> AttributionsAsync(
        IReadOnlyCollection<string> serviceIds, DateTimeOffset after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// For each service with history, retired ones too: its primary grade, and since when it has had it without a break.
    /// </summary>
    Task<IReadOnlyDictionary<string, HeldGrade>> HeldGradesAsync(CancellationToken cancellationToken);

    /// <summary>Which team each service was in, from when until when, by service and time; retired services have none that holds.</summary>
    Task<IReadOnlyList<Membership>> MembershipsAsync(CancellationToken cancellationToken);

    /// <summary>What a check said of each service, from when until when, as far as it held at <paramref name="since"/> or later.</summary>
    Task<IReadOnlyList<OutcomeSpan>> OutcomeSpansAsync(string check, DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>A score and grade of a service, and since when.</summary>
public sealed record ServiceGrade(string Service, GradeAt Grade);

/// <summary>A grade that moved, when, and why.</summary>
public sealed record AttributedChange(string Service, DateTimeOffset At, Attribution Attribution);

/// <summary>The primary grade of a service, and since when it has had it without a break.</summary>
public sealed record HeldGrade(Grade Grade, DateTimeOffset Since);

/// <summary>A service in a team, from <paramref name="At"/> until before <paramref name="Until"/>.</summary>
/// <param name="Team">Null for a service nobody owned.</param>
/// <param name="Tier">1 to 4.</param>
/// <param name="Until">Null while it holds.</param>
public sealed record Membership(string Service, string? Team, int Tier, DateTimeOffset At, DateTimeOffset? Until)
{
    public bool HoldsAt(DateTimeOffset at) => At <= at && (Until is not { } until || at < until);
}

/// <summary>What a check said of a service, from <paramref name="At"/> until before <paramref name="Until"/>.</summary>
/// <param name="Until">Null while it holds; the service may be retired since.</param>
public sealed record OutcomeSpan(string Service, OutcomeKind Outcome, DateTimeOffset At, DateTimeOffset? Until)
{
    public bool HoldsAt(DateTimeOffset at) => At <= at && (Until is not { } until || at < until);
}
