using Scorecards.Core.Catalog;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Scoring;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Declarations;

public sealed class AttestationFactsTests
{
    private static readonly DateTimeOffset _now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Service _service = new() { Id = "svc", Name = "svc", Digest = "svc" };

    private static readonly DefinitionSet _plain = Set("");
    private static readonly DefinitionSet _bound = Set(", boundTo: release");

    [Fact]
    public void A_question_nobody_answered_is_unknown_and_says_how_to_answer()
    {
        var outcome = Evaluate(_plain, _service, []);

        (outcome.Outcome, outcome.UnknownCause).Should().Be((OutcomeKind.Unknown, UnknownCause.Subject));
        outcome.Message.Should().Be("attestation: nobody has answered “Is it tested?” yet; answer with: scorecards attest svc is-tested --yes");
    }

    [Theory]
    [InlineData(AttestationAnswer.Yes, OutcomeKind.Pass, "ann answered yes; good until 2030-01-31T00:00:00Z")]
    [InlineData(AttestationAnswer.No, OutcomeKind.Fail, "ann answered no; good until 2030-01-31T00:00:00Z")]
    public void An_answer_decides(AttestationAnswer answer, OutcomeKind outcome, string message)
    {
        var seen = Evaluate(_plain, _service, [Answer(answer) with { Evidence = ["https://example.com/report", "https://example.com/more"] }]);

        (seen.Outcome, seen.Message, seen.Evidence).Should().Be((outcome, message, "https://example.com/report"));
    }

    [Fact]
    public void An_answer_runs_out_exactly_at_its_time_and_is_held_for_the_grace()
    {
        var answers = new[] { Answer(AttestationAnswer.Yes) };
        var end = answers[0].ValidUntil;
        var before = Evaluation(_plain, _service, answers, null, end.AddTicks(-1));
        var after = Evaluation(_plain, _service, answers, before, end);

        before.Outcomes.Single().Stale.Should().BeFalse();
        after.Outcomes.Single().Should().Match<CheckOutcome>(o => o.Outcome == OutcomeKind.Pass && o.Stale && o.UnknownCause == UnknownCause.Subject);
        after.Outcomes.Single().Message.Should().Contain("the answer of ann to “Is it tested?” ran out at 2030-01-31 00:00:00Z");
        Evaluation(_plain, _service, answers, after, end.AddHours(72)).Outcomes.Single().Outcome.Should().Be(OutcomeKind.Fail);
    }

    [Fact]
    public void Of_several_answers_the_newest_counts_in_whatever_order_they_come()
    {
        Attestation[] answers = [Answer(AttestationAnswer.No), Answer(AttestationAnswer.Yes) with { Id = "b", At = _now.AddDays(-1) }, Answer(AttestationAnswer.Yes) with { Id = "c" }];

        Evaluate(_plain, _service, answers).Outcome.Should().Be(OutcomeKind.Pass);
        Evaluate(_plain, _service, [.. answers.Reverse()]).Outcome.Should().Be(OutcomeKind.Pass, "of the same moment, the greater id is the newer");
    }

    [Fact]
    public void An_answer_to_another_question_says_nothing() =>
        Evaluate(_plain, _service, [Answer(AttestationAnswer.Yes) with { Check = "other" }]).Outcome.Should().Be(OutcomeKind.Unknown);

    [Fact]
    public void A_bound_answer_counts_for_its_release_alone()
    {
        var answers = new[] { Answer(AttestationAnswer.Yes) with { Release = "1.0" } };

        Evaluate(_bound, Released("1.0"), answers).Outcome.Should().Be(OutcomeKind.Pass);
        var other = Evaluate(_bound, Released("1.1"), answers);
        other.Outcome.Should().Be(OutcomeKind.Unknown);
        other.Message.Should().Be("attestation: nobody has answered “Is it tested?” for the release 1.1 yet; answer with: scorecards attest svc is-tested --yes --release 1.1");
    }

