using Dapper;
using Npgsql;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.PostgreSql;

/// <summary>The tables through which the silos of a cluster find each other, made by <c>deploy/sql/silo-clustering.sql</c>.</summary>
public sealed class SiloSchema : IAsyncDisposable
{
    /// <summary>Key of the advisory lock: "silo" in ASCII.</summary>
    private const int LockKey = 0x73696C6F;

    private const string Rights = """
        SELECT bool_and(has_table_privilege(t, 'SELECT') AND (t = 'OrleansQuery'
            OR has_table_privilege(t, 'INSERT') AND has_table_privilege(t, 'UPDATE') AND has_table_privilege(t, 'DELETE')))
        FROM unnest(ARRAY['OrleansQuery', 'OrleansMembershipTable', 'OrleansMembershipVersionTable']) AS t
        """;

    /// <summary>A silo says every 30 seconds that it is alive.</summary>
    private const string Live = """
        SELECT DeploymentId AS Cluster, SiloName AS Name
        FROM OrleansMembershipTable
        WHERE Status IN (2, 3) AND IAmAliveTime > now() - interval '90 seconds'
        """;

    private readonly PostgreSqlDatabase database;

    /// <param name="address">The database, in either of the forms that a store takes.</param>
    /// <exception cref="StoreException">The text names no PostgreSQL database.</exception>
    public SiloSchema(string address)
    {
        var read = PostgreSqlAddress.Read(address);
        ConnectionString = read.ConnectionString;
        database = new PostgreSqlDatabase(read);
    }

    /// <summary>The address as ADO.NET writes it. It may hold a password.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes what is missing and brings the statements up to date; nothing is lost, and it may run while silos do.</summary>
    /// <exception cref="StoreException">The database is away, or refuses.</exception>
    public Task ApplyAsync(CancellationToken cancellationToken) =>
        database.RunUnopenedAsync(
            async connection =>
            {
                var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                await using var _ = transaction.ConfigureAwait(false);
                await connection.ExecuteAsync(Command("SELECT pg_advisory_xact_lock(@LockKey)", new { LockKey }, cancellationToken)).ConfigureAwait(false);
                await connection.ExecuteAsync(Command(Script(), null, cancellationToken)).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>Returns when a silo can join through this database.</summary>
    /// <exception cref="StoreException">The database is away, has not these tables, or does not let this user change them.</exception>
    public Task CheckAsync(CancellationToken cancellationToken) =>
        database.RunUnopenedAsync(
            async connection =>
            {
                var has = await connection.QuerySingleAsync<bool>(Command(
                    "SELECT to_regclass('OrleansQuery') IS NOT NULL AND to_regclass('OrleansMembershipTable') IS NOT NULL", null, cancellationToken)).ConfigureAwait(false);
                var may = has && await connection.QuerySingleAsync<bool>(Command(Rights, null, cancellationToken)).ConfigureAwait(false);
                return (has, may) switch
                {
                    (false, _) => throw new StoreException($"{database.Place} has no tables for a cluster of silos. Run scorecards silo-schema on it once."),
                    (_, false) => throw new StoreException(
                        $"{database.Place} does not let this user use the tables of the cluster. Grant it SELECT, INSERT, UPDATE and DELETE on the three tables whose names begin with orleans."),
                    _ => true,
                };
            },
            cancellationToken);

    /// <summary>The silos of all clusters in this database that are joining or active, and gave a sign of life in the last 90 seconds.</summary>
    /// <exception cref="StoreException">The database is away, or refuses.</exception>
    public Task<IReadOnlyList<LiveSilo>> LiveSilosAsync(CancellationToken cancellationToken) =>
        database.RunUnopenedAsync<IReadOnlyList<LiveSilo>>(
            async connection => (await connection.QueryAsync<LiveSilo>(Command(Live, null, cancellationToken)).ConfigureAwait(false)).AsList(),
            cancellationToken);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static string Script()
    {
        using var reader = new StreamReader(typeof(SiloSchema).Assembly.GetManifestResourceStream("silo-clustering.sql")!);
        return reader.ReadToEnd();
    }

    private static CommandDefinition Command(string sql, object? parameters, CancellationToken cancellationToken) =>
        new(sql, parameters, cancellationToken: cancellationToken);
}
