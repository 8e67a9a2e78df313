using Dapper;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Tells whether two addresses name the same store, whatever host and user they are written with.</summary>
public static class StoreIdentity
{
    private const string Sql = """
        SELECT md5(concat_ws('/', system_identifier, (SELECT oid FROM pg_database WHERE datname = current_database()), current_schema()))
        FROM pg_control_system()
        """;

    /// <summary>32 hexadecimal digits that no other store has. The store need not be initialized.</summary>
    /// <param name="address">The database, in either of the forms that a store takes.</param>
    /// <exception cref="StoreException">The text names no PostgreSQL database, or it is away.</exception>
    public static async Task<string> ReadAsync(string address, CancellationToken cancellationToken)
    {
        var database = new PostgreSqlDatabase(PostgreSqlAddress.Read(address));
        await using var _ = database.ConfigureAwait(false);
        return await database.RunUnopenedAsync(
            connection => connection.QuerySingleAsync<string>(new CommandDefinition(Sql, cancellationToken: cancellationToken)), cancellationToken).ConfigureAwait(false);
    }
}