    [Fact]
    public void What_was_answered_for_one_release_is_not_held_for_the_next()
    {
        var answers = new[] { Answer(AttestationAnswer.Yes) with { Release = "1.0" } };
        var first = Evaluation(_bound, Released("1.0"), answers, null, _now);
        var second = Evaluation(_bound, Released("1.1"), answers, first, _now.AddMinutes(1));
        var third = Evaluation(_bound, Released("1.1"), answers, second, _now.AddMinutes(1) + TimeSpan.FromHours(72));

        first.Outcomes.Single().Release.Should().Be("1.0");
        second.Outcomes.Single().Should().Match<CheckOutcome>(o => o.Outcome == OutcomeKind.Unknown && o.LastKnown == null && o.Release == "1.1");
        third.Outcomes.Single().Outcome.Should().Be(OutcomeKind.Fail, "the grace of a new release runs from its first sight");
    }

    [Fact]
    public void While_no_release_is_known_the_last_outcome_is_held()
    {
        var answers = new[] { Answer(AttestationAnswer.Yes) with { Release = "1.0" } };
        var first = Evaluation(_bound, Released("1.0"), answers, null, _now);

        var gone = Evaluation(_bound, _service, [], first, _now.AddHours(1)).Outcomes.Single();

        (gone.Outcome, gone.Stale, gone.Release).Should().Be((OutcomeKind.Pass, true, "1.0"));
        gone.Message.Should().Contain("no release is known: push the fact 'release', set the annotation scorecards.dev/release, or answer for a release");
    }

    [Fact]
    public void The_current_release_is_pushed_or_annotated_or_the_newest_one_answered_for()
    {
        Attestation[] answers = [Answer(AttestationAnswer.Yes) with { Release = "0.9" }, Answer(AttestationAnswer.Yes) with { Release = "0.8", At = _now.AddDays(-1) }];

        AttestationFacts.CurrentRelease(Released("1.0"), answers, CelValue.Of("2.0")).Should().Be("2.0");
        AttestationFacts.CurrentRelease(Released("1.0"), answers, CelValue.Map([new("version", CelValue.Of("2.1"))])).Should().Be("2.1");
        AttestationFacts.CurrentRelease(Released("1.0"), answers, CelValue.Of(3L)).Should().Be("1.0", "what is no text names no release");
        AttestationFacts.CurrentRelease(Released(" "), answers, null).Should().Be("0.9");
        AttestationFacts.CurrentRelease(_service, [], null).Should().BeNull();
    }

    [Fact]
    public void A_grade_that_an_answer_moved_is_attributed_to_it()
    {
        var yes = Evaluation(_plain, _service, [Answer(AttestationAnswer.Yes)], null, _now);
        var no = Evaluation(_plain, _service, [Answer(AttestationAnswer.No) with { At = _now.AddHours(1) }], yes, _now.AddHours(1));

        Attributing.Explain(yes, no).Should().BeEquivalentTo(
            new Attribution(AttributionKind.Attestation, "is-tested", "A+ → F: is-tested went from pass to fail, since facts.attestation changed") { Facts = ["attestation"] });
    }

    private static CheckOutcome Evaluate(DefinitionSet set, Service service, Attestation[] answers) => Evaluation(set, service, answers, null, _now).Outcomes.Single();

    private static Evaluation Evaluation(DefinitionSet set, Service service, Attestation[] answers, Evaluation? previous, DateTimeOffset now)
    {
        var plan = FactPlan.For(set, service, "");
        var facts = AttestationFacts.Of(plan, answers, null, now);
        plan.Questions().Keys.Should().BeSubsetOf(facts.Keys);
        return Scorer.Evaluate(plan, facts, [], previous, now, "id");
    }

    private static Service Released(string release) => _service with { Annotations = new Dictionary<string, string> { ["scorecards.dev/release"] = release } };

    private static Attestation Answer(AttestationAnswer answer) => new()
    {
        Id = "a",
        Service = "svc",
        Check = "is-tested",
        Question = "Is it tested?",
        Answer = answer,
        By = "ann",
        At = _now,
        ValidUntil = _now.AddDays(30),
    };

    private static DefinitionSet Set(string more) => TestDefinitions.Set(
        $$"""
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: is-tested }
        spec:
          attestation: { question: Is it tested?, roles: [reporter], validFor: 30d{{more}} }
          examples:
            - { attestation: yes, expect: pass }
            - { attestation: no, expect: fail }
            - { expect: unknown }
        """,
        TestDefinitions.Scorecard(("is-tested", 1)));
}
