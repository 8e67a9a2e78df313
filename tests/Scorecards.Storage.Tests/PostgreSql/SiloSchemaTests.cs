using Dapper;
using Npgsql;
using Scorecards.Core.Runtime;
using Scorecards.Storage.PostgreSql;

namespace Scorecards.Storage.Tests.PostgreSql;

/// <summary>The statements that silos run, as the provider calls them: by name, with these parameters.</summary>
[Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
public sealed class SiloSchemaTests : IAsyncLifetime
{
    private const int Active = 3;
    private const int Dead = 6;

    private readonly PostgreSqlEngine engine = new();
    private SiloSchema schema = null!;
    private Dictionary<string, string> statements = [];

    public async Task InitializeAsync()
    {
        await engine.PrepareAsync();
        schema = new SiloSchema(engine.ConnectionString);
        await schema.ApplyAsync(default);
        await using var connection = await engine.ConnectAsync();
        statements = (await connection.QueryAsync<(string Key, string Text)>("SELECT QueryKey, QueryText FROM OrleansQuery")).ToDictionary(q => q.Key, q => q.Text);
        (await AskAsync("InsertMembershipVersionKey", new { DeploymentId = "one" })).Should().BeTrue();
    }

    public async Task DisposeAsync()
    {
        await schema.DisposeAsync();
        await engine.DisposeAsync();
    }

    [Fact]
    public async Task Applied_twice_it_changes_nothing()
    {
        await InsertAsync(1, version: 0);

        await schema.ApplyAsync(default);

        (await MembersAsync()).Should().ContainSingle();
        await schema.Invoking(s => s.CheckAsync(default)).Should().NotThrowAsync();
    }

    [Fact]
    public async Task A_database_without_the_tables_is_told()
    {
        await using var other = new PostgreSqlEngine();
        await other.PrepareAsync();
        await using var missing = new SiloSchema(other.ConnectionString);

        await missing.Invoking(s => s.CheckAsync(default)).Should().ThrowAsync<StoreException>().WithMessage("*no tables for a cluster*scorecards silo-schema*");
    }

    [Fact]
    public async Task A_user_without_the_rights_is_told()
    {
        await using var connection = await engine.ConnectAsync();
        await connection.ExecuteAsync($"CREATE ROLE guest LOGIN PASSWORD 'guest'; GRANT USAGE ON SCHEMA {engine.Schema} TO guest; GRANT SELECT ON ALL TABLES IN SCHEMA {engine.Schema} TO guest");
        await using var guest = new SiloSchema(new NpgsqlConnectionStringBuilder(engine.ConnectionString) { Username = "guest", Password = "guest" }.ConnectionString);

        await guest.Invoking(s => s.CheckAsync(default)).Should().ThrowAsync<StoreException>().WithMessage("*does not let this user use the tables*Grant it*");

        await connection.ExecuteAsync("GRANT INSERT, UPDATE, DELETE ON OrleansMembershipTable, OrleansMembershipVersionTable TO guest");
        await guest.Invoking(s => s.CheckAsync(default)).Should().NotThrowAsync();
        await connection.ExecuteAsync("DROP OWNED BY guest; DROP ROLE guest");
    }

    [Fact]
    public async Task Live_silos_are_those_that_gave_a_sign_of_life_and_are_not_dead()
    {
        await AskAsync("InsertMembershipVersionKey", new { DeploymentId = "two" });
        await InsertAsync(1, version: 0);
        await InsertAsync(2, version: 1);
        await InsertAsync(3, version: 2);
        await InsertAsync(4, version: 0, cluster: "two");
        await UpdateAsync(1, version: 3, Active, null);
        await UpdateAsync(2, version: 4, Active, null);
        await UpdateAsync(3, version: 5, Dead, null);
        await engine.ExecuteAsync("UPDATE OrleansMembershipTable SET IAmAliveTime = now() - interval '2 minutes' WHERE Generation = 2");

        (await schema.LiveSilosAsync(default)).Should().BeEquivalentTo([new LiveSilo("one", "silo")], "the second is long silent, the third dead, the fourth not joining yet");
    }

    [Fact]
    public async Task A_store_is_the_same_however_its_address_is_written()
    {
        await using var other = new PostgreSqlEngine();
        await other.PrepareAsync();
        var address = new NpgsqlConnectionStringBuilder(engine.ConnectionString);
        var uri = $"postgres://{address.Username}:{address.Password}@localhost:{address.Port}/{address.Database}?search_path={engine.Schema}";

        var one = await StoreIdentity.ReadAsync(engine.ConnectionString, default);

        one.Should().MatchRegex("^[0-9a-f]{32}$");
        (await StoreIdentity.ReadAsync(uri, default)).Should().Be(one);
        (await StoreIdentity.ReadAsync(other.ConnectionString, default)).Should().NotBe(one);
    }

    [Fact]
    public void A_text_that_is_no_address_is_told_without_repeating_it() =>
        FluentActions.Invoking(() => new SiloSchema("hunter2")).Should().Throw<StoreException>().Which.Message.Should().NotContain("hunter2");

    [Fact]
    public async Task A_cluster_gets_its_first_version_once()
    {
        (await AskAsync("InsertMembershipVersionKey", new { DeploymentId = "one" })).Should().BeFalse();
        (await AskAsync("InsertMembershipVersionKey", new { DeploymentId = "two" })).Should().BeTrue();
        (await VersionAsync("two")).Should().Be(0);
    }

    [Fact]
    public async Task A_member_joins_with_the_version_it_knows()
    {
        (await InsertAsync(1, version: 0)).Should().BeTrue();
        (await InsertAsync(2, version: 0)).Should().BeFalse("another change came first");
        (await InsertAsync(1, version: 1)).Should().BeFalse("it is there already");

        (await VersionAsync()).Should().Be(1);
        (await MembersAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Address = "127.0.0.1", Port = 11111, Generation = 1, SiloName = "silo", HostName = "host", ProxyPort = 30000 }, o => o.ExcludingMissingMembers());
    }

    [Fact]
    public async Task Of_many_who_know_the_same_version_one_joins()
    {
        var joined = await Task.WhenAll(Enumerable.Range(1, 20).Select(generation => InsertAsync(generation, version: 0)));

        joined.Count(j => j).Should().Be(1);
        (await VersionAsync()).Should().Be(1);
        (await MembersAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Of_many_who_know_the_same_version_one_changes_a_member()
    {
        await InsertAsync(1, version: 0);

        var changed = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => UpdateAsync(1, version: 1, Active, $"voter-{i}")));

        changed.Count(c => c).Should().Be(1);
        (await VersionAsync()).Should().Be(2);
    }

    [Fact]
    public async Task A_change_of_a_member_that_is_not_there_counts_no_version()
    {
        (await UpdateAsync(9, version: 0, Dead, null)).Should().BeFalse();
        (await VersionAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_sign_of_life_changes_no_version_and_never_goes_back()
    {
        await InsertAsync(1, version: 0);
        var later = At(60);

        await RunAsync("UpdateIAmAlivetimeKey", Key(1, new { IAmAliveTime = later }));
        await RunAsync("UpdateIAmAlivetimeKey", Key(1, new { IAmAliveTime = At(30) }));
        await UpdateAsync(1, version: 1, Active, null);

        (await MembersAsync()).Single().IAmAliveTime.Should().Be(later);
        (await VersionAsync()).Should().Be(2, "the update counts, the signs of life do not");
    }

    [Fact]
    public async Task A_cluster_without_members_answers_its_version()
    {
        var (row, all) = (await ReadAsync("MembershipReadRowKey", 1), await ReadAsync("MembershipReadAllKey"));

        row.Should().ContainSingle().Which.Should().BeEquivalentTo(new Member { Version = 0 });
        all.Should().BeEquivalentTo(row);
    }

    [Fact]
    public async Task Clusters_in_one_database_do_not_see_each_other()
    {
        await AskAsync("InsertMembershipVersionKey", new { DeploymentId = "two" });
        await InsertAsync(1, version: 0);
        await InsertAsync(1, version: 0, cluster: "two");

        await RunAsync("DeleteMembershipTableEntriesKey", new { DeploymentId = "one" });

        (await ReadAsync("MembershipReadAllKey")).Should().BeEmpty();
        (await ReadAsync("MembershipReadAllKey", cluster: "two")).Should().ContainSingle().Which.Generation.Should().Be(1);
    }

    [Fact]
    public async Task Gateways_are_those_of_active_members_that_have_one()
    {
        await InsertAsync(1, version: 0);
        await InsertAsync(2, version: 1);
        await InsertAsync(3, version: 2, proxyPort: 0);
        await UpdateAsync(1, version: 3, Active, null);
        await UpdateAsync(3, version: 4, Active, null);

        (await ReadAsync("GatewaysQueryKey", parameters: new { DeploymentId = "one", Status = Active }))
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { Address = "127.0.0.1", ProxyPort = 30000, Generation = 1 });
    }

    [Fact]
    public async Task Only_dead_members_of_long_ago_are_cleaned_up()
    {
        await InsertAsync(1, version: 0);
        await InsertAsync(2, version: 1);
        await InsertAsync(3, version: 2);
        await UpdateAsync(1, version: 3, Dead, "voter");
        await UpdateAsync(2, version: 4, Active, null);
        await UpdateAsync(3, version: 5, Dead, "voter");
        await RunAsync("UpdateIAmAlivetimeKey", Key(3, new { IAmAliveTime = At(500) }));

        await RunAsync("CleanupDefunctSiloEntriesKey", new { DeploymentId = "one", IAmAliveTime = At(100) });

        (await MembersAsync()).Select(m => m.Generation).Should().BeEquivalentTo([2, 3]);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("voter", "voter", true)]
    [InlineData("voter", null, false)]
    public async Task One_dead_member_is_cleaned_up_if_it_is_as_it_was_read(string? stored, string? read, bool gone)
    {
        await InsertAsync(1, version: 0);
        await UpdateAsync(1, version: 1, Dead, stored);
        var member = (await MembersAsync()).Single();

        await RunAsync("CleanupDefunctSiloEntryKey", Key(1, new { member.StartTime, member.IAmAliveTime, SuspectTimes = read }));

        (await MembersAsync()).Should().HaveCount(gone ? 0 : 1);
    }

    private static DateTime At(int seconds) => new DateTime(2030, 1, 15, 12, 0, 0, DateTimeKind.Utc).AddSeconds(seconds);

    private static DynamicParameters Key(int generation, object more, string cluster = "one")
    {
        var parameters = new DynamicParameters(more);
        parameters.AddDynamicParams(new { DeploymentId = cluster, Address = "127.0.0.1", Port = 11111, Generation = generation });
        return parameters;
    }

    private Task<bool> InsertAsync(int generation, int version, string cluster = "one", int proxyPort = 30000) =>
        AskAsync("InsertMembershipKey", Key(
            generation,
            new { IAmAliveTime = At(0), SiloName = "silo", HostName = "host", StartTime = At(0), Status = 1, ProxyPort = proxyPort, Version = version },
            cluster));

    private Task<bool> UpdateAsync(int generation, int version, int status, string? suspects) =>
        AskAsync("UpdateMembershipKey", Key(generation, new { IAmAliveTime = At(0), Status = status, SuspectTimes = suspects, Version = version }));

    private async Task<IReadOnlyList<Member>> MembersAsync() =>
        [.. (await ReadAsync("MembershipReadAllKey")).Where(m => m.Address is not null)];

    private async Task<int> VersionAsync(string cluster = "one") => (await ReadAsync("MembershipReadAllKey", cluster: cluster))[0].Version;

    private async Task<IReadOnlyList<Member>> ReadAsync(string key, int generation = 0, string cluster = "one", object? parameters = null)
    {
        await using var connection = await engine.ConnectAsync();
        return [.. await connection.QueryAsync<Member>(statements[key], parameters ?? Key(generation, new { }, cluster))];
    }

    private async Task<bool> AskAsync(string key, object parameters)
    {
        await using var connection = await engine.ConnectAsync();
        return await connection.QuerySingleAsync<bool>(statements[key], parameters);
    }

    private async Task RunAsync(string key, object parameters)
    {
        await using var connection = await engine.ConnectAsync();
        await connection.ExecuteAsync(statements[key], parameters);
    }

    private sealed record Member
    {
        public string? Address { get; init; }

        public int Port { get; init; }

        public int Generation { get; init; }

        public string? SiloName { get; init; }

        public string? HostName { get; init; }

        public int ProxyPort { get; init; }

        public DateTime StartTime { get; init; }

        public DateTime IAmAliveTime { get; init; }

        public int Version { get; init; }
    }
}
