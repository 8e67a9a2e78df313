using Scorecards.Core.Calendars;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using Scorecards.Core.Grades;
using Scorecards.Core.Policies;
using Scorecards.TestSupport;
using static Scorecards.Core.Tests.Policies.GateTesting;

namespace Scorecards.Core.Tests.Policies;

public sealed class GateRulesTests
{
    private const string Morning = "2026-02-11T08:30:00Z";

    [Fact]
    public void An_allow_lasts_a_quarter_of_an_hour_and_says_when_the_day_is_over()
    {
        var ruling = Decide(Ask("B"));

        (ruling.ValidUntil, ruling.ClosesAt, ruling.NextOpenAt, ruling.RetryAfterSeconds).Should().Be((Noon.AddMinutes(15), At("2026-02-11T16:00:00Z"), null, null));
        ruling.Override.Should().Be(new OverrideOffer(false, null));
        ruling.Rule.Should().Be("families-b-and-c-on-working-days");
        ruling.Reasons.Should().ContainSingle().Which.Message.Should().Be("the rule families-b-and-c-on-working-days allows it for the grade B");
    }

    [Fact]
    public void An_allow_ends_where_the_window_does() => Decide(Ask("B").At("2026-02-11T15:50:00Z")).ValidUntil.Should().Be(At("2026-02-11T16:00:00Z"));

    [Fact]
    public void An_allow_ends_where_a_planned_freeze_begins()
    {
        var ruling = Decide(Ask("A").At("2026-12-17T23:55:00Z"));

        (ruling.Decision, ruling.ValidUntil, ruling.ClosesAt).Should().Be((GateVerdict.Allow, At("2026-12-18T00:00:00Z"), At("2026-12-18T00:00:00Z")));
        Decide(Ask("A").Of(DeploymentKind.Rollback).At("2026-12-17T23:55:00Z")).ClosesAt.Should().BeNull("a rollback passes that freeze");
    }

    [Fact]
    public void A_deny_outside_of_the_hours_says_when_they_begin_and_what_would_help()
    {
        var ruling = Decide(Ask("B").At(Morning));

        (ruling.ValidUntil, ruling.ClosesAt, ruling.NextOpenAt, ruling.RetryAfterSeconds).Should().Be((At("2026-02-11T08:45:00Z"), null, At("2026-02-11T09:00:00Z"), 1800));
        ruling.Reasons[0].Should().Be(new GateReason(
            "outside-window", GateReasonSeverity.Blocking, "the calendar working-days is closed; it opens at 2026-02-11 09:00 UTC",
            "ask again then; from A- on it deploys to production any day, any hour", At("2026-02-11T09:00:00Z")));
        ruling.Override.Available.Should().BeTrue();
        Decide(Ask("B").At("2026-02-11T08:55:00Z")).ValidUntil.Should().Be(At("2026-02-11T09:00:00Z"), "then another answer is due");
    }

    [Fact]
    public void A_deny_for_the_grade_says_what_is_missing()
    {
        var ruling = Decide(Ask("F") with { Results = [Result("F") with { Score = 41.2m }] });

        ruling.Reasons[0].Should().Be(new GateReason(
            "grade-too-low", GateReasonSeverity.Blocking,
            "the grade F (41.2 points) is too low for the rule family-f-with-broken-glass-only: With an F every hour goes into getting the service into shape first",
            "with D- (60 points) it deploys to production on working days, once a second person approves: GET /api/v1/services/cart/next-grade names the cheapest fixes"));
        ruling.Override.Should().Be(new OverrideOffer(true,
            "a token of the role owner:shop, approver or admin, a reason of at least 20 characters and a link to the incident; a second person approves within 1d"));
        ruling.RetryAfterSeconds.Should().Be(900);
    }

    [Fact]
    public void A_hold_waits_for_its_approval_as_long_as_the_hours_last()
    {
        var held = Decide(Ask("D"));

        (held.Decision, held.ValidUntil, held.RetryAfterSeconds).Should().Be((GateVerdict.Hold, At("2026-02-11T16:00:00Z"), 30));
        Decide(Ask("D").At("2026-02-11T09:00:00Z")).ValidUntil.Should().Be(At("2026-02-11T13:00:00Z"), "four hours at most");
        held.Reasons[0].Message.Should().Be("with the grade D (63 points) a second person has to approve: With a D the next outage is near, so two people look at each change");
    }

