using Dapper;
using Scorecards.Core.Auditing;
using Scorecards.Core.Gates;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Tests.Conformance;

namespace Scorecards.Storage.Tests.PostgreSql;

/// <summary>What is special about a gate that several nodes keep at once.</summary>
[Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
public sealed class PostgreSqlGateTests : StoreConformance<PostgreSqlEngine>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_hundred_decisions_of_one_question_on_three_nodes_one_is_kept_and_all_others_get_it(bool keyed)
    {
        IStore[] nodes = [Store, await OpenAsync(), await OpenAsync()];
        var key = keyed ? new IdempotencyKey("ci", "run-7", "asked") : null;

        var saved = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(async () =>
            (Id: $"d{number}", Saved: await nodes[number % 3].SaveDecisionAsync(new(GateSample.Decision($"d{number}", Now), null, key, null), default)))));

        var kept = saved.Single(result => result.Saved is GateDecisionSaved.Kept).Id;
        saved.Where(result => result.Id != kept).Select(result => result.Saved switch
        {
            GateDecisionSaved.Decided decided => decided.Other.Id,
            GateDecisionSaved.KeyUsed used => used.Earlier.Id,
            _ => "",
        }).Should().HaveCount(99).And.OnlyContain(id => id == kept);
        (await Store.DecisionsAsync(new(null, null, null), null, 10, default)).Total.Should().Be(1);
        (await Store.CountUnsealedAsync(default)).Should().Be(1);
    }

    [Fact]
    public async Task Of_many_questions_with_one_key_at_once_one_is_decided()
    {
        IStore[] nodes = [Store, await OpenAsync(), await OpenAsync()];
        var key = new IdempotencyKey("ci", "run-7", "asked");

        var saved = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(() => nodes[number % 3].SaveDecisionAsync(
            new(GateSample.Decision($"d{number}", Now, GateSample.Question($"service-{number}")), null, key, null), default))));

        saved.OfType<GateDecisionSaved.Kept>().Should().ContainSingle();
        saved.OfType<GateDecisionSaved.KeyUsed>().Should().HaveCount(59);
        (await Store.DecisionsAsync(new(null, null, null), null, 10, default)).Total.Should().Be(1);
    }

    [Fact]
    public async Task Of_many_that_use_an_override_at_once_one_does()
    {
        IStore[] nodes = [Store, await OpenAsync(), await OpenAsync()];
        await Store.AddOverrideAsync(GateSample.Override("o1", Now), Sample.Event("e1", "a", Now), default);

        var saved = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(() => nodes[number % 3].SaveDecisionAsync(
            new(GateSample.Decision($"d{number}", Now, GateSample.Question(caller: $"caller-{number}"), 1), null, null, "o1"), default))));

        saved.OfType<GateDecisionSaved.Kept>().Should().ContainSingle();
        saved.OfType<GateDecisionSaved.StateMoved>().Should().HaveCount(59);
    }

    [Fact]
    public async Task Once_a_freeze_is_declared_no_decision_that_was_made_without_it_is_kept()
    {
        IStore[] nodes = [Store, await OpenAsync(), await OpenAsync()];
        using var done = new CancellationTokenSource();
        var number = 0;

        async Task<List<(bool Late, bool Kept)>> DecideAsync(IStore node, Task declared)
        {
            var saved = new List<(bool, bool)>();

            while (!done.IsCancellationRequested)
            {
                var late = declared.IsCompleted;
                var id = Interlocked.Increment(ref number);
                var result = await node.SaveDecisionAsync(new(GateSample.Decision($"d{id}", Now, GateSample.Question($"service-{id}")), null, null, null), default);
                saved.Add((late, result is GateDecisionSaved.Kept));
            }

            return saved;
        }

        var start = new TaskCompletionSource();
        var declaring = Task.Run(async () =>
        {
            await start.Task;
            await Store.AddFreezeAsync(GateSample.Freeze("f1", Now), Sample.Event("e1", "f1", Now), default);
        });
        var deciding = nodes.SelectMany(node => Enumerable.Repeat(node, 4)).Select(node => Task.Run(() => DecideAsync(node, declaring))).ToList();

        start.SetResult();
        await declaring.WaitAsync(Patience);
        var after = Volatile.Read(ref number);
        while (Volatile.Read(ref number) < after + 50)
        {
            await Store.ActingStateAsync(Now, default);
        }

        await done.CancelAsync();
        var all = (await Task.WhenAll(deciding)).SelectMany(saved => saved).ToList();
        all.Should().Contain(saved => saved.Late).And.NotContain(saved => saved.Late && saved.Kept);
    }

    [Fact]
    public async Task A_freeze_waits_for_decisions_under_way_and_those_that_come_after_it_wait_for_the_freeze()
    {
        await using var slow = await Engine.ConnectAsync();
        await slow.BeginTransactionAsync();
        await slow.ExecuteAsync("SELECT pg_advisory_xact_lock_shared('acting_state'::regclass::oid::bigint)");

        var freezing = Store.AddFreezeAsync(GateSample.Freeze("f1", Now), Sample.Event("e1", "f1", Now), default);
        await WaitingAsync(1);
        var deciding = Store.SaveDecisionAsync(new(GateSample.Decision("d1", Now), null, null, null), default);
        await WaitingAsync(2);
        freezing.IsCompleted.Should().BeFalse();
        await slow.ExecuteAsync("ROLLBACK");

        await freezing.WaitAsync(Patience);
        (await deciding.WaitAsync(Patience)).Should().BeOfType<GateDecisionSaved.StateMoved>();
    }

    [Fact]
    public async Task Who_waits_on_another_node_is_woken()
    {
        var other = await OpenAsync();
        var waiting = other.WaitForActingChangeAsync(0, TimeSpan.FromDays(1), default);

        await Store.AddFreezeAsync(GateSample.Freeze("f1", Now), Sample.Event("e1", "f1", Now), default);

        await waiting.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_row_that_commits_late_is_sealed_after_those_that_were_sealed_before()
    {
        await using var slow = await Engine.ConnectAsync();
        await slow.BeginTransactionAsync();
        await slow.ExecuteAsync("INSERT INTO audit (id, at, actor, action, subject, body) VALUES ('0', 0, 'slow', 'a', 's', '{}')");
        await Store.AddTokenAsync(new AccessToken("quick", "admin", "hash", Now, null), "quick", default);

        (await Store.SealAsync(10, default)).Should().Be(1);
        await slow.ExecuteAsync("COMMIT");
        (await Store.SealAsync(10, default)).Should().Be(1);

        var chain = await Store.ChainAsync(0, 10, default);
        chain.Select(e => e.Entry.Actor).Should().Equal("quick", "slow");
        chain[1].Should().Be(AuditChain.Seal(chain[1].Entry, chain[0]));
    }

    /// <summary>Returns when so many wait for the lock of what acts.</summary>
    private async Task WaitingAsync(int many)
    {
        await using var watching = await Engine.ConnectAsync();
        while (await watching.ExecuteScalarAsync<int>(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = 'acting_state'::regclass::oid") < many)
        {
        }
    }
}
