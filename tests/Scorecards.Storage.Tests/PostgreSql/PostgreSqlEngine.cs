using Dapper;
using Npgsql;
using Scorecards.Core.Runtime;
using Scorecards.Storage.PostgreSql;
using Scorecards.Storage.Tests.Conformance;

namespace Scorecards.Storage.Tests.PostgreSql;

/// <summary>A schema of its own in the server of the collection.</summary>
public sealed class PostgreSqlEngine : IStoreEngine
{
    public string Schema { get; } = $"test_{Guid.NewGuid():n}";

    public string ConnectionString => $"{PostgreSqlFixture.Server.ConnectionString()};Search Path={Schema}";

    public Task PrepareAsync() => ExecuteAsync($"CREATE SCHEMA {Schema}");

    public IStore Open(TimeProvider time) => new PostgreSqlStore(ConnectionString, time);

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP SCHEMA IF EXISTS {Schema} CASCADE");

    /// <summary>A connection of the test's own.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        return await connection.ExecuteAsync(sql);
    }
}