    [Fact]
    public void A_second_person_opens_what_is_held_and_nothing_else()
    {
        var yes = new GateApproval("d1", "bob", "seen it");

        var approved = Decide(Ask("D") with { Approval = yes });
        (approved.Decision, approved.Reasons[0].Code, approved.Approval, approved.ValidUntil).Should().Be((GateVerdict.Allow, GateReasons.Approved, yes, Noon.AddMinutes(15)));
        approved.Reasons[0].Message.Should().Be("bob approved it: seen it");

        Decide(Ask("D").At(Morning) with { Approval = yes }).Reasons[0].Code.Should().Be(GateReasons.OutsideWindow);
        Decide(Ask("F") with { Approval = yes }).Decision.Should().Be(GateVerdict.Deny);
        Decide(Ask("A") with { Approval = yes }).Approval.Should().BeNull("nobody needed it");
    }

    [Fact]
    public void Breaking_the_glass_opens_what_rules_close()
    {
        foreach (var input in (GateInput[])[Ask("F"), Ask("D"), Ask("B").At(Morning)])
        {
            var opened = Override(input.Now.AddMinutes(-50));
            var ruling = Decide(input with { Overrides = [opened] });

            (ruling.Decision, ruling.Ruled, ruling.OpenedBy, ruling.ValidUntil).Should().Be((GateVerdict.Allow, GateVerdict.Allow, opened, input.Now.AddMinutes(10)));
            ruling.Reasons.Select(r => r.Severity).Should().NotContain(GateReasonSeverity.Blocking);
            ruling.Reasons[0].Message.Should().StartWith("ann broke the glass until ").And.EndWith(": payments fail for everyone in the shop (https://example.com/incidents/7)");
        }

        Decide(Ask("A") with { Overrides = [Override(Noon)] }).OpenedBy.Should().BeNull("nobody needed it");
    }

    [Fact]
    public void An_override_that_is_over_or_for_something_else_opens_nothing()
    {
        GateOverride[] others =
        [
            Override(Noon.AddHours(-1)), Override(Noon) with { UsedBy = "d1" }, Override(Noon) with { RevokedAt = Noon }, Override(Noon) with { Service = "till" },
            Override(Noon) with { Environment = "staging" }, Override(Noon) with { ArtifactDigest = "sha256:2" },
        ];

        Decide(Ask("F") with { Overrides = others }).Decision.Should().Be(GateVerdict.Deny);
    }

    [Fact]
    public void The_override_that_is_not_used_up_goes_first()
    {
        var (once, often) = (Override(Noon) with { Id = "once", SingleUse = true, ExpiresAt = Noon.AddHours(4) }, Override(Noon) with { Id = "often" });

        Decide(Ask("F") with { Overrides = [once, often] }).OpenedBy.Should().Be(often);
    }

    [Fact]
    public void A_rule_may_refuse_broken_glass()
    {
        var policy = Policy("- { name: never, decide: deny, breakGlass: false }");

        var ruling = GateRules.Decide(policy, Ask("A") with { Overrides = [Override(Noon)] });

        (ruling.Decision, ruling.Override).Should().Be((GateVerdict.Deny, new OverrideOffer(false, null)));
        ruling.Reasons[0].Code.Should().Be(GateReasons.RuleDenies);
    }

