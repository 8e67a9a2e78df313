using Scorecards.Core.Runtime;
using Scorecards.Storage.Sqlite;
using Scorecards.TestSupport;

namespace Scorecards.Storage.Tests.Sqlite;

public sealed class SqliteWriterTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SqliteEngine engine = new();
    private readonly FakeClock clock = new();
    private SqliteSession session = null!;
    private SqliteWriter writer = null!;

    public async Task InitializeAsync()
    {
        await using (var store = engine.Open(clock))
        {
            await store.InitializeAsync(default);
        }

        session = new SqliteFile(engine.Folder, TimeSpan.FromSeconds(1)).Open();
        writer = new(session, new SqliteFeed(clock), engine.File);
    }

    public async Task DisposeAsync()
    {
        await writer.DisposeAsync();
        await engine.DisposeAsync();
    }

    [Fact]
    public async Task Writes_that_wait_together_are_committed_together()
    {
        using var begun = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var first = writer.WriteAsync(
            (_, _) =>
            {
                begun.Set();
                return go.Wait(Patience);
            },
            default);
        begun.Wait(Patience).Should().BeTrue();

        // All of these wait while the first holds the writer; the last then sees the rows of the others, and nobody else does.
        var rest = Enumerable.Range(0, 50).Select(number => writer.WriteAsync((open, _) => Add(open, $"{number}"), default)).ToList();
        var within = writer.WriteAsync((_, _) => (Inside: Count(session), Committed: CountElsewhere()), default);
        go.Set();

        (await first).Should().BeTrue();
        (await within).Should().Be((50, 0));
        await Task.WhenAll(rest);
        CountElsewhere().Should().Be(50);
    }

    [Fact]
    public async Task A_write_is_answered_after_its_commit()
    {
        for (var number = 1; number <= 20; number++)
        {
            await writer.WriteAsync((open, _) => Add(open, $"{number}"), default);
            CountElsewhere().Should().Be(number);
        }
    }

    [Fact]
    public async Task A_full_disk_fails_the_write_in_words_and_the_writer_goes_on()
    {
        var pages = session.Scalar<long>("PRAGMA page_count");
        session.Execute($"PRAGMA max_page_count = {pages + 4}");
        await writer.WriteAsync((open, _) => Add(open, "small"), default);

        var filling = () => writer.WriteAsync((open, _) => Add(open, new string('x', 1_000_000)), default);

        (await filling.Should().ThrowAsync<StoreException>()).WithMessage("*disk is full*");
        CountElsewhere().Should().Be(1);
        session.Execute("PRAGMA max_page_count = 1000000");
        await filling();
        CountElsewhere().Should().Be(2);
    }

    [Fact]
    public async Task A_write_that_throws_is_undone_and_the_error_reaches_its_caller()
    {
        var failing = () => writer.WriteAsync<bool>(
            (open, _) =>
            {
                Add(open, "undone");
                throw new FormatException("mine");
            },
            default);

        (await failing.Should().ThrowAsync<FormatException>()).WithMessage("mine");
        CountElsewhere().Should().Be(0);
    }

    [Fact]
    public async Task A_writer_that_cannot_go_on_fails_all_who_wait_and_all_who_come()
    {
        using var go = new ManualResetEventSlim();
        // The connection is gone: even undoing fails.
        var breaking = writer.WriteAsync(
            (open, _) =>
            {
                go.Wait(Patience);
                open.Connection.Close();
                return true;
            },
            default);
        var waiting = writer.WriteAsync((open, _) => Add(open, "never"), default);
        go.Set();

        await FluentActions.Awaiting(() => breaking).Should().ThrowAsync<Exception>();
        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<Exception>();
        (await FluentActions.Awaiting(() => writer.WriteAsync((open, _) => Add(open, "late"), default)).Should().ThrowAsync<StoreException>())
            .WithMessage("*Nothing can be written*Start Scorecards again*");
    }

    [Fact]
    public async Task What_waits_when_the_writer_is_closed_is_still_written()
    {
        var writes = Enumerable.Range(0, 600).Select(number => writer.WriteAsync((open, _) => Add(open, $"{number}"), default)).ToList();

        await writer.DisposeAsync();

        await Task.WhenAll(writes);
        CountElsewhere().Should().Be(600);
    }

    private static int Add(SqliteSession open, string documents) => open.Execute(
        "INSERT INTO definitions (digest, documents, saved_at) VALUES (hex(randomblob(16)), @documents, 0)", ("@documents", documents));

    private static long Count(SqliteSession open) => open.Scalar<long>("SELECT count(*) FROM definitions");

    private long CountElsewhere()
    {
        using var other = new SqliteFile(engine.Folder, TimeSpan.FromSeconds(1)).Open();
        return Count(other);
    }
}
