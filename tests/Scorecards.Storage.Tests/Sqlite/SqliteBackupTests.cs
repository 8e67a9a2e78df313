using Microsoft.Data.Sqlite;
using Scorecards.Storage.Copying;
using Scorecards.Storage.Sqlite;
using Scorecards.Storage.Tests.Conformance;

namespace Scorecards.Storage.Tests.Sqlite;

public sealed class SqliteBackupTests : StoreConformance<SqliteEngine>
{
    [Fact]
    public async Task A_backup_of_an_open_store_has_everything_and_work_goes_on()
    {
        await SyncAsync("a", "b");
        await SaveAsync("a", "1");
        var before = await DigestAsync((SqliteStore)Store);
        await using var place = new SqliteEngine();
        Directory.CreateDirectory(place.Folder);

        await using (var shell = new SqliteConnection($"Data Source={Engine.File};Pooling=False"))
        {
            await shell.OpenAsync();
            await using var backup = new SqliteCommand($"VACUUM INTO '{place.File}'", shell);
            await backup.ExecuteNonQueryAsync();
        }

        await SaveAsync("a", "2", expected: 1);
        await using var restored = (SqliteStore)place.Open(Clock);
        await restored.InitializeAsync(default);
        (await DigestAsync(restored)).Should().Be(before);
        (await restored.SaveEvaluationAsync(Sample.Save(Sample.Evaluation("a", "3", Now), 1), default))!.Revision.Should().Be(2);
    }

    private static Task<string> DigestAsync(SqliteStore store) =>
        ((ICopyableStore)store).ReadTablesAsync(reader => TableDigest.OfAsync(reader, default), default);
}
