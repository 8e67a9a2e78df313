using Scorecards.Storage.Copying;
using Scorecards.Storage.PostgreSql;
using Scorecards.Storage.Tests.Conformance;

namespace Scorecards.Storage.Tests.PostgreSql;

[Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
public sealed class PostgreSqlBackupTests : StoreConformance<PostgreSqlEngine>
{
    [Fact]
    public async Task A_dump_that_is_restored_has_everything_and_work_goes_on()
    {
        await SyncAsync("a", "b");
        await SaveAsync("a", "1");
        await SaveAsync("a", "2", expected: 1);
        var before = await DigestAsync((PostgreSqlStore)Store);
        await Store.DisposeAsync();

        await PostgreSqlFixture.Server.RunAsync("pg_dump", "--format=custom", $"--schema={Engine.Schema}", $"--file={Engine.Schema}.dump");
        await Engine.ExecuteAsync($"DROP SCHEMA {Engine.Schema} CASCADE");
        await PostgreSqlFixture.Server.RunAsync("pg_restore", "--exit-on-error", $"{Engine.Schema}.dump");

        var restored = (PostgreSqlStore)await OpenAsync();
        (await DigestAsync(restored)).Should().Be(before);
        (await restored.ChangesAsync(0, 10, default)).Services.Should().HaveCount(2);
        (await restored.SaveEvaluationAsync(Sample.Save(Sample.Evaluation("a", "3", Now), 2), default))!.Revision.Should().Be(3);
    }

    private static Task<string> DigestAsync(PostgreSqlStore store) =>
        ((ICopyableStore)store).ReadTablesAsync(reader => TableDigest.OfAsync(reader, default), default);
}
