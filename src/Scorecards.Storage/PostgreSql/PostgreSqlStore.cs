using System.Data;
using Scorecards.Core.Access;
using Scorecards.Core.Auditing;
using Scorecards.Core.Calendars;
using Scorecards.Core.Catalog;
using Scorecards.Core.Declarations;
using Scorecards.Core.Events;
using Scorecards.Core.FairPlay;
using Scorecards.Core.Gates;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Core.Support;
using Scorecards.Storage.Copying;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Everything in a PostgreSQL database, for any number of nodes that share the work.</summary>
public sealed class PostgreSqlStore : IStore, ICopyableStore
{
    private readonly PostgreSqlDatabase database;
    private readonly PostgreSqlSchema schema;
    private readonly PostgreSqlNotifier notifier;
    private readonly PostgreSqlListener listener;
    private readonly PostgreSqlServices services;
    private readonly PostgreSqlEvaluations evaluations;
    private readonly PostgreSqlSeries series;
    private readonly PostgreSqlDeclarations declarations;
    private readonly PostgreSqlWebhooks webhooks;
    private readonly PostgreSqlExemptions exemptions;
    private readonly PostgreSqlAttestations attestations;
    private readonly PostgreSqlDefinitions definitions;
    private readonly PostgreSqlTokens tokens;
    private readonly PostgreSqlEvents events;
    private readonly PostgreSqlDeliveries deliveries;
    private readonly PostgreSqlBudgets budgets;
    private readonly PostgreSqlActing acting;
    private readonly PostgreSqlFreezes freezes;
    private readonly PostgreSqlOverrides overrides;
    private readonly PostgreSqlDecisions decisions;
    private readonly PostgreSqlAppeals appeals;
    private readonly PostgreSqlAudit audit;
    private readonly PostgreSqlKeys keys;
    private readonly PostgreSqlCalendarCopies calendarCopies;
    private readonly PostgreSqlFairPlay fairPlay;

    /// <param name="connection"><c>postgres://user:password@host:5432/database</c>, or <c>Host=…;Database=…</c>.</param>
    /// <param name="time">Tells when a migration was applied, and how long to wait for changes.</param>
    /// <exception cref="StoreException">The text is no address of a database.</exception>
    public PostgreSqlStore(string connection, TimeProvider time)
    {
        database = new(PostgreSqlAddress.Read(connection));
        schema = new(database, time);
        notifier = new(database);
        listener = new(database, time);
        services = new(database, notifier);
        evaluations = new(database, new PostgreSqlFeed(database, listener, time), notifier);
        series = new(database);
        declarations = new(database);
        webhooks = new(database);
        exemptions = new(database);
        attestations = new(database);
        definitions = new(database);
        tokens = new(database);
        events = new(database);
        deliveries = new(database);
        budgets = new(database);
        acting = new(database, listener, time);
        freezes = new(database, acting);
        overrides = new(database, acting);
        decisions = new(database);
        appeals = new(database, acting);
        audit = new(database);
        keys = new(database);
        calendarCopies = new(database);
        fairPlay = new(database);
    }

    string ICopyableStore.Place => database.Place;

    public async Task InitializeAsync(CancellationToken cancellationToken)
    {
        await schema.UpgradeAsync(cancellationToken).ConfigureAwait(false);
        database.Open();
    }

    public async Task<DateTimeOffset?> ClockAsync(CancellationToken cancellationToken) =>
        StoredTime.Read((await database.QueryAsync<long>(
            "SELECT (extract(epoch FROM clock_timestamp()) * 10000000)::bigint", null, cancellationToken).ConfigureAwait(false))[0]);

    public async ValueTask DisposeAsync()
    {
        await listener.DisposeAsync().ConfigureAwait(false);
        await notifier.DisposeAsync().ConfigureAwait(false);
        await database.DisposeAsync().ConfigureAwait(false);
    }

    public Task<CatalogChanges> SyncServicesAsync(
        IReadOnlyCollection<Service> services, Func<string, DateTimeOffset> firstDue, DateTimeOffset now, CancellationToken cancellationToken) =>
        this.services.SyncServicesAsync(services, firstDue, now, cancellationToken);

    public Task<IReadOnlyList<string>> ClaimDueAsync(
        string node, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellationToken) =>
        services.ClaimDueAsync(node, now, leaseUntil, limit, cancellationToken);

