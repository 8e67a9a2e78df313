using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

/// <summary><c>migrate-store</c> between the engines.</summary>
[Trait("Needs", "system")]
public sealed class MigrateToPostgreSqlTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private PostgreSqlServer _postgres = null!;

    public async Task InitializeAsync()
    {
        _postgres = await PostgreSqlServer.StartNewAsync();
        await FilledStore.FillAsync(Path.Combine(_folder.Path, "old"), services: 1200);
    }

    public async Task DisposeAsync()
    {
        await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task There_and_back_again_is_the_same_to_the_last_byte()
    {
        var there = await RunAsync("old", _postgres.ConnectionString());
        there.Code.Should().Be(0, there.Error);
        there.Error.Should().NotContain("secret");

        var back = await RunAsync(_postgres.ConnectionString(), "new");

        back.Code.Should().Be(0, back.Error);
        back.Json["digest"]!.GetValue<string>().Should().Be(there.Json["digest"]!.GetValue<string>());
        back.Json["rows"]!.ToJsonString().Should().Be(there.Json["rows"]!.ToJsonString());
        back.Json["rows"]!["evaluations"]!.GetValue<int>().Should().Be(1200);
        (await RunAsync("old", "third")).Json["digest"]!.GetValue<string>().Should().Be(back.Json["digest"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_database_that_holds_something_is_not_written_to()
    {
        (await RunAsync("old", _postgres.ConnectionString())).Code.Should().Be(0);
        await _postgres.QueryAsync("TRUNCATE services, contents, definitions CASCADE");

        var again = await RunAsync("old", _postgres.ConnectionString());

        again.Code.Should().Be(3);
        again.Error.Should().Contain("holds tokens already");
        (await _postgres.QueryAsync("SELECT count(*) FROM services")).Should().Equal("0");
    }

    [Theory]
    [InlineData("to")]
    [InlineData("from")]
    public async Task A_schema_of_a_newer_version_is_left_alone(string side)
    {
        (await RunAsync("old", _postgres.ConnectionString())).Code.Should().Be(0);
        await _postgres.QueryAsync("INSERT INTO schema_version (version, name, applied_at) VALUES (99, 'of-tomorrow', 0)");

        var run = side == "to" ? await RunAsync("old", _postgres.ConnectionString()) : await RunAsync(_postgres.ConnectionString(), "new");

        run.Code.Should().Be(3);
        run.Error.Should().Contain("schema 99").And.Contain("newer Scorecards");
        Directory.Exists(Path.Combine(_folder.Path, "new")).Should().BeFalse();
    }

    [Fact]
    public async Task A_copy_that_cannot_be_finished_leaves_nothing()
    {
        (await RunAsync("old", _postgres.ConnectionString())).Code.Should().Be(0);
        await _postgres.QueryAsync("TRUNCATE services, contents, definitions, tokens CASCADE; ALTER TABLE tokens ADD CHECK (name <> 'ci')");

        var run = await RunAsync("old", _postgres.ConnectionString());

        run.Code.Should().NotBe(0);
        (await _postgres.QueryAsync("SELECT count(*) FROM services")).Should().Equal("0");
    }

    private Task<CommandResult> RunAsync(string from, string to) =>
        ScorecardsCommand.RunAsync(_folder.Path, "", ["migrate-store", "--json", "--from", from, "--to", to]);
}
