using Scorecards.Core.Declarations;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>What is declared about services.</summary>
internal sealed class SqliteDeclarations(SqliteDatabase database) : IDeclarationStore
{
    public Task<IReadOnlyList<PushedFact>?> PushFactsAsync(
        string serviceId, IReadOnlyCollection<PushedFact> facts, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<PushedFact>?>(
            (session, _) =>
            {
                if (!IsKnown(session, serviceId))
                {
                    return null;
                }

                if (facts.Sum(fact => Push(session, serviceId, fact)) > 0)
                {
                    SqliteServices.MakeDue(session, serviceId, dueAt);
                }

                var names = facts.Select(fact => fact.Name).ToHashSet(StringComparer.Ordinal);
                return [.. Facts(session, serviceId).Where(fact => names.Contains(fact.Name))];
            },
            cancellationToken);

    /// <summary>False for a service that is not known or retired: nothing can be declared of it.</summary>
    internal static bool IsKnown(SqliteSession session, string serviceId) =>
        session.Scalar<long>("SELECT count(*) FROM services WHERE id = @id AND retired = 0", ("@id", serviceId)) == 1;

    private static int Push(SqliteSession session, string serviceId, PushedFact fact) =>
        session.Execute(
            """
            INSERT INTO pushed_facts (service, name, value, at, received_at, pushed_by, ttl, evidence)
            VALUES (@service, @name, @value, @at, @received, @by, @ttl, @evidence)
            ON CONFLICT (service, name) DO UPDATE
            SET value = excluded.value, at = excluded.at, received_at = excluded.received_at, pushed_by = excluded.pushed_by,
                ttl = excluded.ttl, evidence = excluded.evidence
            WHERE excluded.at >= pushed_facts.at
            """,
            ("@service", serviceId), ("@name", fact.Name), ("@value", fact.Value), ("@at", StoredTime.Of(fact.At)),
            ("@received", StoredTime.Of(fact.ReceivedAt)), ("@by", fact.By), ("@ttl", fact.Ttl.Ticks), ("@evidence", fact.Evidence));

    private static IReadOnlyList<PushedFact> Facts(SqliteSession session, string serviceId) =>
        StoredFacts.Read(
            serviceId,
            session.Scalar<string>(
                $"SELECT json_group_array(json_array({StoredFacts.Columns})) FROM pushed_facts f WHERE f.service = @id", ("@id", serviceId)));
}