    [Fact]
    public void An_emergency_freeze_stops_what_it_names_and_nothing_passes_it()
    {
        var freeze = Freeze(Noon.AddMinutes(-1)) with { Until = Noon.AddMinutes(5) };
        var input = Ask("A") with { Freezes = [freeze], Overrides = [Override(Noon)], Approval = new GateApproval("d1", "bob"), KnownSince = Noon };

        var ruling = Decide(input);

        (ruling.Decision, ruling.Mode, ruling.Reasons[0].Code, ruling.ValidUntil, ruling.RetryAfterSeconds).Should().Be(
            (GateVerdict.Deny, GateMode.Enforce, GateReasons.EmergencyFreeze, Noon.AddMinutes(5), 300));
        ruling.Override.Available.Should().BeFalse();
        Decide(input.Of(DeploymentKind.Rollback)).Decision.Should().Be(GateVerdict.Allow);
        Decide(input.In("staging")).Decision.Should().Be(GateVerdict.Deny, "it names no environment, so that it is for all");
        Decide(input with { Freezes = [freeze with { LiftedAt = Noon, LiftedBy = "bob" }] }).Decision.Should().Be(GateVerdict.Allow);
        Decide(input with { Freezes = [freeze with { Services = ["till"] }] }).Decision.Should().Be(GateVerdict.Allow);
    }

    [Fact]
    public void A_freeze_of_a_calendar_says_when_changes_go_again()
    {
        var christmas = Ask("B").At("2026-12-20T12:00:00Z") with { Overrides = [Override(At("2026-12-20T12:00:00Z"))] };

        var ruling = Decide(christmas);

        (ruling.Decision, ruling.NextOpenAt, ruling.Override.Available).Should().Be((GateVerdict.Deny, At("2027-01-04T09:00:00Z"), false));
        ruling.Reasons[0].Should().Match<GateReason>(r => r.Code == GateReasons.CalendarFreeze && r.ClearsAt == At("2027-01-04T00:00:00Z")
            && r.Message == "'Christmas trade' of the calendar company-freezes until 2027-01-04 00:00 UTC");
        Decide(Ask("A").At("2026-12-20T12:00:00Z")).NextOpenAt.Should().Be(At("2027-01-04T00:00:00Z"));
        Decide(Ask("F").At("2026-12-20T12:00:00Z")).NextOpenAt.Should().BeNull("the grade keeps it shut then, too");
    }

    [Fact]
    public void Nothing_passes_a_freeze_of_the_calendar_of_a_rule_either()
    {
        var policy = Policy("- { name: open, decide: allow, during: company-freezes }");

        var ruling = GateRules.Decide(policy, Ask("A").In("staging").At("2026-12-20T12:00:00Z") with { Overrides = [Override(At("2026-12-20T12:00:00Z")) with { Environment = "staging" }] });

        (ruling.Decision, ruling.Reasons[0].Code).Should().Be((GateVerdict.Deny, GateReasons.CalendarFreeze));
    }

    [Fact]
    public void After_an_opening_each_service_waits_for_its_turn()
    {
        var policy = Policy("- { name: open, decide: allow, during: working-days, splay: 300s }");
        GateRuling Of(string id, int seconds) => GateRules.Decide(policy, Ask("A") with { Service = new Service { Id = id, Name = id }, Now = At("2026-02-11T09:00:00Z").AddSeconds(seconds) });
        List<string> services = [.. Enumerable.Range(0, 1000).Select(i => $"service-{i}")];

        services.Select(s => Of(s, 300).Decision).Should().OnlyContain(d => d == GateVerdict.Allow);
        var turns = services.Select(s => Enumerable.Range(0, 301).First(second => Of(s, second).Decision == GateVerdict.Allow)).ToList();
        turns.Count(t => t < 100).Should().BeInRange(250, 420, "services are spread evenly");
        turns.Count(t => t >= 200).Should().BeInRange(250, 420);

        var (late, turn) = services.Zip(turns).MaxBy(s => s.Second);
        var held = Of(late, 0);
        (held.Decision, held.Reasons[0].Code, held.RetryAfterSeconds, held.ValidUntil, held.ClosesAt).Should().Be(
            (GateVerdict.Hold, GateReasons.OpeningSplay, turn, At("2026-02-11T09:00:00Z").AddSeconds(turn), At("2026-02-11T16:00:00Z")));
        Of(late, -60).RetryAfterSeconds.Should().Be(60 + turn, "who is told to come back later is not told to wait again");
    }

