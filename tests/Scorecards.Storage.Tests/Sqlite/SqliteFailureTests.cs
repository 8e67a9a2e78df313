using Microsoft.Data.Sqlite;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Sqlite;
using Scorecards.TestSupport;

namespace Scorecards.Storage.Tests.Sqlite;

public sealed class SqliteFailureTests : IAsyncDisposable
{
    private readonly SqliteEngine engine = new();
    private readonly FakeClock clock = new();

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task A_file_that_is_no_database_is_left_alone()
    {
        Directory.CreateDirectory(engine.Folder);
        await File.WriteAllTextAsync(engine.File, string.Concat(Enumerable.Repeat("dear diary\n", 1000)));

        await RefusedAsync("*scorecards.db is not a database*Move it away*");

        (await File.ReadAllTextAsync(engine.File)).Should().StartWith("dear diary");
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_alone()
    {
        Directory.CreateDirectory(engine.Folder);
        Raw("CREATE TABLE songs (title TEXT)");

        await RefusedAsync("*database of another program*another folder*");

        Raw("INSERT INTO songs VALUES ('still here')").Should().Be(1);
    }

    [Fact]
    public async Task A_newer_schema_is_refused_with_both_versions()
    {
        await using (var store = engine.Open(clock))
        {
            await store.InitializeAsync(default);
        }

        Raw("INSERT INTO schema_version (version, name, applied_at) VALUES (9001, 'from the future', 0)");

        await RefusedAsync("*schema 9001*knows schemas up to*Start that version*");
    }

    [Fact]
    public async Task A_damaged_database_is_refused()
    {
        await using (var store = engine.Open(clock))
        {
            await store.InitializeAsync(default);
        }

        var bytes = await File.ReadAllBytesAsync(engine.File);
        Array.Fill(bytes, (byte)0xA5, 100, bytes.Length - 100);
        await File.WriteAllBytesAsync(engine.File, bytes);

        await RefusedAsync("*is damaged*backup*");
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_refused()
    {
        await File.WriteAllTextAsync(engine.Folder, "not a folder");

        await RefusedAsync("*data folder*cannot be made*--data*");

        File.Delete(engine.Folder);
    }

    [Fact]
    public async Task A_database_file_that_is_a_folder_is_refused()
    {
        Directory.CreateDirectory(engine.File);

        await RefusedAsync("*cannot be opened*");
    }

    [Fact]
    public async Task A_start_fails_in_words_while_another_process_keeps_the_file_locked()
    {
        Directory.CreateDirectory(engine.Folder);
        await using var other = Connect();
        Run(other, "CREATE TABLE t (a)");
        Run(other, "DROP TABLE t");
        Run(other, "BEGIN EXCLUSIVE");

        await RefusedAsync("*Another process keeps the database*locked*try again*");
    }

    [Fact]
    public async Task A_save_fails_in_words_while_another_process_writes_and_succeeds_afterwards()
    {
        await using var store = Open();
        await store.InitializeAsync(default);
        await using var other = Connect();
        Run(other, "BEGIN IMMEDIATE");

        var saving = () => store.SaveDefinitionsAsync("digest", "documents", clock.GetUtcNow(), default);

        (await saving.Should().ThrowAsync<StoreException>()).WithMessage("*Another process keeps the database*");
        (await store.FindDefinitionsAsync("digest", default)).Should().BeNull("reads go on");
        Run(other, "ROLLBACK");
        await saving();
        (await store.FindDefinitionsAsync("digest", default)).Should().Be("documents");
    }

    [Fact]
    public async Task A_store_that_waits_for_nobody_reads_and_writes_beside_a_long_read_of_another_process()
    {
        await using var store = Open();
        await store.InitializeAsync(default);
        await using var other = Connect();
        Run(other, "BEGIN");
        using var reading = new SqliteCommand("SELECT count(*) FROM tokens", other).ExecuteReader();
        reading.Read();

        await store.SaveDefinitionsAsync("digest", "documents", clock.GetUtcNow(), default);

        (await store.FindDefinitionsAsync("digest", default)).Should().Be("documents");
    }

    [Theory]
    [InlineData(8, "*cannot be written*right to write*")]
    [InlineData(10, "*failed*disk is well*")]
    [InlineData(13, "*disk is full*Free some space*")]
    public void What_SQLite_says_of_its_surroundings_becomes_a_message_with_a_remedy(int code, string expected) =>
        SqliteFailure.Explain(new SqliteException("words of SQLite", code), engine.File)!.Message
            .Should().Match(expected).And.Contain(engine.File).And.Contain("words of SQLite");

    [Fact]
    public void A_mistake_in_a_statement_is_not_explained_away() =>
        SqliteFailure.Explain(new SqliteException("syntax error", 1), engine.File).Should().BeNull();

    private async Task RefusedAsync(string message)
    {
        await using var store = Open();
        var opening = () => store.InitializeAsync(default);
        (await opening.Should().ThrowAsync<StoreException>()).WithMessage(message);
    }

    private SqliteStore Open() => new(engine.Folder, clock, patience: TimeSpan.FromMilliseconds(50));

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={engine.File};Pooling=False");
        connection.Open();
        return connection;
    }

    private int Raw(string sql)
    {
        using var connection = Connect();
        return Run(connection, sql);
    }

    private static int Run(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteNonQuery();
    }
}
