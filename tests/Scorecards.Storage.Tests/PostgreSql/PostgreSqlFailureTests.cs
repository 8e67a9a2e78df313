using Npgsql;
using Scorecards.Core.Runtime;
using Scorecards.Storage.PostgreSql;
using Scorecards.TestSupport;

namespace Scorecards.Storage.Tests.PostgreSql;

[Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
public sealed class PostgreSqlFailureTests : IAsyncLifetime
{
    private readonly PostgreSqlEngine engine = new();
    private readonly FakeClock clock = new();

    public Task InitializeAsync() => engine.PrepareAsync();

    public async Task DisposeAsync() => await engine.DisposeAsync();

    [Fact]
    public Task A_wrong_password_is_told_without_repeating_it() =>
        RefusedAsync(With(address => address.Password = "hunter2"), "*does not let this user in*", "hunter2");

    [Fact]
    public Task A_missing_database_is_told() =>
        RefusedAsync(With(address => address.Database = "nowhere"), "*database nowhere on 127.0.0.1:* does not exist. Create the database*");

    [Fact]
    public Task A_server_that_does_not_run_is_told() =>
        RefusedAsync(With(address => address.Port = 1), "*127.0.0.1:1 cannot be reached*host and port*");

    [Fact]
    public Task A_standby_is_told() =>
        RefusedAsync(With(address => address.Options = "-c default_transaction_read_only=on"), "*is read-only, as a standby is*primary*");

    [Fact]
    public Task A_schema_that_is_not_there_is_told() =>
        RefusedAsync(With(address => address.SearchPath = "nowhere"), "*no schema to create tables in*Search Path*");

    [Fact]
    public async Task Missing_rights_are_told()
    {
        await engine.ExecuteAsync("DROP ROLE IF EXISTS guest");
        await engine.ExecuteAsync("CREATE ROLE guest LOGIN PASSWORD 'guest'");

        await RefusedAsync(
            With(address =>
            {
                address.Username = "guest";
                address.Password = "guest";
                address.SearchPath = "public";
            }),
            "*refuses this user a right it needs*grant*");
    }

    [Fact]
    public async Task Rights_on_the_rows_are_enough_when_the_tables_are_there()
    {
        await using (var owner = engine.Open(clock))
        {
            await owner.InitializeAsync(default);
        }

        var schema = new NpgsqlConnectionStringBuilder(engine.ConnectionString).SearchPath;
        await engine.ExecuteAsync(
            $"""
            DROP ROLE IF EXISTS worker;
            CREATE ROLE worker LOGIN PASSWORD 'worker';
            GRANT USAGE ON SCHEMA {schema} TO worker;
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO worker;
            """);
        await using var store = new PostgreSqlStore(
            With(address =>
            {
                address.Username = "worker";
                address.Password = "worker";
            }),
            clock);

        await store.InitializeAsync(default);
        await store.SaveDefinitionsAsync("digest", "documents", clock.GetUtcNow(), default);

        (await store.FindDefinitionsAsync("digest", default)).Should().Be("documents");
        await store.DisposeAsync();
        await engine.ExecuteAsync("DROP OWNED BY worker; DROP ROLE worker");
    }

    [Fact]
    public async Task Tables_of_another_program_are_left_alone()
    {
        await engine.ExecuteAsync("CREATE TABLE tokens (theirs text)");

        await RefusedAsync(engine.ConnectionString, "*holds tables of another program*a schema by Search Path*");

        (await engine.ExecuteAsync("INSERT INTO tokens VALUES ('still here')")).Should().Be(1);
        var nothingHalfMade = () => engine.ExecuteAsync("SELECT 1 FROM services");
        await nothingHalfMade.Should().ThrowAsync<PostgresException>();
    }

    [Fact]
    public async Task A_newer_schema_is_refused_with_both_versions()
    {
        await using (var store = engine.Open(clock))
        {
            await store.InitializeAsync(default);
        }

        await engine.ExecuteAsync("INSERT INTO schema_version VALUES (9001, 'from the future', 0)");

        await RefusedAsync(engine.ConnectionString, "*schema 9001*knows schemas up to*Start that version*");
    }

    [Fact]
    public async Task A_database_in_another_encoding_is_refused()
    {
        await engine.ExecuteAsync("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");

        await RefusedAsync(
            With(address =>
            {
                address.Database = "latin";
                address.SearchPath = null;
            }),
            "*has the encoding LATIN1*UTF8*");
    }

    [Fact]
    public async Task Tables_that_disappear_while_a_store_is_open_are_told()
    {
        await using var store = engine.Open(clock);
        await store.InitializeAsync(default);
        await engine.ExecuteAsync("DROP TABLE tokens");

        var reading = () => store.TokensAsync(default);

        (await reading.Should().ThrowAsync<StoreException>()).WithMessage("*has lost tables*Restore a backup*");
    }

    private string With(Action<NpgsqlConnectionStringBuilder> change)
    {
        var address = new NpgsqlConnectionStringBuilder(engine.ConnectionString);
        change(address);
        return address.ToString();
    }

    private async Task RefusedAsync(string connection, string message, string unsaid = "secret")
    {
        await using var store = new PostgreSqlStore(connection, clock);
        var opening = () => store.InitializeAsync(default);
        (await opening.Should().ThrowAsync<StoreException>()).WithMessage(message).Which.ToString().Should().NotContain(unsaid);
    }
}
