using Dapper;
using Scorecards.Core.Auditing;
using Scorecards.Core.Declarations;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Exemptions.</summary>
internal sealed class PostgreSqlExemptions(PostgreSqlDatabase database) : IExemptionStore
{
    private const string Which =
        """
        (@service::text IS NULL OR service = @service) AND (@check::text IS NULL OR check_name = @check)
        AND (@states::text[] IS NULL OR state = ANY(@states)) AND (@expired::boolean IS NULL OR (expires_at <= @now) = @expired)
        """;

    /// <remarks>The row of the service is locked first, so that what is declared of one service follows each other.</remarks>
    public Task<ExemptionAdded> AddExemptionAsync(Exemption exemption, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.TransactAsync(
            async connection =>
            {
                if (!await PostgreSqlDeclarations.LockAsync(connection, exemption.Service).ConfigureAwait(false))
                {
                    return ExemptionAdded.UnknownService;
                }

                var parameters = new
                {
                    exemption.Id,
                    exemption.Service,
                    exemption.Check,
                    state = StoredExemption.StateOf(exemption),
                    expires = StoredTime.Of(exemption.ExpiresAt),
                    body = StoredExemption.Write(exemption),
                    now = StoredTime.Of(now),
                };
                await connection.ExecuteAsync(
                    "UPDATE exemptions SET open = false WHERE service = @Service AND check_name = @Check AND open AND expires_at <= @now",
                    parameters).ConfigureAwait(false);
                var added = await connection.ExecuteAsync(
                    """
                    INSERT INTO exemptions (id, service, check_name, state, expires_at, open, body)
                    VALUES (@Id, @Service, @Check, @state, @expires, true, @body)
                    ON CONFLICT (service, check_name) WHERE open DO NOTHING
                    """,
                    parameters).ConfigureAwait(false);

                if (added == 0)
                {
                    return ExemptionAdded.AnotherIsOpen;
                }

                await PostgreSqlAudit.AddAsync(connection, AuditEntries.Exemption(exemption)).ConfigureAwait(false);
                return ExemptionAdded.Added;
            },
            cancellationToken);

    public async Task<bool> SaveStepAsync(Exemption exemption, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        (await database.ChangeAsync<string>(
            $"""
            WITH known AS MATERIALIZED (
                SELECT id FROM services WHERE id = @Service FOR UPDATE),
            changed AS (
                UPDATE exemptions SET state = @state, open = @open, body = @body
                WHERE id = @Id AND body = @before AND service IN (SELECT id FROM known)
                RETURNING service),
            declared AS (
                {PostgreSqlServices.MakeDue}
                WHERE id IN (SELECT service FROM changed)),
            audited AS (
                {PostgreSqlAudit.Insert}, changed)
            SELECT service FROM changed
            """,
            PostgreSqlAudit.With(new DynamicParameters(new
            {
                exemption.Id,
                exemption.Service,
                state = StoredExemption.StateOf(exemption),
                open = StoredExemption.IsOpen(exemption),
                body = StoredExemption.Write(exemption),
                before = StoredExemption.Write(exemption with { Steps = [.. exemption.Steps.SkipLast(1)] }),
                due = StoredTime.Of(dueAt),
            }), [AuditEntries.Exemption(exemption)]),
            cancellationToken).ConfigureAwait(false)).Count == 1;

    public async Task<Exemption?> FindExemptionAsync(string id, CancellationToken cancellationToken) =>
        (await database.QueryAsync<string>("SELECT body FROM exemptions WHERE id = @id", new { id }, cancellationToken).ConfigureAwait(false))
        .Select(StoredExemption.Read).SingleOrDefault();

    public async Task<DeclaredPage<Exemption>> ExemptionsAsync(ExemptionQuery query, string? before, int limit, CancellationToken cancellationToken)
    {
        var (states, expired) = query.State is { } state ? StoredExemption.Stored(state) : (null, null);
        var parameters = new { service = query.Service, check = query.Check, states, expired, now = StoredTime.Of(query.Now), before, limit };
        var bodies = await database.QueryAsync<string>(
            $"SELECT body FROM exemptions WHERE {Which} AND (@before::text IS NULL OR id < @before) ORDER BY id DESC LIMIT @limit",
            parameters, cancellationToken).ConfigureAwait(false);
        var total = await database.QueryAsync<long>($"SELECT count(*) FROM exemptions WHERE {Which}", parameters, cancellationToken).ConfigureAwait(false);
        return new DeclaredPage<Exemption>([.. bodies.Select(StoredExemption.Read)], total[0]);
    }
}
