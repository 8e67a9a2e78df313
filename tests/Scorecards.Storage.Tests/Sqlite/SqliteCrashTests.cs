using Scorecards.Core.Runtime;
using Scorecards.Storage.Sqlite;
using Scorecards.Storage.Tests.Conformance;
using Scorecards.TestSupport;

namespace Scorecards.Storage.Tests.Sqlite;

/// <summary>What a crash leaves behind is the file and its log as they are on disk: the tests copy them while the store is open.</summary>
public sealed class SqliteCrashTests : IAsyncLifetime
{
    private readonly SqliteEngine engine = new();
    private readonly SqliteEngine left = new();
    private readonly FakeClock clock = new();
    private IStore store = null!;

    public async Task InitializeAsync()
    {
        store = engine.Open(clock);
        await store.InitializeAsync(default);
        await store.SyncServicesAsync([Sample.Service("a")], _ => clock.GetUtcNow(), clock.GetUtcNow(), default);
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        await engine.DisposeAsync();
        await left.DisposeAsync();
    }

    [Fact]
    public async Task Every_save_that_was_answered_is_there_after_a_crash()
    {
        for (var revision = 0; revision < 50; revision++)
        {
            await SaveAsync(revision);
        }

        Crash();

        await using var again = await ReopenAsync();
        var state = await again.FindStateAsync("a", default);
        state!.Revision.Should().Be(50);
        state.Latest!.Id.Should().Be("49");
        (await again.CountHistoryAsync("a", default)).Should().Be(50);
    }

    [Fact]
    public async Task A_save_that_was_cut_off_is_not_there_and_those_before_it_are()
    {
        for (var revision = 0; revision < 10; revision++)
        {
            await SaveAsync(revision);
        }

        Crash();
        var log = $"{left.File}-wal";
        using (var file = File.OpenWrite(log))
        {
            file.SetLength(file.Length - 100);
        }

        await using var again = await ReopenAsync();
        var state = await again.FindStateAsync("a", default);
        state!.Revision.Should().Be(9);
        state.Latest!.Id.Should().Be("8");
        (await again.CountHistoryAsync("a", default)).Should().Be(9);
    }

    [Fact]
    public async Task Closing_leaves_one_file_with_everything()
    {
        await SaveAsync(0);

        await store.DisposeAsync();

        Directory.GetFiles(engine.Folder).Should().Equal(engine.File);
    }

    private async Task SaveAsync(long expected) =>
        (await store.SaveEvaluationAsync(Sample.Save(Sample.Evaluation("a", $"{expected}", clock.GetUtcNow()), expected), default))!
            .Revision.Should().Be(expected + 1);

    private void Crash()
    {
        Directory.CreateDirectory(left.Folder);
        File.Copy(engine.File, left.File);
        File.Copy($"{engine.File}-wal", $"{left.File}-wal");
    }

    private async Task<IStore> ReopenAsync()
    {
        var again = new SqliteStore(left.Folder, clock);
        await again.InitializeAsync(default);
        return again;
    }
}
