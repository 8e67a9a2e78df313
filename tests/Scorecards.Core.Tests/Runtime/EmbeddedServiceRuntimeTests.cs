using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Runtime;

public sealed class EmbeddedServiceRuntimeTests
{
    private readonly HeldSource _source = new();
    private readonly Machine _machine;

    public EmbeddedServiceRuntimeTests() => _machine = new Machine(_source);

    [Fact]
    public async Task A_request_ends_in_a_saved_evaluation()
    {
        _source.Release();

        var evaluation = await EvaluateAsync("s0");

        evaluation.Should().BeSameAs(_machine.Store.Saves.Single().Evaluation);
        evaluation!.Primary!.Score.Should().Be(100m);
    }

    [Fact]
    public async Task Any_number_of_requests_during_a_run_end_in_exactly_one_more_run()
    {
        var first = EvaluateAsync("s0");
        await _source.BegunAsync();
        var others = Enumerable.Range(0, 50).Select(_ => EvaluateAsync("s0")).ToList();

        _source.Release(10);
        var results = await Task.WhenAll(others.Prepend(first));

        _source.Answered.Should().Be(2);
        _source.MostAtATime.Should().Be(1);
        _machine.Store.Saves.Should().HaveCount(2);
        results.Skip(1).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_request_during_the_second_run_ends_in_a_third()
    {
        var first = EvaluateAsync("s0");
        await _source.BegunAsync();
        var second = EvaluateAsync("s0");
        _source.Release();
        await first;
        await _source.BegunAsync();
        var third = EvaluateAsync("s0");
        _source.Release(10);

        await Task.WhenAll(second, third);

        _source.Answered.Should().Be(3);
        third.Should().NotBeSameAs(second);
    }

    [Fact]
    public async Task After_a_run_the_next_request_starts_at_once()
    {
        _source.Release(2);

        await EvaluateAsync("s0");
        await EvaluateAsync("s0");

        _source.Answered.Should().Be(2);
    }

    [Fact]
    public async Task Services_do_not_wait_for_each_other()
    {
        var runs = new[] { "s0", "s1", "s2" }.Select(EvaluateAsync).ToList();
        for (var i = 0; i < 3; i++)
        {
            await _source.BegunAsync();
        }

        _source.Release(3);
        await Task.WhenAll(runs);

        _source.MostAtATime.Should().Be(3);
    }

    [Fact]
    public async Task A_caller_that_goes_away_ends_no_run()
    {
        using var impatient = new CancellationTokenSource();
        var gone = _machine.Runtime.EvaluateAsync("s0", impatient.Token);
        await _source.BegunAsync();
        var patient = EvaluateAsync("s0");

        await impatient.CancelAsync();
        await FluentActions.Awaiting(() => gone).Should().ThrowAsync<OperationCanceledException>();
        _source.Release(2);

        (await patient).Should().NotBeNull();
        _machine.Store.Saves.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_failing_run_fails_only_those_who_wait_for_it()
    {
        var fail = true;
        _machine.Store.BeforeSave = _ => fail ? throw new InvalidOperationException("disk full") : Task.CompletedTask;
        var first = EvaluateAsync("s0");
        await _source.BegunAsync();
        var second = EvaluateAsync("s0");

        _source.Release();
        await FluentActions.Awaiting(() => first).Should().ThrowAsync<InvalidOperationException>();
        fail = false;
        await _source.BegunAsync();
        _source.Release(10);

        (await second).Should().NotBeNull();
        (await EvaluateAsync("s0")).Should().NotBeNull();
    }

    [Fact]
    public async Task Stopping_ends_every_run_and_whatever_waits()
    {
        var first = EvaluateAsync("s0");
        await _source.BegunAsync();
        var second = EvaluateAsync("s0");

        _machine.Stop();

        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => second).Should().ThrowAsync<OperationCanceledException>();
        _machine.Store.Saves.Should().BeEmpty();
    }

    [Fact]
    public async Task Many_requests_for_many_services_leave_nothing_behind()
    {
        _source.Release(100_000);
        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), async (i, _) => await EvaluateAsync($"s{i % 3}"));

        var before = _source.Answered;
        await EvaluateAsync("s0");

        _source.Answered.Should().Be(before + 1, "a service without a turn starts at once");
        _machine.Store.Saves.Select(s => (s.Evaluation.Service, s.ExpectedRevision)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_service_that_the_store_or_the_catalog_does_not_know_has_no_evaluation()
    {
        _machine.Store.Add("only-stored");
        _machine.Store.Add("s1", retired: true);

        (await EvaluateAsync("nobody")).Should().BeNull();
        (await EvaluateAsync("only-stored")).Should().BeNull();
        (await EvaluateAsync("s1")).Should().BeNull();
        _source.Answered.Should().Be(0);
    }

    [Fact]
    public async Task When_another_node_saved_first_the_run_starts_again_from_there()
    {
        var conflicts = 2;
        _machine.Store.BeforeSave = save =>
        {
            if (conflicts-- > 0)
            {
                _machine.Store.SaveElsewhere(save.Evaluation.Service);
            }

            return Task.CompletedTask;
        };
        _source.Release(10);

        (await EvaluateAsync("s0")).Should().NotBeNull();

        _source.Answered.Should().Be(3);
        _machine.Store.Saves.Should().ContainSingle().Which.ExpectedRevision.Should().Be(2);
    }

    [Fact]
    public async Task When_other_nodes_always_save_first_their_evaluation_is_the_answer()
    {
        var theirs = new Evaluation
        {
            Id = "theirs",
            Service = "s0",
            At = DateTimeOffset.UnixEpoch,
            ConfirmedUntil = DateTimeOffset.UnixEpoch,
            DefinitionsDigest = "",
            ServiceDigest = "",
            AlgorithmVersion = Scorer.AlgorithmVersion,
            Outcomes = [],
            Scorecards = [],
            Facts = [],
        };
        _machine.Store.BeforeSave = save =>
        {
            _machine.Store.SaveElsewhere(save.Evaluation.Service, theirs);
            return Task.CompletedTask;
        };
        _source.Release(10);

        (await EvaluateAsync("s0")).Should().BeSameAs(theirs);
        _source.Answered.Should().Be(3);
    }

    private Task<Evaluation?> EvaluateAsync(string service) => _machine.Runtime.EvaluateAsync(service, CancellationToken.None);
}
