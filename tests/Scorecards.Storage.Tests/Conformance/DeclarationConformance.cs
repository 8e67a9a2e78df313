using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class DeclarationConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task A_service_begins_with_nothing_declared()
    {
        await SyncAsync("a");

        (await StateAsync("a")).Declared.Should().Be(Declared.Nothing);
    }

    [Fact]
    public async Task Pushed_facts_come_back_whole_and_by_name()
    {
        await SyncAsync("a", "b");
        PushedFact[] facts = [Sample.Pushed("a", "sbom", Now) with { Evidence = null }, Sample.Pushed("a", "Drill", Now.AddTicks(7)), Sample.Pushed("a", "drill", Now)];

        var kept = await PushAsync("a", facts);

        kept.Should().Equal(facts[1], facts[2], facts[0]);
        (await StateAsync("a")).Declared.Facts.Should().Equal(facts[1], facts[2], facts[0]);
        (await StateAsync("b")).Declared.Should().Be(Declared.Nothing);
        (await Store.ChangesAsync(0, 10, default)).Services.Single(s => s.ServiceId == "a").Declared.Facts.Should().HaveCount(3);
    }

    [Fact]
    public async Task Of_one_name_the_latest_observation_stays()
    {
        await SyncAsync("a");
        var late = Sample.Pushed("a", "drill", Now, "2");
        await PushAsync("a", late);
        var version = (await StateAsync("a")).Declared.Version;

        (await PushAsync("a", Sample.Pushed("a", "drill", Now.AddTicks(-1), "1"))).Should().Equal(late);
        (await StateAsync("a")).Declared.Should().BeEquivalentTo(new Declared(version, [late]), "what is refused declares nothing");

        var sameTime = late with { Value = "3", By = "other" };
        (await PushAsync("a", sameTime, Sample.Pushed("a", "sbom", Now))).Should().HaveElementAt(0, sameTime);
        (await StateAsync("a")).Declared.Version.Should().BeGreaterThan(version);
    }

    [Fact]
    public async Task An_older_fact_beside_a_newer_one_takes_nothing_along()
    {
        await SyncAsync("a");
        var there = Sample.Pushed("a", "drill", Now);
        await PushAsync("a", there);
        var fresh = Sample.Pushed("a", "sbom", Now);

        (await PushAsync("a", fresh, Sample.Pushed("a", "drill", Now.AddDays(-1)))).Should().Equal(there, fresh);
    }

    [Fact]
    public async Task Nothing_can_be_declared_of_a_service_that_is_unknown_or_retired()
    {
        await SyncAsync("a");
        await SyncAsync();
        var retired = await StateAsync("a");

        (await PushAsync("a", Sample.Pushed("a", "drill", Now))).Should().BeNull();
        (await PushAsync("nobody", Sample.Pushed("nobody", "drill", Now))).Should().BeNull();

        (await StateAsync("a")).Should().Be(retired);
    }

    [Fact]
    public async Task A_declaration_makes_its_service_due_unless_it_is_due_earlier()
    {
        await SyncAsync([Sample.Service("a"), Sample.Service("b")], id => id == "a" ? Now.AddHours(1) : Now.AddTicks(-1));

        await PushAsync("a", Sample.Pushed("a", "drill", Now));
        await PushAsync("b", Sample.Pushed("b", "drill", Now));

        (await StateAsync("a")).DueAt.Should().Be(Now);
        (await StateAsync("b")).DueAt.Should().Be(Now.AddTicks(-1));
        (await ClaimAsync()).Should().Equal("b", "a");
    }

    [Fact]
    public async Task An_evaluation_made_with_everything_declared_ends_in_the_ordinary_way()
    {
        await SyncAsync("a");
        await PushAsync("a", Sample.Pushed("a", "drill", Now));
        var state = await StateAsync("a");

        var saved = await SaveAsync(state);

        saved.Should().Be(new EvaluationSaved(1, DeclaredSince: false));
        (await StateAsync("a")).DueAt.Should().Be(Now.AddMinutes(15));
    }

    [Fact]
    public async Task What_is_declared_during_an_evaluation_makes_another_soon()
    {
        await SyncAsync("a");
        await ClaimAsync();
        var state = await StateAsync("a");
        await PushAsync("a", Sample.Pushed("a", "drill", Now));
        Clock.Advance(TimeSpan.FromSeconds(30));

        var saved = await SaveAsync(state);

        saved.Should().Be(new EvaluationSaved(1, DeclaredSince: true));
        (await StateAsync("a")).DueAt.Should().BeOnOrBefore(Now + Declared.Settling);
    }

    [Fact]
    public async Task What_is_declared_before_the_claim_but_not_in_the_evaluation_makes_another_soon()
    {
        await SyncAsync("a");
        var kept = await StateAsync("a");
        await PushAsync("a", Sample.Pushed("a", "drill", Now));
        await ClaimAsync();

        (await SaveAsync(kept))!.DeclaredSince.Should().BeTrue();

        (await StateAsync("a")).DueAt.Should().Be(Now + Declared.Settling);
    }

    [Fact]
    public async Task What_is_declared_between_claim_and_look_is_evaluated_in_that_run()
    {
        await SyncAsync("a");
        await ClaimAsync();
        await PushAsync("a", Sample.Pushed("a", "drill", Now));

        await SaveAsync(await StateAsync("a"));

        (await StateAsync("a")).DueAt.Should().Be(Now.AddMinutes(15));
    }

    [Fact]
    public async Task What_is_declared_during_an_evaluation_that_comes_to_nothing_waits_for_no_retry()
    {
        await SyncAsync("a");
        await ClaimAsync("one");
        await PushAsync("a", Sample.Pushed("a", "drill", Now));

        await Store.ReleaseAsync("one", "a", Now.AddHours(1), default);

        (await StateAsync("a")).DueAt.Should().Be(Now);
    }

    [Fact]
    public async Task A_save_that_was_overtaken_leaves_what_is_declared_due()
    {
        await SyncAsync("a");
        var state = await StateAsync("a");
        await PushAsync("a", Sample.Pushed("a", "drill", Now));
        await SaveAsync(state);
        var due = (await StateAsync("a")).DueAt;

        (await SaveAsync(state)).Should().BeNull();

        (await StateAsync("a")).DueAt.Should().Be(due);
    }

    [Fact]
    public async Task Many_that_push_at_once_leave_the_latest_and_count_each()
    {
        await SyncAsync("a");
        await using var other = await OpenAsync();
        var order = Enumerable.Range(1, 100).ToArray();
        new Random(7).Shuffle(order);

        await Parallel.ForEachAsync(order, async (number, token) =>
            await (number % 2 == 0 ? Store : other).PushFactsAsync(
                "a", [Sample.Pushed("a", "drill", Now.AddTicks(number), $"{number}")], Now, token));

        var declared = (await StateAsync("a")).Declared;
        declared.Facts.Should().ContainSingle().Which.Value.Should().Be("100");
        declared.Version.Should().BeInRange(1, 100);
    }

    [Fact]
    public async Task Whatever_is_declared_while_evaluations_are_saved_is_seen_by_one_or_leaves_the_service_due()
    {
        await SyncAsync("a");
        await using var other = await OpenAsync();
        using var pushed = new CancellationTokenSource();
        var saving = Task.Run(async () =>
        {
            while (!pushed.IsCancellationRequested)
            {
                var state = await StateAsync("a");
                await Store.SaveEvaluationAsync(Save(state), default);
                var after = await StateAsync("a");
                (after.Declared.Version == state.Declared.Version || after.DueAt <= Now + Declared.Settling).Should().BeTrue();
            }
        });

        for (var number = 0; number < 200; number++)
        {
            await other.PushFactsAsync("a", [Sample.Pushed("a", "drill", Now.AddTicks(number), $"{number}")], Now, default);
        }

        await pushed.CancelAsync();
        await saving;
        (await StateAsync("a")).Declared.Version.Should().Be(200);
    }

    [Fact]
    public async Task Purging_contents_leaves_what_is_declared()
    {
        await SyncAsync("a");
        await PushAsync("a", Sample.Pushed("a", "drill", Now));

        await Store.PurgeContentsAsync(Now.AddYears(2), default);

        (await StateAsync("a")).Declared.Facts.Should().ContainSingle();
    }

    private Task<IReadOnlyList<PushedFact>?> PushAsync(string service, params PushedFact[] facts) => Store.PushFactsAsync(service, facts, Now, default);
}
