using Npgsql;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.PostgreSql;

/// <summary>What an error of PostgreSQL means to who runs Scorecards, and what to do about it.</summary>
internal static class PostgreSqlFailure
{
    /// <summary>Null for an error that is a bug of ours and goes on as it is.</summary>
    /// <param name="place">The database without its password.</param>
    public static StoreException? Explain(Exception error, string place) => error switch
    {
        PostgresException { SqlState: var state } told => Explain(state, place) is { } text
            ? new StoreException($"{text} ({told.MessageText})", told)
            : null,
        NpgsqlException { InnerException: TimeoutException } => new StoreException(
            $"{place} does not answer in time. See that it runs and is not overloaded.", error),
        NpgsqlException => new StoreException($"{place} cannot be reached. See that it runs, and that host and port are right. ({error.Message})", error),
        _ => null,
    };

    private static string? Explain(string state, string place) => state switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"{place} does not let this user in. See that user name and password are right.",
        PostgresErrorCodes.InvalidCatalogName => $"{place} does not exist. Create the database, or name another.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"{place} refuses this user a right it needs. Make the user owner of the database, or grant it USAGE and CREATE on the schema and its tables.",
        PostgresErrorCodes.InvalidSchemaName => $"{place} has no schema to create tables in. Create the schema that Search Path names.",
        PostgresErrorCodes.DiskFull => $"The disk of {place} is full: nothing can be saved. Free some space; what was saved before is safe.",
        PostgresErrorCodes.TooManyConnections =>
            $"{place} takes no more connections. Raise max_connections, or lower Maximum Pool Size of every node.",
        PostgresErrorCodes.ReadOnlySqlTransaction => $"{place} is read-only, as a standby is. Name the primary.",
        PostgresErrorCodes.DuplicateTable =>
            $"{place} holds tables of another program. Give Scorecards a database of its own, or a schema by Search Path.",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn =>
            $"{place} has lost tables of Scorecards. Restore a backup; src/Scorecards.Storage/README.md says how.",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            $"{place} is shutting down or starting. Try again when it is up.",
        PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable =>
            $"{place} did not finish in time. See what holds it up in pg_stat_activity, then try again.",
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure =>
            $"{place} undid this transaction in favour of another. Try again.",
        PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.ConfigurationLimitExceeded or PostgresErrorCodes.InsufficientResources =>
            $"{place} is short of memory or another resource. See its log.",
        PostgresErrorCodes.IoError or PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted =>
            $"{place} failed to read or write its data. See its log and its disk.",
        _ => null,
    };
}
