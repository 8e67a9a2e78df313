using System.Data;
using Dapper;
using Npgsql;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.PostgreSql;

/// <summary>The database: a pool of connections, and its errors in words.</summary>
internal sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource pool;
    private volatile bool open;
    private volatile bool closed;

    public PostgreSqlDatabase(NpgsqlConnectionStringBuilder address)
    {
        Place = $"The database {address.Database} on {address.Host}:{address.Port}";
        pool = NpgsqlDataSource.Create(address);
    }

    /// <summary>The database for messages, without its password.</summary>
    public string Place { get; }

    /// <summary>Lets the other calls through, once the schema is there.</summary>
    public void Open() => open = true;

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        QueryAsync<T>(sql, parameters, cancellationToken, cancellationToken);

    /// <summary>
    /// Runs a statement that changes rows and returns some of them. A cancelled one is not begun; one that has begun goes on
    /// to its end, else the caller could not know whether it is done.
    /// </summary>
    public Task<IReadOnlyList<T>> ChangeAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        QueryAsync<T>(sql, parameters, cancellationToken, CancellationToken.None);

    /// <summary>
    /// Runs a statement, as <see cref="ChangeAsync"/> does, once a lock is there, which ends with it. They are sent together and are one
    /// transaction, so that a node that breaks off leaves no lock behind; the statement sees what was committed before it got the lock.
    /// </summary>
    /// <param name="acquire">A statement that returns a row when the lock is there.</param>
    public Task<IReadOnlyList<T>> ChangeLockedAsync<T>(string acquire, string sql, object parameters, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<T>>(
            async connection =>
            {
                var results = await connection.QueryMultipleAsync(new CommandDefinition($"{acquire};\n{sql}", parameters)).ConfigureAwait(false);
                await using var _ = results.ConfigureAwait(false);
                await results.ReadAsync<int>().ConfigureAwait(false);
                return (await results.ReadAsync<T>().ConfigureAwait(false)).AsList();
            },
            cancellationToken);

    /// <summary>Runs a statement, as <see cref="ChangeAsync"/> does, and returns how many rows it changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellationToken) =>
        RunAsync(connection => connection.ExecuteAsync(new CommandDefinition(sql, parameters)), cancellationToken);

    /// <summary>Runs the work in one transaction.</summary>
    public Task<T> TransactAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken) =>
        TransactAsync(IsolationLevel.ReadCommitted, work, cancellationToken);

    public Task<T> TransactAsync<T>(IsolationLevel isolation, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(
            async connection =>
            {
                var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken).ConfigureAwait(false);
                await using var _ = transaction.ConfigureAwait(false);
                var result = await work(connection).ConfigureAwait(false);
                // Not cancelled any more, as in a statement that changes rows.
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return result;
            },
            cancellationToken);

    /// <exception cref="StoreException">The database is away, full, or refuses.</exception>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken) =>
        open || closed
            ? await RunUnopenedAsync(work, cancellationToken).ConfigureAwait(false)
            : throw new InvalidOperationException("The store is not initialized.");

    /// <summary>For what makes the schema, before anything else may run.</summary>
    public async Task<T> RunUnopenedAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        cancellationToken.ThrowIfCancellationRequested();

        try
        {
            var connection = await pool.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            return await work(connection).ConfigureAwait(false);
        }
        catch (Exception error) when (PostgreSqlFailure.Explain(error, Place) is { } told)
        {
            throw told;
        }
    }

    public async ValueTask DisposeAsync()
    {
        closed = true;
        await pool.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken begin, CancellationToken end) =>
        await RunAsync(
            async connection => (await connection.QueryAsync<T>(
                new CommandDefinition(sql, parameters, cancellationToken: end)).ConfigureAwait(false)).AsList(),
            begin).ConfigureAwait(false);
}
