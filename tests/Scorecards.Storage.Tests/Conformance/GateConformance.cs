using Scorecards.Core.Gates;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class GateConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task A_decision_comes_back_whole_and_is_the_one_of_its_question_while_it_is_valid()
    {
        var made = GateSample.Decision("d1", Now);

        (await SaveAsync(made)).Should().BeOfType<GateDecisionSaved.Kept>();

        (await Store.FindDecisionAsync("d1", default)).Should().BeEquivalentTo(made);
        (await Store.FindDecisionAsync("d2", default)).Should().BeNull();
        (await CurrentAsync(made.Question, Now)).Should().BeEquivalentTo(made);
        (await CurrentAsync(made.Question, made.ValidUntil.AddTicks(-1)))!.Id.Should().Be("d1");
        (await CurrentAsync(made.Question, made.ValidUntil)).Should().BeNull();
        (await CurrentAsync(GateSample.Question(caller: "other"), Now)).Should().BeNull();
    }

    [Fact]
    public async Task A_question_that_was_decided_meanwhile_keeps_that_decision()
    {
        await SaveAsync(GateSample.Decision("d1", Now));

        var saved = await SaveAsync(GateSample.Decision("d2", Now));

        saved.Should().BeOfType<GateDecisionSaved.Decided>().Which.Other.Id.Should().Be("d1");
        (await Store.FindDecisionAsync("d2", default)).Should().BeNull();
        (await SaveAsync(GateSample.Decision("d1", Now))).Should().BeOfType<GateDecisionSaved.Decided>("what is repeated is there").Which.Other.Id.Should().Be("d1");
        (await SaveAsync(GateSample.Decision("d3", Now, GateSample.Question(caller: "other")))).Should().BeOfType<GateDecisionSaved.Kept>();
    }

    [Fact]
    public async Task A_decision_takes_the_place_of_the_one_it_names_and_of_one_that_is_over()
    {
        await SaveAsync(GateSample.Decision("d1", Now));

        (await SaveAsync(GateSample.Decision("d2", Now), replaces: "d1")).Should().BeOfType<GateDecisionSaved.Kept>();
        (await SaveAsync(GateSample.Decision("d3", Now), replaces: "d1")).Should().BeOfType<GateDecisionSaved.Decided>().Which.Other.Id.Should().Be("d2");
        var over = Now.AddMinutes(15);
        (await SaveAsync(GateSample.Decision("d4", over))).Should().BeOfType<GateDecisionSaved.Kept>();
        (await SaveAsync(GateSample.Decision("d5", over.AddMinutes(15)), replaces: "gone")).Should().BeOfType<GateDecisionSaved.Kept>();

        (await CurrentAsync(GateSample.Question(), over.AddMinutes(15)))!.Id.Should().Be("d5");
        (await Store.FindDecisionAsync("d1", default)).Should().NotBeNull("nothing is forgotten");
    }

    [Fact]
    public async Task A_key_that_was_used_comes_before_everything_else()
    {
        var key = new IdempotencyKey("ci", "run-7", "asked-1");
        await SaveAsync(GateSample.Decision("d1", Now), key: key);
        await Store.AddFreezeAsync(GateSample.Freeze("f1", Now), Told("f1"), default);

        var again = await SaveAsync(GateSample.Decision("d2", Now.AddDays(1), GateSample.Question("b")), key: key with { BodyDigest = "asked-2" });

        var used = again.Should().BeOfType<GateDecisionSaved.KeyUsed>().Subject;
        (used.Earlier.Id, used.BodyDigest).Should().Be(("d1", "asked-1"));
        (await SaveAsync(GateSample.Decision("d3", Now.AddDays(1), version: 1), key: key with { Caller = "other" })).Should().BeOfType<GateDecisionSaved.Kept>();
    }

    [Fact]
    public async Task A_key_is_left_alone_when_the_question_has_another_decision()
    {
        await SaveAsync(GateSample.Decision("d1", Now));
        var key = new IdempotencyKey("ci", "run-7", "asked");

        (await SaveAsync(GateSample.Decision("d2", Now), key: key)).Should().BeOfType<GateDecisionSaved.Decided>();

        (await SaveAsync(GateSample.Decision("d3", Now), replaces: "d1", key: key)).Should().BeOfType<GateDecisionSaved.Kept>();
    }

    [Fact]
    public async Task A_key_can_stand_for_a_decision_that_is_kept_already_and_for_no_other()
    {
        var key = new IdempotencyKey("ci", "run-7", "asked");
        await SaveAsync(GateSample.Decision("d1", Now));
        await SaveAsync(GateSample.Decision("d2", Now, GateSample.Question("b")));

        (await Store.UseKeyAsync(key, "d1", Now, default)).Should().BeOfType<GateDecisionSaved.Kept>();

        var again = (await Store.UseKeyAsync(key with { BodyDigest = "other" }, "d2", Now, default)).Should().BeOfType<GateDecisionSaved.KeyUsed>().Subject;
        (again.Earlier.Id, again.BodyDigest).Should().Be(("d1", "asked"));
        (await SaveAsync(GateSample.Decision("d3", Now, GateSample.Question("c")), key: key)).Should().BeOfType<GateDecisionSaved.KeyUsed>();
        (await Store.CountUnsealedAsync(default)).Should().Be(2, "nothing was decided");
    }

    [Fact]
    public async Task A_decision_made_before_a_change_of_what_acts_is_not_kept()
    {
        await Store.AddFreezeAsync(GateSample.Freeze("f1", Now), Told("f1"), default);

        (await SaveAsync(GateSample.Decision("d1", Now))).Should().BeOfType<GateDecisionSaved.StateMoved>();
        (await SaveAsync(GateSample.Decision("d1", Now, version: 2))).Should().BeOfType<GateDecisionSaved.StateMoved>();
        (await SaveAsync(GateSample.Decision("d1", Now, version: 1))).Should().BeOfType<GateDecisionSaved.Kept>();
    }

    [Fact]
    public async Task A_single_use_override_is_used_up_by_one_decision()
    {
        var broken = GateSample.Override("o1", Now);
        await Store.AddOverrideAsync(broken, Told("o1"), default);

        (await SaveAsync(GateSample.Decision("d1", Now, version: 1), uses: "o1")).Should().BeOfType<GateDecisionSaved.Kept>();

        (await Store.FindOverrideAsync("o1", default)).Should().BeEquivalentTo(broken with { UsedBy = "d1" });
        (await Store.ActingStateAsync(Now, default)).Version.Should().Be(2);
        (await SaveAsync(GateSample.Decision("d2", Now, version: 1), replaces: "d1", uses: "o1")).Should().BeOfType<GateDecisionSaved.StateMoved>();
        (await SaveAsync(GateSample.Decision("d2", Now, version: 2), replaces: "d1", uses: "o1")).Should().BeOfType<GateDecisionSaved.OverrideGone>();
        (await SaveAsync(GateSample.Decision("d2", Now, version: 2), replaces: "d1", uses: "other")).Should().BeOfType<GateDecisionSaved.OverrideGone>();
        (await Store.FindDecisionAsync("d2", default)).Should().BeNull();
    }

    [Fact]
    public async Task An_override_that_is_over_or_revoked_opens_nothing()
    {
        var (first, second) = (GateSample.Override("o1", Now), GateSample.Override("o2", Now));
        await Store.AddOverrideAsync(first, Told("o1"), default);
        await Store.AddOverrideAsync(second, Told("o2"), default);
        await Store.ChangeOverrideAsync(first, first with { RevokedAt = Now, RevokedBy = "ann" }, null, default);

        (await SaveAsync(GateSample.Decision("d1", Now, version: 3), uses: "o1")).Should().BeOfType<GateDecisionSaved.OverrideGone>();
        (await SaveAsync(GateSample.Decision("d1", second.ExpiresAt, version: 3), uses: "o2")).Should().BeOfType<GateDecisionSaved.OverrideGone>();
    }

    [Fact]
    public async Task What_happened_through_a_decision_is_saved_with_it_or_not_at_all()
    {
        await SaveAsync(GateSample.Decision("d1", Now));
        await Store.SaveDecisionAsync(new(GateSample.Decision("d2", Now), null, null, null) { Events = [Told("e2")] }, default);
        await Store.SaveDecisionAsync(new(GateSample.Decision("d3", Now), "d1", null, null) { Events = [Told("e3"), Told("e4")] }, default);

        (await Store.UndispatchedEventsAsync(10, default)).Select(e => e.Id).Should().BeEquivalentTo("e3", "e4");
    }

    [Fact]
    public async Task Decisions_are_listed_newest_first_by_what_is_asked_for()
    {
        await SaveAsync(GateSample.Decision("d1", Now));
        await SaveAsync(GateSample.Decision("d2", Now, GateSample.Question("b")) with { Decision = GateVerdict.Allow });
        await SaveAsync(GateSample.Decision("d3", Now, GateSample.Question("a") with { Environment = "staging" }));

        (await ListAsync(new(null, null, null))).Should().Be("d3 d2 d1 of 3");
        (await ListAsync(new("a", null, null))).Should().Be("d3 d1 of 2");
        (await ListAsync(new("a", "staging", null))).Should().Be("d3 of 1");
        (await ListAsync(new(null, null, GateVerdict.Allow))).Should().Be("d2 of 1");
        (await ListAsync(new(null, null, null), "d3", 1)).Should().Be("d2 of 3");
        (await ListAsync(new("c", null, null))).Should().Be(" of 0");
    }

    [Fact]
    public async Task Questions_and_keys_that_are_over_are_forgotten_and_decisions_are_not()
    {
        var key = new IdempotencyKey("ci", "run-7", "asked");
        await SaveAsync(GateSample.Decision("d1", Now), key: key);
        await SaveAsync(GateSample.Decision("d2", Now.AddHours(1), GateSample.Question("b")), key: key with { Value = "run-8" });

        (await Store.PurgeQuestionsAsync(Now.AddHours(1), default)).Should().Be(2);
        (await Store.PurgeQuestionsAsync(Now.AddHours(1), default)).Should().Be(0);

        (await Store.FindDecisionAsync("d1", default)).Should().NotBeNull();
        (await CurrentAsync(GateSample.Question("b"), Now.AddHours(1)))!.Id.Should().Be("d2");
        (await SaveAsync(GateSample.Decision("d3", Now.AddHours(2)), key: key)).Should().BeOfType<GateDecisionSaved.Kept>();
        (await SaveAsync(GateSample.Decision("d4", Now.AddHours(2)), key: key with { Value = "run-8" })).Should().BeOfType<GateDecisionSaved.KeyUsed>();
    }

    private Task<GateDecisionSaved> SaveAsync(GateDecision made, string? replaces = null, IdempotencyKey? key = null, string? uses = null) =>
        Store.SaveDecisionAsync(new GateDecisionSave(made, replaces, key, uses), default);

    private Task<GateDecision?> CurrentAsync(GateQuestion question, DateTimeOffset at) => Store.CurrentDecisionAsync(question.Key, at, default);

    private Core.Events.OutboxEvent Told(string id) => Sample.Event(id, "a", Now);

    private async Task<string> ListAsync(GateDecisionQuery query, string? before = null, int limit = 10)
    {
        var page = await Store.DecisionsAsync(query, before, limit, default);
        return $"{string.Join(' ', page.Items.Select(d => d.Id))} of {page.Total}";
    }
}
