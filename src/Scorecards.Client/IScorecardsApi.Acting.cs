using Refit;
using Scorecards.Client.Models;
using Scorecards.Client.Resilience;

namespace Scorecards.Client;

/// <content>What acts on grades: the gate with its freezes and overrides, support, and the log of what was done.</content>
public partial interface IScorecardsApi
{
    /// <summary>
    /// Whether a change may be deployed now. The same question gets the same decision until its <see cref="GateDecision.ValidUntil"/>.
    /// Asked again where the server is away: each call has a key, by which it is decided once.
    /// </summary>
    /// <param name="idempotencyKey">A name of your own for this call, such as the id of a job, under which it may be made again later; one is made up without it.</param>
    /// <returns>The decision; <see cref="GateVerdict.Allow"/> alone opens the gate. When nothing can be decided, a <see cref="ScorecardsException"/>.</returns>
    [Post("/api/v1/gate/decisions")]
    Task<GateDecision> AskGateAsync([Body] GateQuestion question, [Header(IdempotencyKey.Header)] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>The same as <see cref="AskGateAsync"/>, by reading.</summary>
    /// <param name="changeKind"><c>deploy</c>, <c>rollback</c>, <c>hotfix</c> or <c>security</c>; <c>deploy</c> without it.</param>
    /// <param name="at">For this moment instead of now: the answer is what the gate would say then, and of no effect.</param>
    [Get("/api/v1/gate/status")]
    Task<GateDecision> GetGateStatusAsync(
        string service,
        string environment,
        string? changeKind = null,
        string? artifactDigest = null,
        string? commit = null,
        [Query(Format = "O")] DateTimeOffset? at = null,
        CancellationToken cancellationToken = default);

    /// <summary>What was decided, newest first.</summary>
    /// <param name="service">Only of this service.</param>
    /// <param name="environment">Only of this environment.</param>
    /// <param name="decision">Only what was answered so: <c>allow</c>, <c>deny</c> or <c>hold</c>.</param>
    [Get("/api/v1/gate/decisions")]
    Task<Page<GateDecision>> ListGateDecisionsAsync(
        string? service = null, string? environment = null, string? decision = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>A decision as it was given.</summary>
    [Get("/api/v1/gate/decisions/{id}")]
    Task<GateDecision> GetGateDecisionAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Says as a second person that a held deployment may go. Needs an approver's token, and never the one that asked.</summary>
    /// <returns>The decision that the question has now.</returns>
    [Post("/api/v1/gate/decisions/{id}/approvals")]
    Task<GateDecision> ApproveGateDecisionAsync(string id, [Body] NewGateApproval approval, CancellationToken cancellationToken = default);

    /// <summary>The keys that verdicts and heads of the audit log are signed with.</summary>
    [Get("/api/v1/gate/keys")]
    Task<KeySet> GetGateKeysAsync(CancellationToken cancellationToken = default);

    /// <summary>Emergency freezes in force and of the last 30 days, newest first.</summary>
    [Get("/api/v1/gate/freezes")]
    Task<Page<Freeze>> ListFreezesAsync(CancellationToken cancellationToken = default);

    /// <summary>Stops changes at once, on every node within a second. Needs an approver's token.</summary>
    [Post("/api/v1/gate/freezes")]
    Task<Freeze> DeclareFreezeAsync([Body] NewFreeze freeze, CancellationToken cancellationToken = default);

    /// <summary>Ends a freeze. Needs an approver's token.</summary>
    [Post("/api/v1/gate/freezes/{id}/lift")]
    Task<Freeze> LiftFreezeAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Every time the glass was broken, newest first.</summary>
    /// <param name="service">Only of this service.</param>
    [Get("/api/v1/gate/overrides")]
    Task<Page<GateOverride>> ListOverridesAsync(string? service = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>A broken glass.</summary>
    [Get("/api/v1/gate/overrides/{id}")]
    Task<GateOverride> GetOverrideAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Breaks the glass: one service may pass the gate of one environment for a while. Needs a token of its team, or an approver's.</summary>
    [Post("/api/v1/gate/overrides")]
    Task<GateOverride> BreakGlassAsync([Body] NewOverride glass, CancellationToken cancellationToken = default);

    /// <summary>Says as a second person that an override was right. Needs an approver's token, and never the one that opened it.</summary>
    [Post("/api/v1/gate/overrides/{id}/approvals")]
    Task<GateOverride> ApproveOverrideAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Ends an override before its time. Needs an approver's token.</summary>
    [Post("/api/v1/gate/overrides/{id}/revoke")]
    Task<GateOverride> RevokeOverrideAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The SRE support of every service, by id.</summary>
    /// <param name="eligible">Only what is supported now, <c>true</c>, or only what is not, <c>false</c>.</param>
    /// <param name="team">Only services of these teams.</param>
    [Get("/api/v1/support")]
    Task<Page<SupportItem>> ListSupportAsync(
        string? eligible = null, [Query(CollectionFormat.Multi)] IReadOnlyList<string>? team = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>Whether a service gets SRE support, how much, why, and what leads to more.</summary>
    [Get("/api/v1/support/{id}")]
    Task<ServiceSupport> GetSupportAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>When a service was supported, with grace and appeals.</summary>
    /// <param name="since">The first day in UTC, such as <c>2026-01-31</c>; at most 400 days before the last.</param>
    /// <param name="until">The last day in UTC; today without it.</param>
    /// <param name="days">How many days, when <paramref name="since"/> is not given: 1 to 400, 90 by default.</param>
    [Get("/api/v1/support/{id}/history")]
    Task<SupportHistory> GetSupportHistoryAsync(string id, string? since = null, string? until = null, int? days = null, CancellationToken cancellationToken = default);

    /// <summary>Appeals of every state, newest first.</summary>
    /// <param name="service">Only of this service.</param>
    [Get("/api/v1/support/appeals")]
    Task<Page<SupportAppeal>> ListSupportAppealsAsync(string? service = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>An appeal with what was decided on it.</summary>
    [Get("/api/v1/support/appeals/{id}")]
    Task<SupportAppeal> GetSupportAppealAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Asks that a service keeps its support for a while. Needs a token of its team, or a higher one; an approver has to grant it.</summary>
    [Post("/api/v1/support/{id}/appeals")]
    Task<SupportAppeal> AppealForSupportAsync(string id, [Body] NewSupportAppeal appeal, CancellationToken cancellationToken = default);

    /// <summary>Grants an appeal: the service keeps its support until it ends. Needs an approver's token, and never the one that asked.</summary>
    [Post("/api/v1/support/appeals/{id}/grant")]
    Task<SupportAppeal> GrantSupportAppealAsync(string id, [Body] SupportAppealDecision decision, CancellationToken cancellationToken = default);

    /// <summary>Refuses an appeal. Needs an approver's token, and never the one that asked.</summary>
    [Post("/api/v1/support/appeals/{id}/refuse")]
    Task<SupportAppeal> RefuseSupportAppealAsync(string id, [Body] SupportAppealDecision decision, CancellationToken cancellationToken = default);

    /// <summary>What was done, and by whom, newest first; an entry appears within a second. Needs a token.</summary>
    /// <param name="actor">Only what this one did: the name of a token, or <c>server</c>.</param>
    /// <param name="action">Only this, such as <c>decision.made</c>.</param>
    /// <param name="subject">Only what was done to this: mostly the id of a service.</param>
    [Get("/api/v1/audit")]
    Task<Page<AuditEntry>> ListAuditAsync(
        string? actor = null, string? action = null, string? subject = null, int? limit = null, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>The whole audit log as JSON Lines, in order, to be kept elsewhere and verified. Needs a token.</summary>
    /// <param name="after">Only entries after this place in the chain.</param>
    /// <returns>The lines as they come; whoever asked closes it.</returns>
    [Get("/api/v1/audit/export")]
    Task<Stream> ExportAuditAsync(int? after = null, CancellationToken cancellationToken = default);

    /// <summary>The latest signed end of the audit log, which is signed every hour. Needs a token.</summary>
    [Get("/api/v1/audit/head")]
    Task<AuditHead> GetAuditHeadAsync(CancellationToken cancellationToken = default);
}
