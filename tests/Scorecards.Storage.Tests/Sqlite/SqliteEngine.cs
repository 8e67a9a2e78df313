using Microsoft.Data.Sqlite;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Sqlite;
using Scorecards.Storage.Tests.Conformance;

namespace Scorecards.Storage.Tests.Sqlite;

/// <summary>A temporary data folder.</summary>
public sealed class SqliteEngine : IStoreEngine
{
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"scorecards-{Guid.NewGuid():n}");

    public string File => Path.Combine(Folder, "scorecards.db");

    public Task PrepareAsync() => Task.CompletedTask;

    public IStore Open(TimeProvider time) => new SqliteStore(Folder, time);

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}
