using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using Orleans.Concurrency;
using Orleans.Serialization;
using Scorecards.Core.Declarations;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Silo.Grains;

namespace Scorecards.Silo.Tests.Grains;

/// <summary>All on one silo, each test with a service of its own.</summary>
public sealed class ServiceGrainTests(ServiceGrainTests.SharedSilo shared) : IClassFixture<ServiceGrainTests.SharedSilo>
{
    // The schedule has passed by then, whenever that is.
    private static readonly DateTimeOffset _longAfter = DateTimeOffset.UtcNow.AddYears(1);

    private readonly TestSilo silo = shared.Silo;

    [Fact]
    public async Task A_service_is_evaluated_and_saved()
    {
        var evaluation = await silo.Runtime.EvaluateAsync("service-0", default);

        evaluation!.Primary!.Grade.Should().Be(Grade.APlus);
        (await silo.Store.FindStateAsync("service-0", default))!.Latest!.Id.Should().Be(evaluation.Id);
    }

    [Fact]
    public async Task A_service_that_nobody_knows_has_no_evaluation() =>
        (await silo.Runtime.EvaluateAsync("nobody", default)).Should().BeNull();

    [Fact]
    public async Task Any_number_of_requests_during_a_run_end_in_exactly_one_more_run()
    {
        var grain = silo.Grain("service-1");
        var held = silo.Store.Hold("service-1");
        var first = grain.EvaluateAsync(await grain.MarkAsync(), DateTimeOffset.MaxValue);
        await held.Reached;

        var marks = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => grain.MarkAsync()));
        var others = marks.Select(mark => grain.EvaluateAsync(mark, DateTimeOffset.MaxValue)).ToList();
        held.Open();
        var answers = await Task.WhenAll(others);

        silo.Store.Runs("service-1").Should().Be(2);
        (await first).Value.Should().NotBeNull();
        answers.Select(a => a.Value).Should().OnlyContain(e => ReferenceEquals(e, answers[0].Value), "within a silo an evaluation is not copied");
        (await silo.Store.FindStateAsync("service-1", default))!.Revision.Should().Be(2);
    }

    [Fact]
    public async Task A_request_after_a_run_gets_a_run_of_its_own()
    {
        await silo.Runtime.EvaluateAsync("service-2", default);
        await silo.Runtime.EvaluateAsync("service-2", default);

        silo.Store.Runs("service-2").Should().Be(2);
    }

    [Fact]
    public async Task A_mark_of_another_activation_asks_for_a_new_run()
    {
        await silo.Runtime.EvaluateAsync("service-3", default);

        await silo.Grain("service-3").EvaluateAsync(new RunMark(Guid.NewGuid(), 0), DateTimeOffset.MaxValue);

        silo.Store.Runs("service-3").Should().Be(2);
    }

    [Fact]
    public async Task Other_services_go_on_while_one_is_held_up()
    {
        var held = silo.Store.Hold("service-4");
        var slow = silo.Runtime.EvaluateAsync("service-4", default);
        await held.Reached;

        (await silo.Runtime.EvaluateAsync("service-5", default)).Should().NotBeNull();

        slow.IsCompleted.Should().BeFalse();
        held.Open();
        (await slow).Should().NotBeNull();
    }

    [Fact]
    public async Task A_caller_that_goes_away_leaves_the_run_to_the_others()
    {
        var held = silo.Store.Hold("service-6");
        using var away = new CancellationTokenSource();
        var leaving = silo.Runtime.EvaluateAsync("service-6", away.Token);
        await held.Reached;

        await away.CancelAsync();
        await leaving.Invoking(l => l).Should().ThrowAsync<OperationCanceledException>();
        held.Open();
        await silo.Runtime.EvaluateAsync("service-6", default);

        (await silo.Store.FindStateAsync("service-6", default))!.Revision.Should().Be(2, "both runs were saved");
    }

    [Fact]
    public async Task The_state_is_read_once_for_many_runs_that_are_due()
    {
        var before = silo.Store.Reads;

        for (var i = 0; i < 5; i++)
        {
            await silo.Runtime.EvaluateDueAsync("service-7", _longAfter, default);
        }

        silo.Store.Runs("service-7").Should().Be(5);
        silo.Store.Reads.Should().Be(before + 1);
    }

    [Fact]
    public async Task Who_asks_for_a_run_has_what_was_declared_before_in_it()
    {
        await silo.Runtime.EvaluateAsync("service-16", default);
        await PushAsync("service-16");

        await silo.Runtime.EvaluateAsync("service-16", default);

        (await StateAsync("service-16")).DueAt.Should().BeAfter(DateTimeOffset.UtcNow, "everything is seen, and nothing left to do before the schedule");
    }

    [Fact]
    public async Task A_due_run_that_missed_a_declaration_is_followed_by_one_that_sees_it()
    {
        await silo.Runtime.EvaluateAsync("service-17", default);
        await PushAsync("service-17");

        await silo.Runtime.EvaluateDueAsync("service-17", _longAfter, default);
        (await StateAsync("service-17")).DueAt.Should().BeBefore(DateTimeOffset.UtcNow + 2 * Declared.Settling);
        await silo.Runtime.EvaluateDueAsync("service-17", _longAfter, default);

        (await StateAsync("service-17")).DueAt.Should().BeAfter(DateTimeOffset.UtcNow + 2 * Declared.Settling);
        (await StateAsync("service-17")).Revision.Should().Be(3);
    }

    [Fact]
    public async Task Who_asks_during_a_due_run_that_goes_by_what_was_kept_gets_a_run_of_its_own()
    {
        await silo.Runtime.EvaluateAsync("service-18", default);
        var (grain, held) = (silo.Grain("service-18"), silo.Store.Hold("service-18"));
        var asked = await grain.MarkAsync();
        var due = grain.EvaluateAsync(asked, _longAfter);
        await held.Reached;

        await PushAsync("service-18");
        var request = grain.EvaluateAsync(asked, DateTimeOffset.MaxValue);
        held.Open();
        await Task.WhenAll(due, request);

        silo.Store.Runs("service-18").Should().Be(3);
        (await StateAsync("service-18")).DueAt.Should().BeAfter(DateTimeOffset.UtcNow + 2 * Declared.Settling);
    }

    [Fact]
    public async Task What_another_node_saved_is_read_and_built_upon()
    {
        await silo.Runtime.EvaluateAsync("service-8", default);
        var elsewhere = await silo.Pipeline.RunAsync((await silo.Store.FindStateAsync("service-8", default))!, default);

        var evaluation = await silo.Runtime.EvaluateAsync("service-8", default);

        elsewhere!.Next!.Revision.Should().Be(2);
        evaluation.Should().NotBeNull();
        (await silo.Store.FindStateAsync("service-8", default))!.Revision.Should().Be(3);
    }

    [Fact]
    public async Task A_run_that_another_node_overtakes_leaves_it_to_who_waits()
    {
        await silo.Runtime.EvaluateAsync("service-12", default);
        var (grain, held) = (silo.Grain("service-12"), silo.Store.Hold("service-12"));
        var run = grain.EvaluateAsync(await grain.MarkAsync(), DateTimeOffset.MaxValue);
        await held.Reached;
        await silo.Pipeline.RunAsync(await StateAsync("service-12"), default);
        held.Open();

        await run.Invoking(r => r).Should().ThrowAsync<OvertakenException>();

        (await silo.Store.FindStateAsync("service-12", default))!.Revision.Should().Be(2, "nobody may wait for a run that was paused");
    }

    [Fact]
    public async Task What_was_evaluated_since_it_was_claimed_is_not_evaluated_again()
    {
        var claimed = DateTimeOffset.UtcNow;
        var first = await silo.Runtime.EvaluateDueAsync("service-13", claimed, default);

        var late = await silo.Runtime.EvaluateDueAsync("service-13", claimed, default);

        late!.Id.Should().Be(first!.Id);
        silo.Store.Runs("service-13").Should().Be(1);
    }

    [Fact]
    public async Task What_the_store_made_due_again_is_evaluated_again()
    {
        await silo.Runtime.EvaluateAsync("service-14", default);
        var claimed = DateTimeOffset.UtcNow;
        await silo.Services.MakeDueAsync("service-14", claimed, default);

        await silo.Runtime.EvaluateDueAsync("service-14", claimed, default);

        silo.Store.Runs("service-14").Should().Be(2);
    }

    [Fact]
    public async Task Who_asks_while_one_that_is_not_due_is_looked_at_gets_a_run()
    {
        var claimed = DateTimeOffset.UtcNow;
        var grain = silo.Grain("service-15");
        var held = silo.Store.Hold("service-15");
        var first = grain.EvaluateAsync(await grain.MarkAsync(), claimed);
        await held.Reached;

        // All three wait for the same: the second has nothing to do, and must not take the run from the third.
        var mark = await grain.MarkAsync();
        var notDue = grain.EvaluateAsync(mark, claimed);
        var asked = grain.EvaluateAsync(mark, DateTimeOffset.MaxValue);
        held.Open();
        await Task.WhenAll(first, notDue, asked);

        silo.Store.Runs("service-15").Should().Be(2);
        (await silo.Store.FindStateAsync("service-15", default))!.Revision.Should().Be(2);
    }

    [Fact]
    public async Task A_failure_of_the_store_reaches_the_caller_and_the_next_run_reads_anew()
    {
        await silo.Runtime.EvaluateDueAsync("service-9", _longAfter, default);
        silo.Store.FailNextSave("the disk is full");
        var reads = silo.Store.Reads;

        await silo.Runtime.Invoking(r => r.EvaluateDueAsync("service-9", _longAfter, default)).Should().ThrowAsync<StoreException>().WithMessage("the disk is full");

        (await silo.Runtime.EvaluateDueAsync("service-9", _longAfter, default)).Should().NotBeNull();
        silo.Store.Reads.Should().Be(reads + 1);
    }

    [Fact]
    public async Task A_run_belongs_to_the_trace_of_who_asked_for_it()
    {
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("test");
        using var activity = source.StartActivity("asking");

        await silo.Runtime.EvaluateAsync("service-10", default);

        silo.Store.Trace("service-10").Should().Be(activity!.TraceId);
    }

    [Fact]
    public async Task An_evaluation_comes_whole_from_another_silo()
    {
        var evaluation = await silo.Runtime.EvaluateAsync("service-11", default);
        var serializer = silo.Get<Serializer>();

        var bytes = serializer.SerializeToArray(new Immutable<Evaluation?>(evaluation));
        var arrived = serializer.Deserialize<Immutable<Evaluation?>>(bytes).Value;

        arrived.Should().NotBeSameAs(evaluation);
        JsonSerializer.Serialize(arrived, ScorecardsJson.Default.Evaluation).Should().Be(JsonSerializer.Serialize(evaluation, ScorecardsJson.Default.Evaluation!));
        serializer.Deserialize<Immutable<Evaluation?>>(serializer.SerializeToArray(default(Immutable<Evaluation?>))).Value.Should().BeNull();
    }

    [Fact]
    public void A_failure_of_the_store_comes_from_another_silo_as_what_it_is()
    {
        var serializer = silo.Get<Serializer>();

        var arrived = serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(new StoreException("the disk is full", new NpgsqlException("connection lost"))));

        arrived.Should().BeOfType<StoreException>().Which.Message.Should().Be("the disk is full");
    }

    private async Task<ServiceState> StateAsync(string service) => (await silo.Store.FindStateAsync(service, default))!;

    private Task<IReadOnlyList<PushedFact>?> PushAsync(string service)
    {
        var now = DateTimeOffset.UtcNow;
        return silo.Declarations.PushFactsAsync(
            service, [new PushedFact(service, "drill", "true", now, now, "test", TimeSpan.FromDays(1), null)], now + Declared.Settling, default);
    }

    public sealed class SharedSilo : IAsyncLifetime
    {
        public TestSilo Silo { get; private set; } = null!;

        public async Task InitializeAsync() => Silo = await TestSilo.StartAsync();

        public async Task DisposeAsync() => await Silo.DisposeAsync();
    }
}
