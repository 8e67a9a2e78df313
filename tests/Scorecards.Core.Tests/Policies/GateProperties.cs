using FsCheck.Fluent;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using Scorecards.Core.Grades;
using Scorecards.Core.Policies;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Policies;

/// <summary>What holds for any policy, any question and any state of the world.</summary>
public sealed class GateProperties
{
    [Fact]
    public void Nothing_passes_an_enforced_freeze() => Properties.Check(GateCase.Any, one =>
    {
        var ruling = Decide(one);
        return (!one.IsStopped || (ruling.Decision, ruling.Mode) == (GateVerdict.Deny, GateMode.Enforce))
            && (!one.IsFrozenAt(one.Input.Now) || (ruling.Ruled == GateVerdict.Deny && (one.Observes || ruling.Decision == GateVerdict.Deny)));
    });

    [Fact]
    public void A_dry_run_answers_allow_unless_an_emergency_freeze_stops_it() => Properties.Check(GateCase.Any, one =>
    {
        var ruling = Decide(one);
        return one.IsStopped ? ruling.Mode == GateMode.Enforce
            : one.Observes ? (ruling.Decision, ruling.Mode, ruling.OpenedBy) == (GateVerdict.Allow, GateMode.Observe, null)
            : ruling.Mode == GateMode.Enforce && ruling.Ruled == ruling.Decision;
    });

    [Fact]
    public void An_answer_outlasts_neither_the_hours_nor_the_beginning_of_a_freeze() => Properties.Check(GateCase.Any, one =>
    {
        var (ruling, now) = (Decide(one), one.Input.Now);
        if (ruling.ValidUntil < now || ruling.ValidUntil - now > TimeSpan.FromHours(4) || ruling.ClosesAt < ruling.ValidUntil)
        {
            return false;
        }

        // Every minute of it, as the calendars change by the minute.
        for (var at = now; at < ruling.ValidUntil && ruling is { Decision: not GateVerdict.Deny, Mode: GateMode.Enforce }; at = at.AddMinutes(1))
        {
            if (one.IsFrozenAt(at) || (ruling.OpenedBy is null && ruling.DataQuality != DataQuality.Degraded && HoursAt(one, ruling.Rule, at) == false))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void What_keeps_the_gate_shut_says_why_and_what_helps() => Properties.Check(GateCase.Any, one =>
    {
        var ruling = Decide(one);
        var blocking = ruling.Reasons.Where(r => r.Severity == GateReasonSeverity.Blocking).ToList();
        return ruling.Reasons.All(r => r.Message.Length > 0)
            && (ruling.Decision == GateVerdict.Allow
                ? blocking.Count == 0 && ruling.RetryAfterSeconds is null && !ruling.Override.Available
                : blocking.Any(r => r.Remedy is not null || r.ClearsAt is not null) && ruling.RetryAfterSeconds > 0 && (ruling.Override.Requires is not null) == ruling.Override.Available);
    });

    [Fact]
    public void The_first_rule_whose_conditions_hold_decides() => Properties.Check(GateCase.Any, one =>
    {
        var ruling = Decide(one);
        return one.IsStopped || one.Input.TooOld is not null || ruling.Rule == one.Policy.Rules.FirstOrDefault(r => Holds(one, r))?.Name;
    });

    [Fact]
    public void An_override_opens_only_what_it_is_for_and_an_approval_only_what_waits_for_one() => Properties.Check(GateCase.Any, one =>
    {
        var ruling = Decide(one);
        var without = GateRules.Decide(one.Policy, one.Input with { Overrides = [], Approval = null });
        return (ruling.OpenedBy is not { } by || (by.Covers(one.Input.Question) && by.IsOpenAt(one.Input.Now) && ruling.Decision == GateVerdict.Allow && without.Decision != GateVerdict.Allow))
            && (ruling.Approval is null || (without.Ruled == GateVerdict.Hold && without.Reasons.Any(r => r.Code == GateReasons.NeedsApproval)))
            && (ruling.OpenedBy is not null || ruling.Approval is not null || (ruling.Decision, ruling.Ruled) == (without.Decision, without.Ruled));
    });

    /// <summary>Under the shipped policy, at any moment of a year with holidays and freezes.</summary>
    [Fact]
    public void A_better_grade_never_gets_a_worse_answer()
    {
        var cases =
            from minute in Gen.Choose(0, 366 * 24 * 60)
            from low in Gen.Choose(0, 11)
            from high in Gen.Choose(low + 1, 12)
            from tier in Gen.Choose(1, 4)
            from environment in Gen.Elements("production", "staging", "development")
            from kind in Gen.Elements(Enum.GetValues<DeploymentKind>())
            select (At: GateTesting.Noon.AddMinutes(minute), Low: (Grade)low, High: (Grade)high, Tier: tier, Environment: environment, Kind: kind);

        Properties.Check(cases, one =>
        {
            var input = GateTesting.Ask("A").In(one.Environment).Of(one.Kind) with { Now = one.At, Service = new Service { Id = "cart", Name = "cart", Tier = one.Tier } };
            return Openness(input, one.High) >= Openness(input, one.Low);
        });

        static int Openness(GateInput input, Grade grade) =>
            GateRules.Decide(GateTesting.Shipped, input with { Results = [GateTesting.Result(grade.Letter())] }).Decision switch
            {
                GateVerdict.Allow => 2,
                GateVerdict.Hold => 1,
                _ => 0,
            };
    }

    private static bool Holds(GateCase one, GateRule rule)
    {
        var (spec, input) = (rule.Spec, one.Input);
        var isPrimary = spec.Scorecard?.Value is null or "readiness";
        var result = input.Results.FirstOrDefault(r => isPrimary ? r.Primary : r.Name == spec.Scorecard!.Value);
        var isFor = result is not null || input.Results.Count == 0 || isPrimary;
        var grade = SteadyGrades.At(result, GradeBands.Default, GateGradesSpec.Default, input.Now);
        return (spec.Environments is null || spec.Environments[0].Value == input.Question.Environment)
            && (spec.Kinds is null || spec.Kinds[0] == input.Question.Kind)
            && (spec.Tiers is null || spec.Tiers[0] == input.Service.Tier)
            && (spec.Services is null || spec.Services[0] == "CART")
            && isFor
            && (spec.Families is null || spec.Families[0] == grade.Letter()[..1])
            && (spec.Grades is null || spec.Grades[0] == grade)
            && (spec.AppliesTo is null || input.Service.Tier < 3 || spec.AppliesTo.Value.Contains("size", StringComparison.Ordinal));
    }

    private static bool? HoursAt(GateCase one, string? rule, DateTimeOffset at) =>
        one.Policy.Rules.FirstOrDefault(r => r.Name == rule)?.Spec.During is { } during ? one.Input.Calendars.Find(during.Value, null)?.Timeline.At(at).IsOpen : null;

    private static GateRuling Decide(GateCase one) => GateRules.Decide(one.Policy, one.Input);
}
