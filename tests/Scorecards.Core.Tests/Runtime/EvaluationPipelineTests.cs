using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Events;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Core.Text;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Runtime;

public sealed class EvaluationPipelineTests
{
    private readonly TestSource _source;
    private readonly Machine _machine;
    private bool _passes = true;

    public EvaluationPipelineTests()
    {
        _source = new TestSource("test", _ => Fact.Ok(CelValue.Of(_passes), _machine!.Clock.GetUtcNow()));
        _machine = new Machine(_source);
    }

    [Fact]
    public async Task A_run_collects_evaluates_and_saves_with_all_that_explains_it()
    {
        var state = await RunAsync(null);

        var save = _machine.Store.Saves.Single();
        save.Should().BeEquivalentTo(new { ExpectedRevision = 0L, Append = true, DueAt = EvaluationSchedule.Default.Next("s0", _machine.Clock.GetUtcNow()) });
        state!.Should().BeEquivalentTo(new { Revision = 1L, Latest = save.Evaluation, save.DueAt });
        save.Contents.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            [_machine.Services["s0"].Digest] = ServiceJson.Content(_machine.Services["s0"]),
            [Content.Digest("true")] = "true",
        });
        save.Contents.Should().OnlyContain(c => Content.Digest(c.Value) == c.Key);
    }

    [Fact]
    public async Task The_same_result_is_confirmed_and_another_is_appended()
    {
        var state = await RunAsync(null);
        _machine.Clock.Advance(TimeSpan.FromMinutes(15));
        state = await RunAsync(state);
        _machine.Clock.Advance(TimeSpan.FromMinutes(15));
        _passes = false;
        await RunAsync(state);

        _machine.Store.Saves.Select(s => s.Append).Should().Equal(true, false, true);
        _machine.Store.Saves[1].Evaluation.Should().BeEquivalentTo(new { _machine.Store.Saves[0].Evaluation.Id, _machine.Store.Saves[0].Evaluation.At });
        _machine.Store.Saves[2].Evaluation.Attribution!.Check.Should().Be("a");
    }

    [Fact]
    public async Task A_changed_grade_is_saved_with_its_event()
    {
        var state = await RunAsync(null);
        state = await RunAsync(state);
        _passes = false;
        await RunAsync(state);

        _machine.Store.Saves.Take(2).Should().OnlyContain(s => s.Events.Count == 0);
        var told = _machine.Store.Saves[2].Events.Should().ContainSingle().Which;
        told.Should().BeEquivalentTo(new { Id = $"{_machine.Store.Saves[2].Evaluation.Id}-grade", Type = EventTypes.GradeChanged, Subject = "s0" });
        CloudEventJson.Read(told.Json).Data.Should().BeEquivalentTo(new { From = new { Grade = "A+" }, To = new { Grade = "F" } });
    }

    [Fact]
    public async Task Ids_of_evaluations_grow_with_time()
    {
        var state = await RunAsync(null);
        _machine.Clock.Advance(TimeSpan.FromMinutes(15));
        _passes = false;
        await RunAsync(state);

        string.CompareOrdinal(_machine.Store.Saves[0].Evaluation.Id, _machine.Store.Saves[1].Evaluation.Id).Should().BeNegative();
    }

    [Fact]
    public async Task An_outdated_state_saves_nothing()
    {
        var state = _machine.Store.Add("s0");
        _machine.Store.SaveElsewhere("s0");

        (await _machine.Pipeline.RunAsync(state, CancellationToken.None)).Should().BeNull();
        _machine.Store.Saves.Should().BeEmpty();
    }

    [Fact]
    public async Task A_run_says_what_it_was_made_with_and_that_more_was_declared_meanwhile()
    {
        var state = _machine.Store.Add("s0");
        _machine.Store.Declare("s0");

        var run = await _machine.Pipeline.RunAsync(state, CancellationToken.None);

        run!.Next.Should().BeNull("what is known of the service is outdated");
        _machine.Store.Saves.Single().Declared.Should().Be(0);
        var next = await RunAsync(await _machine.Store.FindStateAsync("s0", default));
        next!.Declared.Version.Should().Be(1);
    }

    [Fact]
    public async Task A_retired_service_or_one_that_left_the_catalog_asks_nothing()
    {
        (await _machine.Pipeline.RunAsync(_machine.Store.Add("s0", retired: true), CancellationToken.None)).Should().BeNull();
        (await _machine.Pipeline.RunAsync(_machine.Store.Add("gone"), CancellationToken.None)).Should().BeNull();

        _source.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_run_never_sees_half_a_change_of_the_definitions()
    {
        var next = TestDefinitions.Set(TestDefinitions.Check("b", "facts.it == true"), TestDefinitions.Scorecard(("b", 1)));
        var source = new TestSource("test", _ =>
        {
            _machine.Definitions = next;
            return Fact.Ok(CelValue.Of(true), _machine.Clock.GetUtcNow());
        });
        var machine = new Machine(source);
        var before = machine.Definitions;

        var run = await machine.Pipeline.RunAsync(machine.Store.Add("s0"), CancellationToken.None);

        run!.Evaluation.DefinitionsDigest.Should().Be(before.Digest);
        run.Evaluation.Outcomes.Select(o => o.Check).Should().Equal("a");
    }

    private async Task<ServiceState?> RunAsync(ServiceState? state) =>
        (await _machine.Pipeline.RunAsync(state ?? _machine.Store.Add("s0"), CancellationToken.None))?.Next;
}