    [Theory]
    [InlineData(1, "production", GateVerdict.Deny)]
    [InlineData(2, "production", GateVerdict.Deny)]
    [InlineData(3, "production", GateVerdict.Allow)]
    [InlineData(4, "production", GateVerdict.Allow)]
    public void What_is_too_old_goes_by_the_fail_mode(int tier, string environment, GateVerdict expected)
    {
        var ruling = Decide(Ask("A").In(environment) with { Service = new Service { Id = "cart", Name = "cart", Tier = tier }, TooOld = "what is known is 7 s old" });

        (ruling.Decision, ruling.DataQuality, ruling.Reasons[0].Code, ruling.ValidUntil).Should().Be((expected, DataQuality.Degraded, GateReasons.DataTooOld, Noon.AddMinutes(1)));
    }

    [Fact]
    public void What_rests_on_nothing_old_is_answered_all_the_same()
    {
        var input = Ask("F") with { Service = new Service { Id = "cart", Name = "cart", Tier = 1 }, TooOld = "what is known is 7 s old" };

        Decide(input.Of(DeploymentKind.Rollback)).Should().Match<GateRuling>(r => r.Decision == GateVerdict.Allow && r.DataQuality == DataQuality.Stale);
        Decide(input.In("staging")).Reasons[0].Code.Should().Be(GateReasons.EnvironmentOpen);
    }

    [Fact]
    public void Hold_is_a_fail_mode_too()
    {
        var policy = Policy("- { name: a, families: [A], decide: allow }", "mode: enforce").With(FailMode.Hold);

        GateRules.Decide(policy, Ask("A") with { TooOld = "it is old" }).Should().Match<GateRuling>(r => r.Decision == GateVerdict.Hold && r.RetryAfterSeconds == 30);
    }

    [Fact]
    public void A_calendar_that_could_not_be_fetched_for_long_goes_by_the_fail_mode_unless_it_says_frozen()
    {
        var old = new OldBook(Book);

        var ruling = Decide(Ask("A") with { Calendars = old });
        (ruling.Decision, ruling.DataQuality, ruling.Reasons[0].Code).Should().Be((GateVerdict.Allow, DataQuality.Degraded, GateReasons.CalendarTooOld));
        Decide(Ask("A") with { Calendars = old, Service = new Service { Id = "cart", Name = "cart", Tier = 1 } }).Decision.Should().Be(GateVerdict.Deny);
        Decide(Ask("A").At("2026-12-20T12:00:00Z") with { Calendars = old }).Reasons[0].Code.Should().Be(GateReasons.CalendarFreeze);
        Decide(Ask("A").In("staging") with { Calendars = old }).DataQuality.Should().Be(DataQuality.Fresh, "no calendar decides there");
        Decide(Ask("A") with { Calendars = CalendarBook.Empty }).Reasons[0].Code.Should().Be(GateReasons.CalendarTooOld);
    }

    [Fact]
    public void A_rule_that_cannot_be_told_goes_by_the_fail_mode_rather_than_to_a_later_rule()
    {
        var policy = Policy("""
            - { name: big, appliesTo: "service.annotations['size'] == 'big'", decide: deny }
            - { name: rest, decide: allow }
            """);

        var ruling = GateRules.Decide(policy, Ask("A"));

        (ruling.Decision, ruling.DataQuality, ruling.Rule, ruling.Reasons[0].Code).Should().Be((GateVerdict.Deny, DataQuality.Degraded, "big", GateReasons.RuleFailed));
        ruling.Reasons[0].Message.Should().Be("appliesTo of the rule 'big' in line 8 of 1.yaml gave neither true nor false; in production the answer is then deny");
    }

    [Fact]
    public void A_new_service_is_observed_until_it_is_two_weeks_old()
    {
        var input = Ask("F") with { KnownSince = Noon.AddDays(-14).AddMinutes(5), Overrides = [Override(Noon)] };

        var ruling = Decide(input);

        (ruling.Decision, ruling.Ruled, ruling.Mode, ruling.OpenedBy, ruling.ValidUntil).Should().Be((GateVerdict.Allow, GateVerdict.Deny, GateMode.Observe, null, Noon.AddMinutes(5)));
        ruling.Reasons.Select(r => (r.Code, r.Severity)).Should().Equal((GateReasons.NewService, GateReasonSeverity.Info), (GateReasons.GradeTooLow, GateReasonSeverity.Warning));
        ruling.Reasons[0].Message.Should().Be("cart is new, so that the gate only observes it until 2026-02-11 12:05 UTC; else the answer would be deny");
        Decide(input with { KnownSince = Noon.AddDays(-14), Overrides = [] }).Decision.Should().Be(GateVerdict.Deny);
    }

