using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Runtime;

/// <summary>What people ask for and answer, as runs see it, and when the next run is due because of it.</summary>
public sealed class PeopleInRunsTests
{
    private readonly Machine _machine;

    public PeopleInRunsTests()
    {
        _machine = new Machine(new TestSource("test", _ => Fact.Ok(CelValue.Of(false), _machine!.Clock.GetUtcNow())));
        _machine.Definitions = TestDefinitions.Set(
            TestDefinitions.Check("a", "facts.it == true").Replace("query: value", "query: value, ttl: 0s", StringComparison.Ordinal),
            """
            apiVersion: scorecards.dev/v1
            kind: Check
            metadata: { name: is-tested }
            spec:
              attestation: { question: Is it tested?, roles: [reporter], validFor: 30d, boundTo: release }
            """,
            TestDefinitions.Scorecard(("a", 1), ("is-tested", 1)));
    }

    private DateTimeOffset Now => _machine.Clock.GetUtcNow();

    [Fact]
    public async Task An_exemption_ends_with_an_evaluation_exactly_then()
    {
        var end = Now.AddMinutes(3).AddTicks(1);
        var state = State(new Declared(1, []) { Exemptions = [Approved(end)] });

        var during = (await _machine.Pipeline.RunAsync(state, default))!.Next!;

        Outcome(during, "a").Should().Match<CheckOutcome>(o => o.Outcome == OutcomeKind.Exempt && o.Exempted!.Outcome == OutcomeKind.Fail);
        during.DueAt.Should().Be(end);
        _machine.Clock.Advance(end - Now);
        var after = (await _machine.Pipeline.RunAsync(during, default))!.Next!;
        Outcome(after, "a").Outcome.Should().Be(OutcomeKind.Fail);
        after.DueAt.Should().Be(EvaluationSchedule.Default.Next("s0", Now), "what is over makes nothing due again");
    }

    [Fact]
    public async Task What_ends_after_the_schedule_changes_no_due_time_nor_does_a_request()
    {
        var next = EvaluationSchedule.Default.Next("s0", Now);
        var declared = new Declared(1, []) { Exemptions = [Approved(next.AddTicks(1)), Requested("is-tested", Now.AddMinutes(1))] };

        (await _machine.Pipeline.RunAsync(State(declared), default))!.Next!.DueAt.Should().Be(next);
    }

    [Fact]
    public async Task An_answer_counts_until_it_runs_out_and_the_service_is_due_then()
    {
        var until = Now.AddMinutes(2);
        var state = State(new Declared(1, []) { Attestations = [Answer("1.0", until)] });

        var run = (await _machine.Pipeline.RunAsync(state, default))!.Next!;

        Outcome(run, "is-tested").Outcome.Should().Be(OutcomeKind.Pass);
        run.DueAt.Should().Be(until);
        _machine.Store.Saves.Single().Contents.Values.Should().Contain(body => body.Contains("\"answer\":\"yes\"", StringComparison.Ordinal), "it is a fact like any other");
        _machine.Clock.Advance(until - Now);
        Outcome((await _machine.Pipeline.RunAsync(run, default))!.Next!, "is-tested").Should().Match<CheckOutcome>(o => o.Stale && o.UnknownCause == UnknownCause.Subject);
    }

    [Theory]
    [InlineData("\"1.1\"", OutcomeKind.Unknown)]
    [InlineData("\"1.0\"", OutcomeKind.Pass)]
    [InlineData("{\"version\":\"1.0\"}", OutcomeKind.Pass)]
    [InlineData("not json", OutcomeKind.Pass)]
    public async Task A_pushed_release_is_the_current_one_while_it_holds(string value, OutcomeKind outcome)
    {
        var pushed = new PushedFact("s0", "release", value, Now.AddHours(-1), Now, "ci", TimeSpan.FromHours(2), null);
        var declared = new Declared(1, [pushed]) { Attestations = [Answer("1.0", Now.AddDays(30))] };

        Outcome((await _machine.Pipeline.RunAsync(State(declared), default))!.Next!, "is-tested").Outcome.Should().Be(outcome);

        var over = declared with { Facts = [pushed with { Value = "\"2.0\"", Ttl = TimeSpan.FromHours(1) }] };
        Outcome((await _machine.Pipeline.RunAsync(State(over), default))!.Next!, "is-tested").Outcome.Should().Be(OutcomeKind.Pass, "a release that is over is none");
    }

    [Fact]
    public void The_next_end_is_the_earliest_to_come()
    {
        var declared = new Declared(1, [])
        {
            Exemptions = [Approved(Now.AddHours(3)), Requested("b", Now.AddMinutes(1))],
            Attestations = [Answer("1.0", Now), Answer("1.1", Now.AddHours(2))],
        };

        declared.NextEnd(Now).Should().Be(Now.AddHours(2));
        declared.NextEnd(Now.AddHours(2)).Should().Be(Now.AddHours(3));
        declared.NextEnd(Now.AddHours(3)).Should().BeNull();
    }

    private ServiceState State(Declared declared) => _machine.Store.Add("s0") with { Declared = declared with { Version = 0 } };

    private static CheckOutcome Outcome(ServiceState state, string check) => state.Latest!.Outcomes.Single(o => o.Check == check);

    private Exemption Requested(string check, DateTimeOffset end) => ExemptionRules.Request($"e-{check}", "s0", check, "it moves next month", end, "ann", Now);

    private Exemption Approved(DateTimeOffset end) => ExemptionRules.Decide(Requested("a", end), ExemptionState.Approved, "bob", null, Now).Exemption!;

    private Attestation Answer(string release, DateTimeOffset until) => new()
    {
        Id = release,
        Service = "s0",
        Check = "is-tested",
        Question = "Is it tested?",
        Answer = AttestationAnswer.Yes,
        By = "ann",
        At = Now.AddDays(-1),
        ValidUntil = until,
        Release = release,
    };
}
