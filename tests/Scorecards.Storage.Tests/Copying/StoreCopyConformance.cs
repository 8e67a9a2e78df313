using Scorecards.Core.Declarations;
using Scorecards.Core.Gates;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Storage.Copying;
using Scorecards.Storage.Tests.Conformance;
using Scorecards.TestSupport;

namespace Scorecards.Storage.Tests.Copying;

/// <summary>Everything that can be read from one store can be read from the other after a copy.</summary>
public abstract class StoreCopyConformance<TFrom, TTo> : IAsyncLifetime
    where TFrom : IStoreEngine, new()
    where TTo : IStoreEngine, new()
{
    private readonly TFrom fromEngine = new();
    private readonly TTo toEngine = new();
    private readonly FakeClock clock = new();
    private IStore from = null!;
    private IStore to = null!;

    private DateTimeOffset Now => clock.GetUtcNow();

    public async Task InitializeAsync()
    {
        await fromEngine.PrepareAsync();
        await toEngine.PrepareAsync();
        from = fromEngine.Open(clock);
        to = toEngine.Open(clock);
        await from.InitializeAsync(default);
        await to.InitializeAsync(default);
    }

    public async Task DisposeAsync()
    {
        await from.DisposeAsync();
        await to.DisposeAsync();
        await fromEngine.DisposeAsync();
        await toEngine.DisposeAsync();
    }

    [Fact]
    public async Task Everything_is_moved()
    {
        await FillAsync();

        var result = await StoreCopy.RunAsync(from, to, null, default);

        result.Rows.Should().Equal(new Dictionary<string, long>
        {
            ["services"] = 4,
            ["service_documents"] = 4,
            ["latest"] = 3,
            ["evaluations"] = 4,
            ["memberships"] = 4,
            ["outcome_spans"] = 6,
            ["pushed_facts"] = 2,
            ["source_changes"] = 2,
            ["received_webhooks"] = 2,
            ["exemptions"] = 2,
            ["attestations"] = 2,
            ["contents"] = 6,
            ["definitions"] = 1,
            ["tokens"] = 3,
            ["events"] = 3,
            ["deliveries"] = 3,
            ["channels"] = 2,
            ["source_troubles"] = 2,
            ["acting_state"] = 1,
            ["freezes"] = 1,
            ["gate_overrides"] = 1,
            ["support_appeals"] = 1,
            ["gate_decisions"] = 1,
            ["gate_questions"] = 1,
            ["gate_keys"] = 1,
            ["audit"] = 14,
            ["audit_heads"] = 1,
            ["signing_keys"] = 1,
            ["protection_keys"] = 2,
            ["calendar_copies"] = 1,
        });
        result.Digest.Should().MatchRegex("^[0-9a-f]{64}$");

        foreach (var id in new[] { "a", "ns:b", "ä", "retired" })
        {
            (await to.FindStateAsync(id, default)).Should().BeEquivalentTo(await from.FindStateAsync(id, default));
            (await to.HistoryAsync(id, null, 10, default)).Should().BeEquivalentTo(
                await from.HistoryAsync(id, null, 10, default), options => options.WithStrictOrdering());
        }

        (await to.TokensAsync(default)).Should().Equal(await from.TokensAsync(default));
        (await to.GradesAtAsync(Now, default)).Should().Equal(await from.GradesAtAsync(Now, default));
        (await to.MembershipsAsync(default)).Should().HaveCount(4).And.Equal(await from.MembershipsAsync(default));
        (await to.OutcomeSpansAsync("check-0", Now.AddDays(-1), default)).Should().HaveCount(3).And.Equal(await from.OutcomeSpansAsync("check-0", Now.AddDays(-1), default));
        string[] digests = [Sample.Digest("a", 0), Sample.Digest("a", 1), Sample.Digest("ä", 0)];
        (await to.FindContentsAsync(digests, default)).Should().HaveCount(3).And.Equal(await from.FindContentsAsync(digests, default));
        (await to.FindDefinitionsAsync("digest", default)).Should().Be("kind: Check ☕");
        (await to.UndispatchedEventsAsync(10, default)).Should().HaveCount(1).And.Equal(await from.UndispatchedEventsAsync(10, default));
        (await to.DueDeliveriesAsync("x", Now, 10, default)).Should().HaveCount(1).And.Equal(await from.DueDeliveriesAsync("x", Now, 10, default));
        (await to.DeadDeliveriesAsync(null, 10, default)).Should().HaveCount(1).And.Equal(await from.DeadDeliveriesAsync(null, 10, default));
        (await to.ChannelsAsync(Now, default)).Should().HaveCount(2).And.Equal(await from.ChannelsAsync(Now, default));
        (await to.ReceiveWebhooksAsync([new("github", "w1", Now, ["a"])], Now, default)).Should().BeEmpty("what came is remembered");
        (await to.SourceTroublesAsync(default)).Should().HaveCount(2).And.Equal(await from.SourceTroublesAsync(default));
        (await to.ActingStateAsync(Now, default)).Should().BeEquivalentTo(await from.ActingStateAsync(Now, default)).And.NotBeEquivalentTo(ActingState.None);
        (await to.FindDecisionAsync("d1", default)).Should().BeEquivalentTo(await from.FindDecisionAsync("d1", default));
        (await to.CurrentDecisionAsync(GateSample.Question().Key, Now, default))!.Id.Should().Be("d1");
        (await to.ProtectionKeysAsync(default)).Should().Equal("<z />", "<a />");
        (await to.SigningKeysAsync(default)).Should().HaveCount(1).And.Equal(await from.SigningKeysAsync(default));
        (await to.CalendarCopiesAsync(default)).Should().HaveCount(1).And.Equal(await from.CalendarCopiesAsync(default));
    }

    [Fact]
    public async Task The_audit_log_goes_on_where_it_was()
    {
        await FillAsync();
        await StoreCopy.RunAsync(from, to, null, default);

        (await to.SealAsync(100, default)).Should().Be(4, "what was not sealed yet is moved as well");
        await from.SealAsync(100, default);

        (await to.ChainAsync(0, 100, default)).Should().HaveCount(14).And.Equal(await from.ChainAsync(0, 100, default));
        (await to.HeadsAsync(default)).Should().HaveCount(1).And.Equal(await from.HeadsAsync(default));
    }

    [Fact]
    public async Task Work_goes_on_in_the_new_place()
    {
        await FillAsync();
        (await from.ClaimDueAsync("old", Now, Now.AddDays(1), 10, default)).Should().NotBeEmpty();

        await StoreCopy.RunAsync(from, to, null, default);

        var feed = await to.ChangesAsync(0, 10, default);
        feed.Services.Select(state => state.ServiceId).Should().BeEquivalentTo("a", "ns:b", "ä", "retired");
        (await to.SaveEvaluationAsync(Sample.Save(Sample.Evaluation("a", "next", Now), 3), default))!.Revision.Should().Be(4);
        (await to.ChangesAsync(feed.Position, 10, default)).Services.Should().ContainSingle().Which.ServiceId.Should().Be("a");
        await to.BeginSourceTroubleAsync("http", Now, Sample.Event("later", "http", Now), default);
        (await to.UndispatchedEventsAsync(10, default)).Select(e => e.Id).Should().Equal("2", "later");
        (await to.HoldLeaseAsync("delivery", "new", Now, Now.AddDays(1), default)).Should().BeTrue("leases of the old place are void");
        (await to.ClaimDueAsync("new", Now, Now.AddDays(1), 10, default)).Should().NotBeEmpty("claims of the old place are void");
    }

    [Fact]
    public async Task A_store_that_is_not_empty_is_left_as_it_is()
    {
        await FillAsync();
        await to.AddTokenAsync(new AccessToken("mine", "admin", "hash", Now, null), "ann", default);

        var copying = () => StoreCopy.RunAsync(from, to, null, default);

        (await copying.Should().ThrowAsync<StoreException>()).WithMessage("*holds tokens already*empty one*");
        (await to.FindStateAsync("a", default)).Should().BeNull();
    }

    [Fact]
    public async Task An_empty_store_is_not_copied()
    {
        var copying = () => StoreCopy.RunAsync(from, to, null, default);

        (await copying.Should().ThrowAsync<StoreException>()).WithMessage("*holds nothing to copy*right one*");
    }

    [Fact]
    public async Task A_store_that_is_written_to_meanwhile_is_noticed_and_nothing_is_kept()
    {
        await FillAsync();
        var writing = new Report(progress =>
        {
            if (progress.Table == "tokens")
            {
                from.RevokeTokenAsync("ci", Now, "ann", default).GetAwaiter().GetResult();
            }
        });

        var copying = () => StoreCopy.RunAsync(from, to, writing, default);

        (await copying.Should().ThrowAsync<StoreException>()).WithMessage("*was written to while it was copied*stop every server*");
        (await to.FindStateAsync("a", default)).Should().BeNull();
        (await to.TokensAsync(default)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_copy_that_breaks_off_leaves_nothing_and_can_be_done_again()
    {
        await FillAsync();
        var breaking = new Report(progress =>
        {
            if (progress.Table == "contents")
            {
                throw new IOException("gone");
            }
        });

        var copying = () => StoreCopy.RunAsync(from, to, breaking, default);

        await copying.Should().ThrowAsync<Exception>();
        (await to.FindStateAsync("a", default)).Should().BeNull();
        (await StoreCopy.RunAsync(from, to, null, default)).Rows["services"].Should().Be(4);
    }

    [Fact]
    public async Task Progress_is_told_by_table()
    {
        await FillAsync();
        var told = new List<StoreCopyProgress>();

        await StoreCopy.RunAsync(from, to, new Report(told.Add), default);

        told.Select(progress => progress.Table).Should().Equal(
            "services", "service_documents", "latest", "evaluations", "memberships", "outcome_spans", "pushed_facts", "source_changes", "received_webhooks", "exemptions", "attestations", "contents", "definitions", "tokens", "events", "deliveries",
            "channels", "source_troubles", "acting_state", "freezes", "gate_overrides", "support_appeals", "gate_decisions", "gate_questions", "gate_keys", "audit", "audit_heads", "signing_keys", "protection_keys", "calendar_copies");
        told[0].Rows.Should().Be(4);
    }

    private async Task FillAsync()
    {
        await from.SyncServicesAsync([Sample.Service("retired")], _ => Now, Now, default);
        await SaveAsync("retired", "retired-1", 0);
        await from.SyncServicesAsync([Sample.Service("a"), Sample.Service("ns:b"), Sample.Service("ä")], _ => Now, Now, default);
        await SaveAsync("a", "1", 0);
        await SaveAsync("ä", "2", 0, score: null, grade: Grade.U);
        clock.Advance(TimeSpan.FromHours(1));
        await SaveAsync("a", "3", 1, score: 0.1m);
        await from.SaveEvaluationAsync(Sample.Save(Sample.Evaluation("a", "3", Now.AddMinutes(1)), 2, append: false), default);
        await from.PushFactsAsync("a", [Sample.Pushed("a", "drill", Now), Sample.Pushed("a", "sbom", Now) with { Evidence = null }], Now, default);
        await from.ReceiveWebhooksAsync([new("github", "w1", Now, ["a", "ä"]), new("gitea", "w1", Now, [])], Now, default);
        await from.AddExemptionAsync(Sample.Exemption("e1", "a"), Now, default);
        await from.SaveStepAsync(Sample.Decided(Sample.Exemption("e1", "a"), ExemptionState.Denied), Now, default);
        await from.AddExemptionAsync(Sample.Exemption("e2", "a"), Now, default);
        await from.AddAttestationAsync(Sample.Answer("a1", "a"), Now, default);
        await from.AddAttestationAsync(Sample.Answer("a2", "a"), Now, default);
        await from.SaveDefinitionsAsync("digest", "kind: Check ☕", Now, default);
        await from.AddTokenAsync(new AccessToken("ci", "reporter", "hash-1", Now, null), "ann", default);
        await from.RevokeTokenAsync("ci", Now, "ann", default);
        await from.AddTokenAsync(new AccessToken("ci", "reporter", "hash-2", Now, null), "ann", default);
        await from.AddTokenAsync(new AccessToken("Z", "admin", "hash-3", Now, null), "ann", default);
        await from.MakeDueAsync(_ => Now, default);
        await from.BeginSourceTroubleAsync("z", Now, Sample.Event("3", "z", Now), default);
        await from.BeginSourceTroubleAsync("git", Now, Sample.Event("1", "git", Now), default);
        await from.BeginSourceTroubleAsync("gone", Now, Sample.Event("2", "gone", Now), default);
        await from.EndSourceTroubleAsync("gone", Now, Sample.Event("2", "gone", Now), default);
        await from.DispatchEventsAsync(["3", "1"], [new("x", "3", Now), new("x", "1", Now), new("y", "1", Now.AddDays(1))], default);
        await from.FailedAsync("x", ["3"], new DeliveryFailure(Now, "away ☕", null, Now.AddTicks(7), true), default);
        await from.DeliveredAsync("y", ["1"], Now, default);
        await from.AddFreezeAsync(GateSample.Freeze("f1", Now), Sample.Event("1", "f1", Now), default);
        await from.AddOverrideAsync(GateSample.Override("o1", Now), Sample.Event("1", "a", Now), default);
        await from.SealAsync(10, default);
        await from.AddHeadAsync(new(10, "hash", Now, "jws"), default);
        await from.AddAppealAsync(GateSample.Appeal("p1", Now), Now, default);
        await from.SaveDecisionAsync(new(GateSample.Decision("d1", Now, version: 3), null, new("ci", "run-7", "asked"), null), default);
        await from.AddProtectionKeyAsync("z", "<z />", default);
        await from.AddProtectionKeyAsync("a", "<a />", default);
        await from.AddSigningKeyAsync(GateSample.Key("k", Now), default);
        await from.SaveCalendarCopyAsync(new("https://calendar.example/", "BEGIN:VCALENDAR", Now), default);
        await from.HoldLeaseAsync("delivery", "old", Now, Now.AddDays(1), default);
    }

    private Task<EvaluationSaved?> SaveAsync(string service, string id, long expected, decimal? score = 93.4m, Grade grade = Grade.A) =>
        from.SaveEvaluationAsync(Sample.Save(Sample.Evaluation(service, id, Now, score, grade), expected), default);

    /// <summary>Unlike <see cref="Progress{T}"/>, on the spot.</summary>
    private sealed class Report(Action<StoreCopyProgress> report) : IProgress<StoreCopyProgress>
    {
        void IProgress<StoreCopyProgress>.Report(StoreCopyProgress value) => report(value);
    }
}
