using Dapper;
using Npgsql;
using Scorecards.Core.Runtime;
using Scorecards.Storage.PostgreSql;
using Scorecards.Storage.Tests.Conformance;

namespace Scorecards.Storage.Tests.PostgreSql;

/// <summary>What is special about a feed whose writers do not commit in order.</summary>
[Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
public sealed class PostgreSqlFeedTests : StoreConformance<PostgreSqlEngine>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_change_that_commits_after_a_later_one_is_not_missed()
    {
        await SyncAsync("slow", "quick");
        await SaveAsync("slow", "0");
        var (_, start) = await ReadFeedAsync();

        // The save of "slow" has its transaction id, and then waits for a row that someone else holds.
        await using var holder = await Engine.ConnectAsync();
        var held = await holder.BeginTransactionAsync();
        await holder.ExecuteAsync("SELECT FROM latest WHERE service = 'slow' FOR UPDATE");
        var slow = SaveAsync("slow", "1", expected: 1);
        await WaitUntilSomeoneWaitsAsync(holder);
        await SaveAsync("quick", "2");

        var early = await Store.ChangesAsync(start, 10, default);
        await held.RollbackAsync();
        await slow;
        var (late, _) = await ReadFeedAsync(early.Position);

        (await PositionAsync("slow")).Should().BeLessThan(await PositionAsync("quick"), "that is what the test is about");
        early.Services.Concat(late).Select(state => state.ServiceId).Should().BeEquivalentTo("slow", "quick");
    }

    [Fact]
    public async Task A_reader_waits_for_older_transactions_and_goes_on_when_they_end_without_a_word()
    {
        await using var node = new PostgreSqlStore(Engine.ConnectionString, TimeProvider.System);
        await node.InitializeAsync(default);
        await SyncAsync("a");
        var (_, start) = await ReadFeedAsync();
        await using var older = await Engine.ConnectAsync();
        var running = await older.BeginTransactionAsync();
        await older.ExecuteAsync("SELECT pg_current_xact_id()");

        await SaveAsync("a", "1");
        var waiting = node.WaitForChangesAsync(start, TimeSpan.FromDays(1), default);

        (await node.ChangesAsync(start, 10, default)).Services.Should().BeEmpty();
        await running.RollbackAsync();
        await waiting.WaitAsync(Patience);
        (await node.ChangesAsync(start, 10, default)).Services.Should().ContainSingle();
    }

    [Fact]
    public async Task A_change_that_waits_for_an_older_transaction_is_told_of()
    {
        await SyncAsync("a");
        var (_, start) = await ReadFeedAsync();
        await using var older = await Engine.ConnectAsync();
        var running = await older.BeginTransactionAsync();
        await older.ExecuteAsync("SELECT pg_current_xact_id()");

        var before = (await Store.ChangesAsync(start, 10, default)).Horizon;
        await SaveAsync("a", "1");
        var waiting = (await Store.ChangesAsync(start, 10, default)).Horizon;
        await running.RollbackAsync();
        var after = (await Store.ChangesAsync(start, 10, default)).Horizon;

        before.IsWhole.Should().BeTrue("nothing waits yet");
        waiting.IsWhole.Should().BeFalse();
        after.Settled.Should().BeGreaterThanOrEqualTo(waiting.Begun, "what was there at the look before is settled now");
    }

    [Fact]
    public async Task What_one_transaction_changed_comes_together()
    {
        await SyncAsync(Enumerable.Range(0, 10).Select(number => $"service-{number}"));

        var batch = await Store.ChangesAsync(0, 3, default);

        batch.Services.Should().HaveCount(10);
        (await Store.ChangesAsync(batch.Position, 3, default)).Services.Should().BeEmpty();
    }

    [Fact]
    public async Task Another_node_is_woken_by_one_empty_notification_for_all_that_happened()
    {
        var other = await OpenAsync();
        await SyncAsync(Enumerable.Range(0, 50).Select(number => $"service-{number}"));
        var (_, start) = await ReadFeedAsync();
        await using var ear = await Engine.ConnectAsync();
        var payloads = new List<string>();
        ear.Notification += (_, heard) => payloads.Add(heard.Payload);
        await ear.ExecuteAsync($"LISTEN scorecards_{await ear.QuerySingleAsync<long>("SELECT 'services'::regclass::oid")}");
        var waiting = other.WaitForChangesAsync(start, TimeSpan.FromDays(1), default);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => SaveAsync($"service-{number}", $"{number}")));
        await waiting.WaitAsync(Patience);
        await Store.DisposeAsync();
        await ear.ExecuteAsync("SELECT 1");

        payloads.Should().OnlyContain(payload => payload == "").And.HaveCountLessThan(50).And.NotBeEmpty();
    }

    [Fact]
    public async Task A_restore_into_a_younger_cluster_is_read_from_the_beginning()
    {
        await SyncAsync("a", "b");
        const long Future = 1_000_000_000_000;
        await Engine.ExecuteAsync($"UPDATE services SET position = {Future}");

        var again = await OpenAsync();

        (await again.ChangesAsync(0, 10, default)).Services.Should().HaveCount(2);
        var batch = await again.ChangesAsync(Future, 10, default);
        batch.Services.Should().HaveCount(2, "a reader from before the restore begins anew");
        batch.Position.Should().BeLessThan(Future);
    }

    [Fact]
    public async Task After_a_restart_of_the_server_waiting_and_writing_go_on()
    {
        await using var node = new PostgreSqlStore(Engine.ConnectionString, TimeProvider.System);
        await node.InitializeAsync(default);
        await SyncAsync("a");
        var (_, start) = await ReadFeedAsync();
        var waiting = node.WaitForChangesAsync(start, TimeSpan.FromDays(1), default);

        await PostgreSqlFixture.Server.StopAsync();
        var reading = () => node.TokensAsync(default);
        await reading.Should().ThrowAsync<StoreException>();
        await PostgreSqlFixture.Server.StartAsync();

        await RetryAsync(() => SaveAsync("a", "1"));
        // Whether it failed with the server or is woken after it: who asks again has the change.
        await Record.ExceptionAsync(() => waiting.WaitAsync(Patience));
        await RetryAsync(() => node.WaitForChangesAsync(start, TimeSpan.FromDays(1), default).WaitAsync(Patience));
        (await node.ChangesAsync(start, 10, default)).Services.Should().ContainSingle().Which.Revision.Should().Be(1);
        var next = (await node.ChangesAsync(start, 10, default)).Position;
        var woken = node.WaitForChangesAsync(next, TimeSpan.FromDays(1), default);
        await SaveAsync("a", "2", expected: 1);
        await woken.WaitAsync(Patience);
    }

    private Task<long> PositionAsync(string service) => QueryAsync<long>($"SELECT position FROM services WHERE id = '{service}'");

    private async Task<T> QueryAsync<T>(string sql)
    {
        await using var connection = await Engine.ConnectAsync();
        return await connection.QuerySingleAsync<T>(sql);
    }

    private static async Task WaitUntilSomeoneWaitsAsync(NpgsqlConnection connection)
    {
        using var patience = new CancellationTokenSource(Patience);

        while (await connection.QuerySingleAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>A pool notices broken connections one by one.</summary>
    private static async Task RetryAsync(Func<Task> work)
    {
        for (var attempt = 0; ; attempt++)
        {
            if (await Record.ExceptionAsync(work) is not { } error)
            {
                return;
            }

            (error is StoreException && attempt < 20).Should().BeTrue(error.ToString());
        }
    }
}
