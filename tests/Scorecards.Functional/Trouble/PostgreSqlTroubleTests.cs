using System.Diagnostics;
using System.Net;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Trouble;

/// <summary>A PostgreSQL that cannot be used is told on start in one line, or in <c>/health/ready</c>, and nothing is left half-written.</summary>
[Trait("Needs", "system")]
public sealed class PostgreSqlTroubleTests : IAsyncLifetime
{
    private const string Database = "company";

    private readonly TroubledServer _servers = new();
    private PostgreSqlServer _postgres = null!;

    public async Task InitializeAsync()
    {
        _postgres = await PostgreSqlServer.StartNewAsync();
        await _postgres.QueryAsync($"CREATE DATABASE {Database}");
    }

    public async Task DisposeAsync()
    {
        _servers.Dispose();
        await _postgres.DisposeAsync();
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Timeout=5", "cannot be reached")]
    [InlineData("Host=127.0.0.1;Prot=1", "cannot be read")]
    [InlineData("postgres://x@127.0.0.1:port/x", "cannot be read")]
    [InlineData("postgres://scorecards:wrong-word@127.0.0.1:PORT/company", "user name and password")]
    [InlineData("postgres://scorecards:secret@127.0.0.1:PORT/nowhere", "does not exist")]
    public async Task A_wrong_address_is_told_without_its_password(string address, string message)
    {
        var (code, output) = await RefusedAsync(address.Replace("PORT", $"{_postgres.Port}", StringComparison.Ordinal));

        output.Should().Contain(message).And.NotContain("wrong-word").And.NotContain("   at ");
        output.Trim().Split('\n').Should().HaveCount(1);
        code.Should().Be(3);
    }

    [Fact]
    public async Task A_user_who_may_not_make_tables_is_told_and_leaves_none()
    {
        await _postgres.QueryAsync("CREATE ROLE guest LOGIN PASSWORD 'secret'");

        var (code, output) = await RefusedAsync(As("guest"));

        output.Should().Contain("refuses this user a right it needs").And.Contain("grant").And.NotContain("   at ");
        code.Should().Be(3);
        (await QueryAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).Should().Equal("0");
    }

    [Fact]
    public async Task A_user_who_may_only_read_is_told_and_writes_nothing()
    {
        await (await _servers.StartAsync("--store", _postgres.ConnectionString(Database))).DisposeAsync();
        await QueryAsync("CREATE ROLE reader LOGIN PASSWORD 'secret'; GRANT USAGE ON SCHEMA public TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");

        var (code, output) = await RefusedAsync(As("reader"));

        output.Should().Contain("refuses this user a right it needs").And.NotContain("   at ");
        code.Should().Be(3);
    }

    [Fact]
    public async Task A_schema_of_a_newer_version_is_left_as_it_is()
    {
        await (await _servers.StartAsync("--store", _postgres.ConnectionString(Database))).DisposeAsync();
        await QueryAsync("INSERT INTO schema_version (version, name, applied_at) VALUES (99, 'of-tomorrow', 0); ALTER TABLE services ADD of_tomorrow text");

        var (code, output) = await RefusedAsync(_postgres.ConnectionString(Database));

        output.Should().Contain("has schema 99").And.Contain("Start that version, or restore the backup");
        code.Should().Be(3);
        (await QueryAsync("SELECT max(version) FROM schema_version")).Should().Equal("99");
    }

    [Fact]
    public async Task An_older_schema_is_brought_up_to_date_by_one_of_the_servers_that_start_at_once()
    {
        // The oldest there is: the tables of before the first migration, which are none.
        await QueryAsync("CREATE TABLE schema_version (version integer PRIMARY KEY, name text NOT NULL, applied_at bigint NOT NULL)");

        var servers = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => _servers.StartAsync("--store", _postgres.ConnectionString(Database), "--data", $"data-{i}")));

        foreach (var server in servers)
        {
            await server.EventuallyAsync(client => client.JsonAsync("/api/v1/services/payments", body => body.Text("grade") == "A+"), "the grade");
            await server.DisposeAsync();
        }

        (await QueryAsync("SELECT count(*) = max(version) FROM schema_version")).Should().Equal("t");
    }

    [Theory]
    [InlineData("+5m", "ahead of")]
    [InlineData("-5m", "behind")]
    public async Task A_clock_five_minutes_from_the_database_s_is_told_on_start(string offset, string message)
    {
        var start = _servers.Start(["faketime", "-f", offset], "--store", _postgres.ConnectionString(Database));

        var (code, output) = await FaketimeAsync(start);

        output.Should().MatchRegex($"The clock of this machine is (299|300|301|302) s {message} the database's").And.Contain("NTP").And.NotContain("   at ");
        code.Should().Be(3);
        (await QueryAsync("SELECT count(*) FROM services")).Should().Equal("0");
    }

    [Fact]
    public async Task A_second_cluster_with_another_catalog_is_told_and_retires_nothing()
    {
        await using var first = await _servers.StartAsync("--store", _postgres.ConnectionString(Database));
        await first.EventuallyAsync(client => client.JsonAsync("/api/v1/services/payments", body => body.Text("grade") == "A+"), "the grade");
        using var others = new TroubledServer("another-company");

        await using var second = await others.StartAsync("--store", _postgres.ConnectionString(Database));
        var told = await second.EventuallyAsync(
            async client =>
            {
                using var answer = await client.GetAsync("/health/ready");
                var body = await answer.Content.ReadAsStringAsync();
                return answer.StatusCode == HttpStatusCode.ServiceUnavailable && body.Contains("another catalog", StringComparison.Ordinal) ? body : null;
            },
            "the message");

        told.Should().Contain("payments").And.Contain("--store");
        second.Output.Should().Contain("in use for another catalog");
        (await QueryAsync("SELECT id, retired FROM services")).Should().Equal("payments|f");
        using var still = await first.Client.EvaluateAsync("payments");
        still.RootElement.Text("grade").Should().Be("A+");
    }

    private static async Task<(int Code, string Output)> FaketimeAsync(ProcessStartInfo start)
    {
        try
        {
            return await TroubledServer.RefusedAsync(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException("This test needs faketime. Install it (Debian, Ubuntu: apt install faketime).");
        }
    }

    private Task<(int Code, string Output)> RefusedAsync(string store) => TroubledServer.RefusedAsync(_servers.Start([], "--store", store));

    private string As(string user) => $"Host=127.0.0.1;Port={_postgres.Port};Username={user};Password=secret;Database={Database}";

    private Task<IReadOnlyList<string>> QueryAsync(string sql) => _postgres.QueryAsync(sql, Database);
}
