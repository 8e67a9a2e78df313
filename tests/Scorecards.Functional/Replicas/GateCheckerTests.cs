using Scorecards.TestSupport.Faults.History;

namespace Scorecards.Functional.Replicas;

public sealed class GateCheckerTests
{
    private static readonly Frozen _frozen = new(At(10), At(20), "production", "f");
    private static readonly GateAsked _denied = new(At(12), At(13), "a", "production", 1, "n1", "d1", "deny");
    private static readonly DecisionKept _kept = new(At(99), "d1", "production", At(12), "deny", 1);

    [Fact]
    public void A_deny_during_a_freeze_that_is_kept_and_audited_is_well() => GateChecker.Check([_frozen, _denied, _kept]).Should().BeEmpty();

    [Fact]
    public void Without_questions_and_freezes_nothing_is_proved() => GateChecker.Check([]).Should().HaveCount(2);

    [Fact]
    public void Without_a_question_during_a_freeze_nothing_is_proved() =>
        GateChecker.Check([_frozen, _denied with { At = At(30), AnsweredAt = At(31) }, _kept]).Should().ContainSingle().Which.Should().Contain("during a freeze");

    [Fact]
    public void An_allow_that_was_asked_for_a_second_after_the_freeze_is_told() =>
        GateChecker.Check([_frozen, _denied with { Verdict = "allow" }, _kept]).Should().ContainSingle().Which.Should().Contain("n1 allowed a to production");

    [Fact]
    public void An_allow_within_the_first_second_is_still_one_of_before() =>
        GateChecker.Check([_frozen, _denied, _kept, _denied with { At = At(10.5), AnsweredAt = At(10.6), Verdict = "allow" }]).Should().BeEmpty();

    [Fact]
    public void An_allow_of_another_environment_is_none_of_the_freeze() =>
        GateChecker.Check([_frozen, _denied, _kept, _denied with { Environment = "staging", Verdict = "allow" }]).Should().BeEmpty();

    [Fact]
    public void An_allow_decided_during_a_freeze_is_told_even_if_nobody_saw_it() =>
        GateChecker.Check([_frozen, _denied, _kept, _kept with { Decision = "d2", Verdict = "allow", DecidedAt = At(10.1) }])
            .Should().ContainSingle().Which.Should().Contain("d2");

    [Fact]
    public void A_decision_that_is_not_kept_or_not_audited_is_told()
    {
        GateChecker.Check([_frozen, _denied]).Should().ContainSingle().Which.Should().Contain("is not kept");
        GateChecker.Check([_frozen, _denied, _kept with { Audited = 0 }]).Should().ContainSingle().Which.Should().Contain("0 audit rows");
        GateChecker.Check([_frozen, _denied, _kept with { Audited = 2 }]).Should().ContainSingle().Which.Should().Contain("2 audit rows");
    }

    [Fact]
    public void Too_many_questions_without_an_answer_are_told() =>
        GateChecker.Check([_frozen, _denied, _kept, _denied with { Node = null, Decision = null, Verdict = null }])
            .Should().ContainSingle().Which.Should().Contain("1 of 2 questions");

    private static DateTimeOffset At(double seconds) => new DateTimeOffset(2030, 1, 15, 12, 0, 0, TimeSpan.Zero).AddSeconds(seconds);
}
