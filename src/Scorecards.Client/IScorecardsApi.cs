using System.Text.Json;
using Refit;
using Scorecards.Client.Models;

namespace Scorecards.Client;

/// <summary>
/// The HTTP API of a Scorecards server. A call that is refused or cannot be made throws <see cref="ScorecardsException"/>;
/// a call that is cancelled throws <see cref="OperationCanceledException"/>.
/// </summary>
/// <remarks>
/// Parameters left out are left to the server. Lists come in parts of at most <c>limit</c> items (1 to 500, 50 by default);
/// <see cref="ScorecardsLists.AllAsync"/> goes through all parts.
/// </remarks>
public partial interface IScorecardsApi
{
    /// <summary>All services of the catalog, by id.</summary>
    /// <param name="team">Only services of these teams.</param>
    /// <param name="tier">Only services of these tiers, 1 to 4.</param>
    /// <param name="grade">Only these grades, A+ to F or U.</param>
    /// <param name="text">Only what has this text in its id, title, team or system.</param>
    [Get("/api/v1/services")]
    Task<Page<LeaderboardItem>> ListServicesAsync(
        int? limit = null,
        string? cursor = null,
        [Query(CollectionFormat.Multi)] IReadOnlyList<string>? team = null,
        [Query(CollectionFormat.Multi)] IReadOnlyList<int>? tier = null,
        [Query(CollectionFormat.Multi)] IReadOnlyList<string>? grade = null,
        [AliasAs("q")] string? text = null,
        CancellationToken cancellationToken = default);