    [Fact]
    public void A_policy_that_observes_answers_allow_and_says_what_it_would_have_said()
    {
        var policy = Policy("- { name: no, decide: deny }", "mode: observe");

        var ruling = GateRules.Decide(policy, Ask("A"));

        (ruling.Decision, ruling.Ruled, ruling.Mode).Should().Be((GateVerdict.Allow, GateVerdict.Deny, GateMode.Observe));
        ruling.Reasons.Select(r => r.Code).Should().Equal(GateReasons.Observed, GateReasons.RuleDenies);
    }

    [Fact]
    public void Where_no_rule_holds_the_answer_is_deny()
    {
        var ruling = GateRules.Decide(Policy("- { name: a, families: [A], decide: allow }"), Ask("B"));

        (ruling.Decision, ruling.Rule, ruling.Reasons[0].Code, ruling.Override.Available).Should().Be((GateVerdict.Deny, null, GateReasons.RuleDenies, true));
    }

    [Fact]
    public void A_rule_may_go_by_another_scorecard()
    {
        var policy = Policy("""
            - { name: launch, scorecard: launch, families: [A], decide: allow }
            - { name: stop, scorecard: launch, decide: deny }
            - { name: rest, families: [B], decide: approval }
            """, "", Cards("launch"));
        string? Rule(params string[] launch) => GateRules.Decide(policy, Ask("B") with { Results = [Result("B"), .. launch.Select(g => Result(g, "launch", primary: false))] }).Rule;

        Rule("A").Should().Be("launch");
        Rule("C").Should().Be("stop");
        Rule().Should().Be("rest", "the scorecard is not for the service");
        GateRules.Decide(policy, Ask("-")).Should().Match<GateRuling>(r => r.Rule == "stop" && r.Grade.Grade == Grade.F);
    }

    [Fact]
    public void A_drop_that_is_not_steady_is_told()
    {
        var dropped = Result("C") with { SteadyGrade = Grade.A, LowerSince = Noon.AddMinutes(-10) };

        var ruling = Decide(Ask("A") with { Results = [dropped] });

        (ruling.Rule, ruling.Grade.Grade, ruling.Grade.Shown).Should().Be(("family-a-any-hour", Grade.A, Grade.C));
        ruling.Reasons[1].Should().Be(new GateReason(
            GateReasons.DropNotSteady, GateReasonSeverity.Warning,
            "the grade has just dropped; A counts until the next evaluation is as low, and C from 2026-02-11 12:20 UTC on at the latest", "look at what fails now", Noon.AddMinutes(20)));
        Decide((Ask("A") with { Results = [dropped] }).At("2026-02-11T12:20:00Z")).Grade.Grade.Should().Be(Grade.C);
    }

    [Fact]
    public void An_unrated_service_is_told_what_it_counts_as()
    {
        Decide(Ask("U:70")).Reasons[1].Message.Should().Be("cart is unrated: outcomes are known for 50% of the weight; it counts as D, by the 70 points that it has for sure");
        Decide(Ask("-")).Reasons[1].Message.Should().Be("cart has not been evaluated yet, and counts as F");
    }

    [Fact]
    public void Held_outcomes_are_told() => Decide(Ask("A") with { HoldsOutcomes = true }).DataQuality.Should().Be(DataQuality.Stale);

    private static GateRuling Decide(GateInput input) => GateRules.Decide(Shipped, input);

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The calendars of another book, too old.</summary>
    private sealed class OldBook(ICalendarBook book) : ICalendarBook
    {
        public CalendarEntry? Find(string name, string? team) => book.Find(name, team) is { } entry ? entry with { IsTooOld = true } : null;
    }
}