    public Task<IReadOnlyList<string>> RenewAsync(
        string node, IReadOnlyCollection<string> serviceIds, DateTimeOffset leaseUntil, CancellationToken cancellationToken) =>
        services.RenewAsync(node, serviceIds, leaseUntil, cancellationToken);

    public Task ReleaseAsync(string node, string serviceId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        services.ReleaseAsync(node, serviceId, dueAt, cancellationToken);

    public Task MakeDueAsync(Func<string, DateTimeOffset?> dueAt, CancellationToken cancellationToken) =>
        services.MakeDueAsync(dueAt, cancellationToken);

    public Task<bool> MakeDueAsync(string serviceId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        services.MakeDueAsync(serviceId, dueAt, cancellationToken);

    public Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        services.NextDueAsync(now, cancellationToken);

    public Task<ServiceState?> FindStateAsync(string serviceId, CancellationToken cancellationToken) =>
        evaluations.FindStateAsync(serviceId, cancellationToken);

    public Task<EvaluationSaved?> SaveEvaluationAsync(EvaluationSave save, CancellationToken cancellationToken) =>
        evaluations.SaveEvaluationAsync(save, cancellationToken);

    public Task<IReadOnlyList<Evaluation>> HistoryAsync(
        string serviceId, string? before, int limit, CancellationToken cancellationToken) =>
        evaluations.HistoryAsync(serviceId, before, limit, cancellationToken);

    public Task<long> CountHistoryAsync(string serviceId, CancellationToken cancellationToken) =>
        evaluations.CountHistoryAsync(serviceId, cancellationToken);

    public Task<Evaluation?> FindEvaluationAsync(string evaluationId, CancellationToken cancellationToken) =>
        evaluations.FindEvaluationAsync(evaluationId, cancellationToken);

    public Task<IReadOnlyDictionary<string, GradeAt>> GradesAtAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        evaluations.GradesAtAsync(at, cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> FindContentsAsync(
        IReadOnlyCollection<string> digests, CancellationToken cancellationToken) =>
        evaluations.FindContentsAsync(digests, cancellationToken);

    public Task<ChangeBatch> ChangesAsync(long after, int limit, CancellationToken cancellationToken) =>
        evaluations.ChangesAsync(after, limit, cancellationToken);

    public Task WaitForChangesAsync(long after, TimeSpan atMost, CancellationToken cancellationToken) =>
        evaluations.WaitForChangesAsync(after, atMost, cancellationToken);

    public Task<int> PurgeContentsAsync(DateTimeOffset unusedSince, CancellationToken cancellationToken) =>
        evaluations.PurgeContentsAsync(unusedSince, cancellationToken);

    public Task<IReadOnlyList<Evaluation>> HistoryBetweenAsync(
        string serviceId, DateTimeOffset since, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        series.HistoryBetweenAsync(serviceId, since, until, limit, cancellationToken);

    public Task<IReadOnlyList<GradeAt>> GradesBetweenAsync(
        string serviceId, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken) =>
        series.GradesBetweenAsync(serviceId, since, until, cancellationToken);

    public Task<IReadOnlyList<ServiceGrade>> GradesBetweenAsync(
        IReadOnlyCollection<string> serviceIds, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken) =>
        series.GradesBetweenAsync(serviceIds, since, until, cancellationToken);

    public Task<IReadOnlyList<AttributedChange>> AttributionsAsync(
        IReadOnlyCollection<string> serviceIds, DateTimeOffset after, int limit, CancellationToken cancellationToken) =>
        series.AttributionsAsync(serviceIds, after, limit, cancellationToken);

    public Task<IReadOnlyDictionary<string, HeldGrade>> HeldGradesAsync(CancellationToken cancellationToken) => series.HeldGradesAsync(cancellationToken);

    public Task<IReadOnlyList<Membership>> MembershipsAsync(CancellationToken cancellationToken) =>
        series.MembershipsAsync(cancellationToken);

    public Task<IReadOnlyList<OutcomeTurn>> OutcomeTurnsAsync(DateTimeOffset since, TimeSpan longest, int limit, CancellationToken cancellationToken) =>
        fairPlay.OutcomeTurnsAsync(since, longest, limit, cancellationToken);

    public Task<IReadOnlyList<DefinitionsMove>> DefinitionsMovesAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        fairPlay.DefinitionsMovesAsync(since, limit, cancellationToken);

    public Task<IReadOnlyList<Attestation>> AttestationsWithoutEvidenceAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        fairPlay.AttestationsWithoutEvidenceAsync(now, limit, cancellationToken);

    public Task<IReadOnlyList<OutcomeSpan>> OutcomeSpansAsync(string check, DateTimeOffset since, CancellationToken cancellationToken) =>
        series.OutcomeSpansAsync(check, since, cancellationToken);

    public Task<IReadOnlyList<PushedFact>?> PushFactsAsync(
        string serviceId, IReadOnlyCollection<PushedFact> facts, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        declarations.PushFactsAsync(serviceId, facts, dueAt, cancellationToken);

    public Task<IReadOnlyList<ReceivedWebhook>> ReceiveWebhooksAsync(
        IReadOnlyCollection<ReceivedWebhook> webhooks, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        this.webhooks.ReceiveWebhooksAsync(webhooks, dueAt, cancellationToken);

    public Task<int> PurgeWebhooksAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        webhooks.PurgeWebhooksAsync(before, cancellationToken);

    public Task<ExemptionAdded> AddExemptionAsync(Exemption exemption, DateTimeOffset now, CancellationToken cancellationToken) =>
        exemptions.AddExemptionAsync(exemption, now, cancellationToken);

    public Task<bool> SaveStepAsync(Exemption exemption, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        exemptions.SaveStepAsync(exemption, dueAt, cancellationToken);

    public Task<Exemption?> FindExemptionAsync(string id, CancellationToken cancellationToken) =>
        exemptions.FindExemptionAsync(id, cancellationToken);

    public Task<DeclaredPage<Exemption>> ExemptionsAsync(
        ExemptionQuery query, string? before, int limit, CancellationToken cancellationToken) =>
        exemptions.ExemptionsAsync(query, before, limit, cancellationToken);

    public Task<bool> AddAttestationAsync(Attestation attestation, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        attestations.AddAttestationAsync(attestation, dueAt, cancellationToken);

    public Task<DeclaredPage<Attestation>> AttestationsAsync(
        string serviceId, string? before, int limit, CancellationToken cancellationToken) =>
        attestations.AttestationsAsync(serviceId, before, limit, cancellationToken);

    public Task SaveDefinitionsAsync(string digest, string documents, DateTimeOffset now, CancellationToken cancellationToken) =>
        definitions.SaveDefinitionsAsync(digest, documents, now, cancellationToken);

    public Task<string?> FindDefinitionsAsync(string digest, CancellationToken cancellationToken) =>
        definitions.FindDefinitionsAsync(digest, cancellationToken);

    public Task<bool> AddTokenAsync(AccessToken token, string by, CancellationToken cancellationToken) =>
        tokens.AddTokenAsync(token, by, cancellationToken);

    public Task<IReadOnlyList<AccessToken>> TokensAsync(CancellationToken cancellationToken) =>
        tokens.TokensAsync(cancellationToken);

    public Task<bool> RevokeTokenAsync(string name, DateTimeOffset at, string by, CancellationToken cancellationToken) =>
        tokens.RevokeTokenAsync(name, at, by, cancellationToken);

    public Task<AccessToken?> FindTokenAsync(string sha256, CancellationToken cancellationToken) =>
        tokens.FindTokenAsync(sha256, cancellationToken);

    public Task<IReadOnlyList<OutboxEvent>> UndispatchedEventsAsync(int limit, CancellationToken cancellationToken) =>
        events.UndispatchedEventsAsync(limit, cancellationToken);

    public Task DispatchEventsAsync(
        IReadOnlyCollection<string> eventIds, IReadOnlyCollection<NewDelivery> deliveries, CancellationToken cancellationToken) =>
        events.DispatchEventsAsync(eventIds, deliveries, cancellationToken);

    public Task<int> PurgeEventsAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        events.PurgeEventsAsync(before, cancellationToken);

    public Task<IReadOnlyDictionary<string, DateTimeOffset>> SourceTroublesAsync(CancellationToken cancellationToken) =>
        events.SourceTroublesAsync(cancellationToken);

    public Task<bool> BeginSourceTroubleAsync(string source, DateTimeOffset since, OutboxEvent told, CancellationToken cancellationToken) =>
        events.BeginSourceTroubleAsync(source, since, told, cancellationToken);

    public Task<bool> EndSourceTroubleAsync(string source, DateTimeOffset since, OutboxEvent told, CancellationToken cancellationToken) =>
        events.EndSourceTroubleAsync(source, since, told, cancellationToken);

    public Task<IReadOnlyList<string>> ChannelsDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        deliveries.ChannelsDueAsync(now, cancellationToken);

    public Task<IReadOnlyList<Delivery>> DueDeliveriesAsync(string channel, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        deliveries.DueDeliveriesAsync(channel, now, limit, cancellationToken);

    public Task DeliveredAsync(string channel, IReadOnlyCollection<string> eventIds, DateTimeOffset at, CancellationToken cancellationToken) =>
        deliveries.DeliveredAsync(channel, eventIds, at, cancellationToken);

    public Task FailedAsync(string channel, IReadOnlyCollection<string> eventIds, DeliveryFailure failure, CancellationToken cancellationToken) =>
        deliveries.FailedAsync(channel, eventIds, failure, cancellationToken);

    public Task<bool> RetryDeadAsync(string channel, string eventId, DateTimeOffset now, CancellationToken cancellationToken) =>
        deliveries.RetryDeadAsync(channel, eventId, now, cancellationToken);

    public Task<IReadOnlyList<Delivery>> DeadDeliveriesAsync(DeliveryKey? before, int limit, CancellationToken cancellationToken) =>
        deliveries.DeadDeliveriesAsync(before, limit, cancellationToken);

    public Task<long> CountDeadAsync(CancellationToken cancellationToken) =>
        deliveries.CountDeadAsync(cancellationToken);

    public Task<IReadOnlyList<ChannelState>> ChannelsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        deliveries.ChannelsAsync(now, cancellationToken);

    public Task<bool> HoldLeaseAsync(string name, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        deliveries.HoldLeaseAsync(name, owner, now, until, cancellationToken);

    public Task ReleaseLeaseAsync(string name, string owner, CancellationToken cancellationToken) =>
        deliveries.ReleaseLeaseAsync(name, owner, cancellationToken);

    public Task<BudgetShare> TakeBudgetAsync(BudgetClaim claim, CancellationToken cancellationToken) =>
        budgets.TakeBudgetAsync(claim, cancellationToken);

    public Task<ActingState> ActingStateAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        acting.StateAsync(now, cancellationToken);

    public Task WaitForActingChangeAsync(long version, TimeSpan atMost, CancellationToken cancellationToken) =>
        acting.WaitAsync(version, atMost, cancellationToken);

    public Task<GateDecisionSaved> SaveDecisionAsync(GateDecisionSave save, CancellationToken cancellationToken) =>
        decisions.SaveAsync(save, cancellationToken);

    public Task<GateDecisionSaved> UseKeyAsync(IdempotencyKey key, string decisionId, DateTimeOffset now, CancellationToken cancellationToken) =>
        decisions.UseKeyAsync(key, decisionId, now, cancellationToken);

    public Task<GateDecision?> CurrentDecisionAsync(string questionKey, DateTimeOffset now, CancellationToken cancellationToken) =>
        decisions.CurrentAsync(questionKey, now, cancellationToken);

    public Task<GateDecision?> FindDecisionAsync(string id, CancellationToken cancellationToken) =>
        decisions.FindAsync(id, cancellationToken);

    public Task<DeclaredPage<GateDecision>> DecisionsAsync(
        GateDecisionQuery query, string? before, int limit, CancellationToken cancellationToken) =>
        decisions.ListAsync(query, before, limit, cancellationToken);

    public Task<int> PurgeQuestionsAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        decisions.PurgeAsync(before, cancellationToken);

    public Task AddFreezeAsync(Freeze freeze, OutboxEvent told, CancellationToken cancellationToken) =>
        freezes.AddAsync(freeze, told, cancellationToken);

    public Task<bool> ChangeFreezeAsync(Freeze before, Freeze after, OutboxEvent told, CancellationToken cancellationToken) =>
        freezes.ChangeAsync(before, after, told, cancellationToken);

    public Task<Freeze?> FindFreezeAsync(string id, CancellationToken cancellationToken) =>
        freezes.FindAsync(id, cancellationToken);

    public Task AddOverrideAsync(GateOverride added, OutboxEvent told, CancellationToken cancellationToken) =>
        overrides.AddAsync(added, told, cancellationToken);

    public Task<bool> ChangeOverrideAsync(GateOverride before, GateOverride after, OutboxEvent? told, CancellationToken cancellationToken) =>
        overrides.ChangeAsync(before, after, told, cancellationToken);

    public Task<GateOverride?> FindOverrideAsync(string id, CancellationToken cancellationToken) =>
        overrides.FindAsync(id, cancellationToken);

    public Task<DeclaredPage<GateOverride>> OverridesAsync(string? service, string? before, int limit, CancellationToken cancellationToken) =>
        overrides.ListAsync(service, before, limit, cancellationToken);

    public Task<bool> AddAppealAsync(SupportAppeal appeal, DateTimeOffset now, CancellationToken cancellationToken) =>
        appeals.AddAppealAsync(appeal, now, cancellationToken);

    public Task<bool> ChangeAppealAsync(SupportAppeal before, SupportAppeal after, CancellationToken cancellationToken) =>
        appeals.ChangeAppealAsync(before, after, cancellationToken);

    public Task<SupportAppeal?> FindAppealAsync(string id, CancellationToken cancellationToken) =>
        appeals.FindAppealAsync(id, cancellationToken);

    public Task<DeclaredPage<SupportAppeal>> AppealsAsync(string? service, string? before, int limit, CancellationToken cancellationToken) =>
        appeals.AppealsAsync(service, before, limit, cancellationToken);

    public Task<int> SealAsync(int limit, CancellationToken cancellationToken) =>
        audit.SealAsync(limit, cancellationToken);

    public Task<long> CountUnsealedAsync(CancellationToken cancellationToken) =>
        audit.CountUnsealedAsync(cancellationToken);

    public Task<IReadOnlyList<SealedEntry>> ChainAsync(long afterSeq, int limit, CancellationToken cancellationToken) =>
        audit.ChainAsync(afterSeq, limit, cancellationToken);

    public Task<SealedEntry?> LastSealedAsync(CancellationToken cancellationToken) =>
        audit.LastSealedAsync(cancellationToken);

    public Task<AuditPage> AuditAsync(AuditQuery query, long? before, int limit, CancellationToken cancellationToken) =>
        audit.AuditAsync(query, before, limit, cancellationToken);

    public Task AddHeadAsync(AuditHead head, CancellationToken cancellationToken) =>
        audit.AddHeadAsync(head, cancellationToken);

    public Task<AuditHead?> LastHeadAsync(CancellationToken cancellationToken) =>
        audit.LastHeadAsync(cancellationToken);

    public Task<IReadOnlyList<AuditHead>> HeadsAsync(CancellationToken cancellationToken) =>
        audit.HeadsAsync(cancellationToken);

    public Task AddProtectionKeyAsync(string name, string xml, CancellationToken cancellationToken) =>
        keys.AddProtectionKeyAsync(name, xml, cancellationToken);

    public Task<IReadOnlyList<string>> ProtectionKeysAsync(CancellationToken cancellationToken) =>
        keys.ProtectionKeysAsync(cancellationToken);

    public Task AddSigningKeyAsync(SigningKey key, CancellationToken cancellationToken) =>
        keys.AddSigningKeyAsync(key, cancellationToken);

    public Task<IReadOnlyList<SigningKey>> SigningKeysAsync(CancellationToken cancellationToken) =>
        keys.SigningKeysAsync(cancellationToken);

    public Task SaveCalendarCopyAsync(CalendarCopy copy, CancellationToken cancellationToken) =>
        calendarCopies.SaveCalendarCopyAsync(copy, cancellationToken);

    public Task<IReadOnlyList<CalendarCopy>> CalendarCopiesAsync(CancellationToken cancellationToken) =>
        calendarCopies.CalendarCopiesAsync(cancellationToken);

    Task<T> ICopyableStore.ReadTablesAsync<T>(Func<ITableReader, Task<T>> read, CancellationToken cancellationToken) =>
        database.TransactAsync(IsolationLevel.RepeatableRead, connection => read(new PostgreSqlTables(connection)), cancellationToken);

    Task<T> ICopyableStore.FillTablesAsync<T>(Func<ITableWriter, Task<T>> fill, CancellationToken cancellationToken) =>
        database.TransactAsync(connection => fill(new PostgreSqlTables(connection)), cancellationToken);
}
