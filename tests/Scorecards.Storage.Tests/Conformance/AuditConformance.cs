using Scorecards.Core.Auditing;
using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class AuditConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task Every_write_that_is_audited_leaves_one_row()
    {
        await SyncAsync("a");
        var (freeze, broken, appeal) = (GateSample.Freeze("f1", Now), GateSample.Override("o1", Now), GateSample.Appeal("p1", Now));
        var exemption = Sample.Exemption("e1", "a");
        var approved = Sample.Decided(exemption, ExemptionState.Approved);

        await LeavesAsync("decision.made by ci of a", () => Store.SaveDecisionAsync(new(GateSample.Decision("d1", Now), null, null, null), default));
        await LeavesAsync("freeze.declared by ann of f1", () => Store.AddFreezeAsync(freeze, Told(), default));
        await LeavesAsync("freeze.lifted by bob of f1", () => Store.ChangeFreezeAsync(freeze, GateSample.Lifted(freeze, Now), Told(), default));
        await LeavesAsync("override.opened by ann of a", () => Store.AddOverrideAsync(broken, Told(), default));
        var second = broken with { ApprovedAt = Now, ApprovedBy = "bob" };
        await LeavesAsync("override.approved by bob of a", () => Store.ChangeOverrideAsync(broken, second, null, default));
        await LeavesAsync(
            "override.revoked by cat of a", () => Store.ChangeOverrideAsync(second, second with { RevokedAt = Now, RevokedBy = "cat" }, Told(), default));
        await LeavesAsync("appeal.requested by ann of a", () => Store.AddAppealAsync(appeal, Now, default));
        await LeavesAsync("appeal.granted by bob of a", () => Store.ChangeAppealAsync(appeal, GateSample.Decided(appeal, true, Now), default));
        await LeavesAsync("exemption.requested by ann of a", () => Store.AddExemptionAsync(exemption, Now, default));
        await LeavesAsync("exemption.approved by bob of a", () => Store.SaveStepAsync(approved, Now, default));
        await LeavesAsync("exemption.revoked by bob of a", () => Store.SaveStepAsync(Sample.Decided(approved, ExemptionState.Revoked), Now, default));
        await LeavesAsync("attestation.given by ann of a", () => Store.AddAttestationAsync(Sample.Answer("a1", "a"), Now, default));
        await LeavesAsync("token.created by ann of ci", () => Store.AddTokenAsync(Token("ci"), "ann", default));
        await LeavesAsync("token.revoked by bob of ci", () => Store.RevokeTokenAsync("ci", Now, "bob", default));
        await LeavesAsync("definitions.changed by server of digest-1", () => Store.SaveDefinitionsAsync("digest-1", "kind: Check", Now, default));
    }

    [Fact]
    public async Task What_changes_nothing_leaves_no_row()
    {
        await SyncAsync("a");
        var (freeze, exemption) = (GateSample.Freeze("f1", Now), Sample.Exemption("e1", "a"));
        await Store.AddFreezeAsync(freeze, Told(), default);
        await Store.AddExemptionAsync(exemption, Now, default);
        await Store.AddTokenAsync(Token("ci"), "ann", default);
        await Store.SaveDefinitionsAsync("digest-1", "kind: Check", Now, default);
        var before = await Store.CountUnsealedAsync(default);

        await Store.SaveDecisionAsync(new(GateSample.Decision("d1", Now), null, null, null), default);
        await Store.ChangeFreezeAsync(GateSample.Freeze("f2", Now), GateSample.Lifted(GateSample.Freeze("f2", Now), Now), Told(), default);
        await Store.AddAppealAsync(GateSample.Appeal("p1", Now, "unknown"), Now, default);
        await Store.AddExemptionAsync(Sample.Exemption("e2", "a"), Now, default);
        await Store.AddExemptionAsync(Sample.Exemption("e3", "unknown"), Now, default);
        await Store.SaveStepAsync(Sample.Decided(Sample.Exemption("e4", "a"), ExemptionState.Denied), Now, default);
        await Store.AddAttestationAsync(Sample.Answer("a1", "unknown"), Now, default);
        await Store.AddTokenAsync(Token("ci"), "ann", default);
        await Store.RevokeTokenAsync("other", Now, "ann", default);
        await Store.SaveDefinitionsAsync("digest-1", "kind: Check", Now.AddDays(1), default);

        (await Store.CountUnsealedAsync(default)).Should().Be(before);
    }

    [Fact]
    public async Task A_write_that_throws_leaves_no_row()
    {
        await SyncAsync("a");
        await Store.AddFreezeAsync(GateSample.Freeze("f1", Now), Told(), default);
        await Store.AddOverrideAsync(GateSample.Override("o1", Now), Told(), default);
        await Store.AddAttestationAsync(Sample.Answer("a1", "a"), Now, default);
        await Store.SaveDecisionAsync(new(GateSample.Decision("d1", Now, version: 2), null, null, null), default);
        var before = await Store.CountUnsealedAsync(default);

        foreach (var twice in new Func<Task>[]
        {
            () => Store.AddFreezeAsync(GateSample.Freeze("f1", Now), Told(), default),
            () => Store.AddOverrideAsync(GateSample.Override("o1", Now), Told(), default),
            () => Store.AddAttestationAsync(Sample.Answer("a1", "a"), Now, default),
            () => Store.SaveDecisionAsync(new(GateSample.Decision("d1", Now, GateSample.Question("b"), 2), null, null, null), default),
        })
        {
            await twice.Should().ThrowAsync<Exception>();
        }

        (await Store.CountUnsealedAsync(default)).Should().Be(before);
        (await Store.ActingStateAsync(Now, default)).Version.Should().Be(2);
    }

    [Fact]
    public async Task An_approval_is_written_down_beside_its_decision_and_so_is_the_use_of_an_override()
    {
        await Store.AddOverrideAsync(GateSample.Override("o1", Now), Told(), default);
        await Store.SealAsync(10, default);
        var made = GateSample.Decision("d2", Now, version: 1) with { Approves = "d1", ApprovedBy = "bob", OverrideId = "o1" };

        await Store.SaveDecisionAsync(new(made, null, null, "o1"), default);
        await Store.SealAsync(10, default);

        (await Store.ChainAsync(1, 10, default)).Select(e => $"{e.Entry.Action} by {e.Entry.Actor} of {e.Entry.Subject}").Should().BeEquivalentTo(
            "decision.approved by bob of a", "decision.made by ci of a", "override.used by ci of a");
    }

    [Fact]
    public async Task Definitions_are_written_down_when_they_are_others_than_the_latest()
    {
        foreach (var (digest, hour) in new[] { ("one", 0), ("one", 1), ("two", 2), ("one", 3), ("one", 4) })
        {
            await Store.SaveDefinitionsAsync(digest, "kind: Check", Now.AddHours(hour), default);
            await Store.SealAsync(10, default);
        }

        (await Store.ChainAsync(0, 10, default)).Select(e => e.Entry.Subject).Should().Equal("one", "two", "one");
    }

    [Fact]
    public async Task Of_many_nodes_that_save_the_same_definitions_at_once_one_writes_them_down()
    {
        var other = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() =>
            (number % 2 == 0 ? Store : other).SaveDefinitionsAsync("digest", "kind: Check", Now, default))));

        (await Store.CountUnsealedAsync(default)).Should().Be(1);
    }

    [Fact]
    public async Task No_row_tells_what_is_secret_of_a_token()
    {
        await Store.AddTokenAsync(Token("ci"), "ann", default);
        await Store.SealAsync(10, default);

        (await Store.LastSealedAsync(default))!.Entry.Body.Should().Be("""{"name":"ci","role":"admin"}""");
    }

    [Fact]
    public async Task Rows_are_sealed_the_oldest_first_and_each_hangs_on_the_one_before()
    {
        await Store.AddTokenAsync(Token("c", 3), "ann", default);
        await Store.AddTokenAsync(Token("a", 1), "ann", default);
        await Store.AddTokenAsync(Token("b", 2), "ann", default);
        (await Store.LastSealedAsync(default)).Should().BeNull();
        (await Store.CountUnsealedAsync(default)).Should().Be(3);

        (await Store.SealAsync(2, default)).Should().Be(2);
        (await Store.SealAsync(2, default)).Should().Be(1);
        (await Store.SealAsync(2, default)).Should().Be(0);

        var chain = await Store.ChainAsync(0, 10, default);
        chain.Select(e => (e.Seq, e.Entry.Subject)).Should().Equal((1, "a"), (2, "b"), (3, "c"));
        chain.Should().Equal(Whole(chain));
        (await Store.ChainAsync(1, 1, default)).Should().Equal(chain[1]);
        (await Store.LastSealedAsync(default)).Should().Be(chain[2]);
        (await Store.CountUnsealedAsync(default)).Should().Be(0);
    }

    [Fact]
    public async Task Of_two_who_seal_at_once_neither_does_harm()
    {
        for (var number = 0; number < 40; number++)
        {
            await Store.AddTokenAsync(Token($"token-{number}", number), "ann", default);
        }

        var other = await OpenAsync();
        var sealing = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => (number % 2 == 0 ? Store : other).SealAsync(7, default))));
        while (await Store.SealAsync(7, default) > 0)
        {
        }

        var chain = await Store.ChainAsync(0, 100, default);
        chain.Should().HaveCount(40).And.Equal(Whole(chain));
        sealing.Should().OnlyContain(some => some <= 7);
    }

    [Fact]
    public async Task The_log_is_read_newest_first_by_what_is_asked_for()
    {
        await Store.AddTokenAsync(Token("a", 1), "ann", default);
        await Store.AddTokenAsync(Token("b", 2), "bob", default);
        await Store.RevokeTokenAsync("a", Now.AddSeconds(3), "bob", default);
        await Store.SealAsync(10, default);
        await Store.AddTokenAsync(Token("c", 4), "bob", default);

        (await ReadAsync(new(null, null, null))).Should().Be("3 2 1 of 3");
        (await ReadAsync(new("bob", null, null))).Should().Be("3 2 of 2");
        (await ReadAsync(new(null, AuditActions.TokenCreated, null))).Should().Be("2 1 of 2");
        (await ReadAsync(new("bob", null, "a"))).Should().Be("3 of 1");
        (await ReadAsync(new("bob", null, null), 3, 1)).Should().Be("2 of 2");
        (await ReadAsync(new("cat", null, null))).Should().Be(" of 0");
    }

    [Fact]
    public async Task Heads_come_back_in_order()
    {
        AuditHead[] heads = [new(7, "hash-7", Now.AddTicks(7), "jws-7"), new(40, "hash-40", Now, "jws-40")];
        await Store.AddHeadAsync(heads[1], default);
        await Store.AddHeadAsync(heads[0], default);
        await Store.AddHeadAsync(heads[0] with { Jws = "another" }, default);

        (await Store.HeadsAsync(default)).Should().Equal(heads);
    }

    /// <summary>The chain as it has to be.</summary>
    private static IEnumerable<SealedEntry> Whole(IEnumerable<SealedEntry> chain)
    {
        SealedEntry? before = null;

        foreach (var found in chain)
        {
            yield return before = AuditChain.Seal(found.Entry, before);
        }
    }

    private AccessToken Token(string name, int second = 0) => new(name, "admin", $"hash-of-{name}", Now.AddSeconds(second).AddTicks(7), null);

    private Core.Events.OutboxEvent Told() => Sample.Event(Guid.NewGuid().ToString("n"), "a", Now);

    /// <summary>A write, and what is sealed after it.</summary>
    private async Task LeavesAsync(string row, Func<Task> write)
    {
        var after = (await Store.LastSealedAsync(default))?.Seq ?? 0;
        await write();
        await Store.SealAsync(10, default);
        (await Store.ChainAsync(after, 10, default)).Select(e => $"{e.Entry.Action} by {e.Entry.Actor} of {e.Entry.Subject}").Should().Equal(row);
    }

    private async Task<string> ReadAsync(AuditQuery query, long? before = null, int limit = 10)
    {
        var page = await Store.AuditAsync(query, before, limit, default);
        return $"{string.Join(' ', page.Items.Select(e => e.Seq))} of {page.Total}";
    }
}