    /// <summary>A service with its place on the leaderboard and its latest evaluation.</summary>
    [Get("/api/v1/services/{id}")]
    Task<ServiceDetails> GetServiceAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The evaluations of a service, newest first.</summary>
    [Get("/api/v1/services/{id}/evaluations")]
    Task<Page<Evaluation>> ListEvaluationsAsync(string id, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>Evaluates a service now. Needs a token that may write.</summary>
    /// <param name="wait">How long to wait for the evaluation, up to 60s, such as <c>10s</c>.</param>
    /// <returns>The evaluation; null when it goes on after this answer, then it will be the first of <see cref="ListEvaluationsAsync"/>.</returns>
    [Post("/api/v1/services/{id}/evaluations")]
    Task<Evaluation?> EvaluateServiceAsync(string id, string? wait = null, CancellationToken cancellationToken = default);

    /// <summary>Every change of a service's result, with what moved its grade.</summary>
    /// <param name="since">The first day in UTC, such as <c>2026-01-31</c>; at most 400 days before the last.</param>
    /// <param name="until">The last day in UTC; today without it.</param>
    /// <param name="days">How many days, when <paramref name="since"/> is not given: 1 to 400, 90 by default.</param>
    [Get("/api/v1/services/{id}/history")]
    Task<ServiceHistory> GetServiceHistoryAsync(string id, string? since = null, string? until = null, int? days = null, CancellationToken cancellationToken = default);

    /// <summary>One evaluation of any service, by its id.</summary>
    [Get("/api/v1/evaluations/{evaluation}")]
    Task<Evaluation> GetEvaluationAsync(string evaluation, CancellationToken cancellationToken = default);

    /// <summary>Computes an evaluation again from its record, and says whether it is the same.</summary>
    [Get("/api/v1/evaluations/{evaluation}/recomputed")]
    Task<Recomputation> RecomputeEvaluationAsync(string evaluation, CancellationToken cancellationToken = default);

    /// <summary>The facts that tools have pushed for a service, by name.</summary>
    [Get("/api/v1/services/{id}/facts")]
    Task<Page<StoredFact>> ListFactsAsync(string id, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>Pushes a fact of a service, which is then evaluated within seconds. Needs a token that may write.</summary>
    /// <param name="name">One of the facts that a source of the kind pushed takes.</param>
    /// <param name="wait">How long to wait for the evaluation, up to 60s, such as <c>10s</c>; then it is in the answer.</param>
    [Put("/api/v1/services/{id}/facts/{name}")]
    Task<StoredFact> PushFactAsync(string id, string name, [Body] NewFact fact, string? wait = null, CancellationToken cancellationToken = default);

    /// <summary>Sends events, which become facts where the source has a rule for them. Needs a token that may write.</summary>
    /// <param name="source">A source of the kind pushed that takes events.</param>
    /// <param name="events">A CloudEvent in JSON or a CDEvent, or a list of at most 100.</param>
    [Post("/api/v1/webhooks/{source}")]
    Task<ReceivedEvents> SendEventsAsync(string source, [Body] JsonElement events, CancellationToken cancellationToken = default);

    /// <summary>The cheapest ways to the next grade.</summary>
    [Get("/api/v1/services/{id}/next-grade")]
    Task<NextGrade> GetNextGradeAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The grades of a service if some of its checks said something else. Nothing is stored.</summary>
    [Post("/api/v1/what-if")]
    Task<WhatIfResult> SupposeAsync([Body] WhatIf question, CancellationToken cancellationToken = default);

    /// <summary>Where work of a service stands in a queue. A queue that gets no answer goes on as if it were <c>normal</c>.</summary>
    /// <param name="kind"><c>ci</c>, <c>deploy</c>, <c>hotfix</c> or <c>rollback</c>.</param>
    /// <param name="fixes">The check that the work mends; it counts when the service fails it now.</param>
    [Get("/api/v1/priority/{id}")]
    Task<QueuePriority> GetPriorityAsync(string id, string? kind = null, string? fixes = null, CancellationToken cancellationToken = default);

    /// <summary>All calendars by name, each with how it is now.</summary>
    [Get("/api/v1/calendars")]
    Task<Page<CalendarDetails>> ListCalendarsAsync(int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>How a calendar is at a moment.</summary>
    /// <param name="at">The moment; now by default.</param>
    /// <param name="team">The team whose own calendar counts, where it has one in place of this.</param>
    [Get("/api/v1/calendars/{name}")]
    Task<CalendarState> GetCalendarAsync(string name, [Query(Format = "O")] DateTimeOffset? at = null, string? team = null, CancellationToken cancellationToken = default);

    /// <summary>A calendar as iCalendar (RFC 5545).</summary>
    [Get("/api/v1/calendars/{name}.ics")]
    Task<string> GetCalendarTextAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>What is worth a look, newest first.</summary>
    /// <param name="team">Only of these teams.</param>
    /// <param name="service">Only of this service.</param>
    [Get("/api/v1/fair-play")]
    Task<Page<FairPlayFlag>> ListFairPlayFlagsAsync(
        [Query(CollectionFormat.Multi)] IReadOnlyList<string>? team = null, string? service = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>Exemptions of every state, newest first.</summary>
    /// <param name="service">Only of this service.</param>
    /// <param name="check">Only of this check.</param>
    /// <param name="state">Only what is in this state now: <c>requested</c>, <c>approved</c>, <c>denied</c>, <c>revoked</c> or <c>expired</c>.</param>
    [Get("/api/v1/exemptions")]
    Task<Page<Exemption>> ListExemptionsAsync(
        string? service = null, string? check = null, string? state = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>An exemption with all that was done to it.</summary>
    [Get("/api/v1/exemptions/{id}")]
    Task<Exemption> GetExemptionAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Asks that a check counts for nothing for a while. Needs a token that may write; another has to approve it.</summary>
    [Post("/api/v1/services/{id}/exemptions")]
    Task<Exemption> RequestExemptionAsync(string id, [Body] NewExemption exemption, CancellationToken cancellationToken = default);

    /// <summary>Approves an exemption. Needs an approver's token, and never the one that asked.</summary>
    [Post("/api/v1/exemptions/{id}/approve")]
    Task<Exemption> ApproveExemptionAsync(string id, [Body] ExemptionDecision decision, CancellationToken cancellationToken = default);

    /// <summary>Denies an exemption that was asked for. Needs an approver's token, and never the one that asked.</summary>
    [Post("/api/v1/exemptions/{id}/deny")]
    Task<Exemption> DenyExemptionAsync(string id, [Body] ExemptionDecision decision, CancellationToken cancellationToken = default);

    /// <summary>Ends an exemption in force before its time. Needs an approver's token, and never the one that asked.</summary>
    [Post("/api/v1/exemptions/{id}/revoke")]
    Task<Exemption> RevokeExemptionAsync(string id, [Body] ExemptionDecision decision, CancellationToken cancellationToken = default);

    /// <summary>What was answered for a service, newest first.</summary>
    [Get("/api/v1/services/{id}/attestations")]
    Task<Page<Attestation>> ListAttestationsAsync(string id, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>Answers the question of a check. Needs a token with one of the roles that the check names.</summary>
    [Post("/api/v1/services/{id}/attestations")]
    Task<Attestation> AttestAsync(string id, [Body] NewAttestation attestation, CancellationToken cancellationToken = default);

    /// <summary>Every service whose grade changed definitions would move, by how much and why. Nothing is stored.</summary>
    /// <param name="question">The changed definitions; mistakes in them are refused with <see cref="ApiProblem.Problems"/>.</param>
    /// <param name="limit">How many services at most, 1 to 10000; the summary counts all.</param>
    [Post("/api/v1/definitions/impact")]
    Task<DefinitionsImpact> GetImpactAsync([Body] DefinitionsQuestion question, int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>Services, teams, systems or tiers by score or by improvement.</summary>
    /// <param name="by"><c>service</c>, <c>team</c>, <c>system</c> or <c>tier</c>.</param>
    /// <param name="order"><c>score</c>, or <c>improved</c> by the change in 30 days.</param>
    /// <param name="team">Only services of these teams.</param>
    /// <param name="tier">Only services of these tiers, 1 to 4.</param>
    /// <param name="grade">Only these grades, A+ to F or U.</param>
    /// <param name="text">Only what has this text in its id, title, team or system.</param>
    [Get("/api/v1/leaderboard")]
    Task<Page<LeaderboardItem>> GetLeaderboardAsync(
        string? by = null,
        string? order = null,
        [Query(CollectionFormat.Multi)] IReadOnlyList<string>? team = null,
        [Query(CollectionFormat.Multi)] IReadOnlyList<int>? tier = null,
        [Query(CollectionFormat.Multi)] IReadOnlyList<string>? grade = null,
        [AliasAs("q")] string? text = null,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default);

    /// <summary>All teams that own a service, by id.</summary>
    /// <param name="grade">Only these grades, A+ to F or U.</param>
    /// <param name="text">Only what has this text in its id or title.</param>
    [Get("/api/v1/teams")]
    Task<Page<TeamDetails>> ListTeamsAsync(
        int? limit = null,
        string? cursor = null,
        [Query(CollectionFormat.Multi)] IReadOnlyList<string>? grade = null,
        [AliasAs("q")] string? text = null,
        CancellationToken cancellationToken = default);

    /// <summary>A team and its services.</summary>
    [Get("/api/v1/teams/{team}")]
    Task<TeamDetails> GetTeamAsync(string team, CancellationToken cancellationToken = default);

    /// <summary>The score and grade of a team, day by day.</summary>
    /// <param name="since">The first day in UTC, such as <c>2026-01-31</c>; at most 400 days before the last.</param>
    /// <param name="until">The last day in UTC; today without it.</param>
    /// <param name="days">How many days, when <paramref name="since"/> is not given: 1 to 400, 90 by default.</param>
    [Get("/api/v1/teams/{team}/history")]
    Task<TeamHistory> GetTeamHistoryAsync(string team, string? since = null, string? until = null, int? days = null, CancellationToken cancellationToken = default);

    /// <summary>The score and grade of the company and its services by grade, day by day.</summary>
    /// <param name="since">The first day in UTC, such as <c>2026-01-31</c>; at most 400 days before the last.</param>
    /// <param name="until">The last day in UTC; today without it.</param>
    /// <param name="days">How many days, when <paramref name="since"/> is not given: 1 to 400, 90 by default.</param>
    [Get("/api/v1/company/history")]
    Task<CompanyHistory> GetCompanyHistoryAsync(string? since = null, string? until = null, int? days = null, CancellationToken cancellationToken = default);

    /// <summary>All checks with their pass rates, by name.</summary>
    [Get("/api/v1/checks")]
    Task<Page<CheckDetails>> ListChecksAsync(int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>A check: its rule, why it matters, how to fix it, and its pass rate.</summary>
    [Get("/api/v1/checks/{name}")]
    Task<CheckDetails> GetCheckAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>How many services passed a check, day by day.</summary>
    /// <param name="since">The first day in UTC, such as <c>2026-01-31</c>; at most 400 days before the last.</param>
    /// <param name="until">The last day in UTC; today without it.</param>
    /// <param name="days">How many days, when <paramref name="since"/> is not given: 1 to 400, 90 by default.</param>
    [Get("/api/v1/checks/{name}/history")]
    Task<CheckHistory> GetCheckHistoryAsync(string name, string? since = null, string? until = null, int? days = null, CancellationToken cancellationToken = default);

    /// <summary>All scorecards: their checks with weights, bands and caps.</summary>
    [Get("/api/v1/scorecards")]
    Task<Page<ScorecardDetails>> ListScorecardsAsync(int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>What is loaded, its digest, and every mistake in a newer edit that is refused.</summary>
    [Get("/api/v1/definitions")]
    Task<Definitions> GetDefinitionsAsync(CancellationToken cancellationToken = default);

    /// <summary>All notifications by name, how their channels are and what waits.</summary>
    [Get("/api/v1/notifications")]
    Task<Page<NotificationDetails>> ListNotificationsAsync(int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>Events that did not arrive and are not tried again by themselves, newest first.</summary>
    [Get("/api/v1/notifications/dead-letters")]
    Task<Page<DeadLetter>> ListDeadLettersAsync(int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>Has an event delivered after all, and enables its channel where it was disabled. Needs an admin token.</summary>
    [Post("/api/v1/notifications/dead-letters/{id}/retry")]
    Task RetryDeadLetterAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>All tokens by name, revoked ones too, without their text. Needs an admin token.</summary>
    [Get("/api/v1/tokens")]
    Task<Page<TokenInfo>> ListTokensAsync(int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>Makes a token; its text is in this answer and never shown again. Needs an admin token.</summary>
    [Post("/api/v1/tokens")]
    Task<MadeToken> CreateTokenAsync([Body] NewToken token, CancellationToken cancellationToken = default);

    /// <summary>Revokes a token at once. Needs an admin token.</summary>
    [Delete("/api/v1/tokens/{name}")]
    Task RevokeTokenAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Whether the process answers.</summary>
    [Get("/health/live")]
    Task<Liveness> IsLiveAsync(CancellationToken cancellationToken = default);

    /// <summary>Whether the server can answer, and how its parts are. A server that is starting answers too.</summary>
    [Get("/health/ready")]
    Task<Readiness> IsReadyAsync(CancellationToken cancellationToken = default);

    /// <summary>The server and the grades in the Prometheus text format.</summary>
    [Get("/metrics")]
    Task<string> GetMetricsAsync(CancellationToken cancellationToken = default);
}
