using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.FairPlay;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using static Scorecards.Core.Tests.FairPlay.FairPlaySample;

namespace Scorecards.Core.Tests.FairPlay;

public sealed class FairPlayRulesTests
{
    private static readonly TimeSpan _day = TimeSpan.FromHours(24);
    private static readonly TimeSpan _tick = TimeSpan.FromTicks(1);

    [Fact]
    public void A_check_that_fails_for_a_day_and_passes_again_is_flagged_and_a_moment_longer_is_not()
    {
        var flag = Find(new FairPlayFacts { Turns = [Turn(_day)] }).Should().ContainSingle().Subject;

        flag.Should().BeEquivalentTo(new
        {
            Code = FairPlayCode.BackAndForth,
            Team = "payments",
            Services = new[] { "ledger" },
            Check = "is-tested",
            Moments = new[] { Now.AddDays(-2), Now.AddDays(-1) },
            Message = "is-tested passed, failed and passed again within 24 hours on ledger",
        });
        Find(new FairPlayFacts { Turns = [Turn(_day + _tick)] }).Should().BeEmpty();
    }

    [Fact]
    public void Nobody_is_flagged_for_a_clock_that_was_set_back() =>
        Find(new FairPlayFacts { Turns = [Turn(TimeSpan.Zero), Turn(-_tick), Turn(-_day)] }).Should().BeEmpty();

    [Theory]
    [InlineData(OutcomeKind.Fail, OutcomeKind.Pass, OutcomeKind.Fail)]
    [InlineData(OutcomeKind.Pass, OutcomeKind.Unknown, OutcomeKind.Pass)]
    [InlineData(OutcomeKind.Pass, OutcomeKind.Exempt, OutcomeKind.Pass)]
    [InlineData(OutcomeKind.Pass, OutcomeKind.Fail, OutcomeKind.Unknown)]
    [InlineData(OutcomeKind.Unknown, OutcomeKind.Fail, OutcomeKind.Pass)]
    public void Only_pass_fail_pass_is_back_and_forth(OutcomeKind before, OutcomeKind outcome, OutcomeKind after) =>
        Find(new FairPlayFacts { Turns = [Turn(_tick, before: before, outcome: outcome, after: after)] }).Should().BeEmpty();

    [Fact]
    public void Back_and_forth_is_told_once_for_a_check_of_a_service()
    {
        var flags = Find(new FairPlayFacts { Turns = [Turn(_tick), Turn(_tick, daysAgo: 4), Turn(_tick, "login"), Turn(_tick, "orphan", check: "other")] });

        flags.Select(f => (f.Services[0], f.Team, f.Moments.Count)).Should().BeEquivalentTo([("ledger", "payments", 4), ("login", "identity", 2), ("orphan", null, 2)]);
        flags.Single(f => f.Services[0] == "ledger").Message.Should().EndWith("on ledger, 2 times");
    }

    [Fact]
    public void Three_exemptions_of_a_team_in_a_week_are_a_burst_and_a_moment_later_they_are_not()
    {
        Exemption[] asked = [Asked("1", Now.AddDays(-9)), Asked("2", Now.AddDays(-5), "wallet", "is-tested"), Asked("3", Now.AddDays(-2))];

        var flag = Find(new FairPlayFacts { Exemptions = asked }).Should().ContainSingle().Subject;

        flag.Should().BeEquivalentTo(new { Code = FairPlayCode.ExemptionBurst, Team = "payments", Services = new[] { "ledger", "wallet" }, Check = (string?)null });
        flag.Moments.Should().HaveCount(3);
        flag.Message.Should().Be("3 exemptions were asked for within 7 days for services of payments: of has-a-runbook, is-tested");
        Find(new FairPlayFacts { Exemptions = [.. asked[..2], Asked("3", Now.AddDays(-2) + _tick)] }).Should().BeEmpty();
        Find(new FairPlayFacts { Exemptions = [.. asked[..2], Asked("3", Now.AddDays(-2), "login")] }).Should().BeEmpty();
        Find(new FairPlayFacts { Exemptions = [.. asked[..2], asked[1]] }).Should().BeEmpty("the same one twice is one");
    }

    [Fact]
    public void Bursts_that_follow_each_other_without_a_break_are_one_and_others_are_two()
    {
        Exemption[] Daily(params int[] daysAgo) => [.. daysAgo.Select(d => Asked($"{d}", Now.AddDays(-d)))];

        Find(new FairPlayFacts { Exemptions = Daily(20, 17, 14, 11, 8) }).Should().ContainSingle().Which.Moments.Should().HaveCount(5);
        Find(new FairPlayFacts { Exemptions = Daily(25, 24, 23, 3, 2, 1) }).Select(f => f.Moments.Count).Should().Equal(3, 3);
    }

    [Fact]
    public void A_yes_without_a_link_is_flagged_while_it_counts_however_old_it_is()
    {
        var facts = new FairPlayFacts
        {
            Attestations = [Answer("1"), Answer("2", "wallet", evidence: "https://example.com/drill"), Answer("3", "login", AttestationAnswer.No)],
        };

        var flag = Find(facts).Should().ContainSingle().Subject;

        flag.Should().BeEquivalentTo(new { Code = FairPlayCode.NoEvidence, Team = "payments", Services = new[] { "ledger" }, Check = "is-drilled" });
        flag.Message.Should().NotContain("ann", "a person is never named");
        FairPlayRules.Find(facts, Now.AddDays(1) - _tick).Should().HaveCount(1);
        FairPlayRules.Find(facts, Now.AddDays(1)).Should().BeEmpty();
    }

    [Fact]
    public void A_team_whose_services_rise_by_a_change_of_its_own_check_is_flagged_once_for_all_of_them()
    {
        var edit = Edit("payments");

        var flag = Find(new FairPlayFacts
        {
            Rises =
            [
                Rise(Outcome(OutcomeKind.Fail), Outcome(OutcomeKind.Pass), edit, service: "wallet"),
                Rise(Outcome(OutcomeKind.Fail), Outcome(OutcomeKind.Pass), edit),
            ],
        }).Should().ContainSingle().Subject;

        flag.Should().BeEquivalentTo(new
        {
            Code = FairPlayCode.OwnCheckChanged,
            Team = "payments",
            Services = new[] { "ledger", "wallet" },
            Check = "is-tested",
            Message = "The check is-tested was changed (pass, severity), and 2 services rose by it; both belong to payments",
        });
        Find(new FairPlayFacts { Rises = [Rise(Outcome(OutcomeKind.Fail), Outcome(OutcomeKind.Pass), edit)] })[0].Message
            .Should().Be("The check is-tested was changed (pass, severity), and ledger rose from F to D by it; both belong to payments");
    }

    [Fact]
    public void A_change_that_gives_the_check_away_is_still_the_teams_own() =>
        Find(new FairPlayFacts { Rises = [Rise(Outcome(OutcomeKind.Fail), Outcome(OutcomeKind.Pass), Edit("PAYMENTS", "sre"))] }).Should().HaveCount(1);

    public static TheoryData<string, CheckOutcome?, CheckOutcome?, bool> Moves => new()
    {
        { "passes more", Outcome(OutcomeKind.Fail), Outcome(OutcomeKind.Partial, 0.5m), true },
        { "is known", Outcome(OutcomeKind.Unknown), Outcome(OutcomeKind.Pass), true },
        { "does not apply any more", Outcome(OutcomeKind.Fail), Outcome(OutcomeKind.NotApplicable), true },
        { "is gone", Outcome(OutcomeKind.Fail), null, true },
        { "counts no more", Outcome(OutcomeKind.Fail), Outcome(OutcomeKind.Fail, enforced: false), true },
        { "weighs less when it fails", Outcome(OutcomeKind.Fail, severity: Severity.Blocker), Outcome(OutcomeKind.Fail), true },
        { "passed before", Outcome(OutcomeKind.Pass), null, false },
        { "did not count before", Outcome(OutcomeKind.Fail, enforced: false), Outcome(OutcomeKind.Pass), false },
        { "fails now", Outcome(OutcomeKind.Partial, 0.5m), Outcome(OutcomeKind.Fail), false },
        { "is as it was", Outcome(OutcomeKind.Fail), Outcome(OutcomeKind.Fail), false },
        { "is new", null, Outcome(OutcomeKind.Pass), false },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void A_change_helps_when_the_check_holds_the_service_down_less(string how, CheckOutcome? before, CheckOutcome? after, bool helped) =>
        Find(new FairPlayFacts { Rises = [Rise(before, after, Edit("payments"))] }).Should().HaveCount(helped ? 1 : 0, how);

    [Fact]
    public void Neither_a_change_of_somebody_elses_check_nor_a_grade_that_did_not_rise_is_flagged()
    {
        var (fails, passes) = (Outcome(OutcomeKind.Fail), Outcome(OutcomeKind.Pass));

        Find(new FairPlayFacts { Rises = [Rise(fails, passes, Edit("sre"))] }).Should().BeEmpty();
        Find(new FairPlayFacts { Rises = [Rise(fails, passes, Edit())] }).Should().BeEmpty();
        Find(new FairPlayFacts { Rises = [Rise(fails, passes, Edit("payments"), Grade.D, Grade.D)] }).Should().BeEmpty();
        Find(new FairPlayFacts { Rises = [Rise(fails, passes, Edit("payments"), Grade.D, Grade.F)] }).Should().BeEmpty();
    }

    [Fact]
    public void A_flag_is_shown_for_thirty_days_after_its_last_moment()
    {
        var facts = new FairPlayFacts { Turns = [Turn(_day)] };
        var ended = Now.AddDays(-1);

        FairPlayRules.Find(facts, ended + FairPlayRules.Shown).Should().HaveCount(1);
        FairPlayRules.Find(facts, ended + FairPlayRules.Shown + _tick).Should().BeEmpty();
    }

    /// <summary>Whatever happened: the order of the facts makes no difference, nor does a fact that comes twice; ids tell flags apart.</summary>
    [Fact]
    public void Order_and_repetition_make_no_difference() => Properties.Check(_facts, facts =>
    {
        var found = Find(facts);

        string Words(IEnumerable<FairPlayFlag> flags) => string.Join('\n', flags.Select(f => $"{f.Id} {f.Team} {string.Join(',', f.Services)} {string.Join(',', f.Moments)} {f.Message}"));
        var reversed = facts with
        {
            Turns = [.. facts.Turns.Reverse()],
            Exemptions = [.. facts.Exemptions.Reverse()],
            Attestations = [.. facts.Attestations.Reverse()],
            Rises = [.. facts.Rises.Reverse()],
        };
        var doubled = reversed with
        {
            Turns = [.. facts.Turns, .. facts.Turns],
            Exemptions = [.. facts.Exemptions, .. facts.Exemptions],
            Attestations = [.. facts.Attestations, .. facts.Attestations],
            Rises = [.. facts.Rises, .. facts.Rises],
        };
        return Words(Find(reversed)) == Words(found) && Words(Find(doubled)) == Words(found)
            && found.DistinctBy(f => f.Id).Count() == found.Count
            && found.All(f => f.Services.Count > 0 && f.Moments.SequenceEqual(f.Moments.Order()));
    });

    private static readonly Gen<string> _service = Gen.Elements("ledger", "wallet", "login", "orphan");

    private static readonly Gen<FairPlayFacts> _facts =
        from turns in (from service in _service
                       from hours in Gen.Choose(-2, 30)
                       from daysAgo in Gen.Choose(0, 40)
                       from outcome in Gen.Elements(OutcomeKind.Fail, OutcomeKind.Unknown)
                       select Turn(TimeSpan.FromHours(hours), service, outcome: outcome, daysAgo: daysAgo)).ListOf()
        from asked in (from service in _service
                       from id in Gen.Choose(1, 99)
                       select Asked($"{id}", Now.AddHours(-7 * id), id % 2 == 0 ? "ledger" : service, id % 3 == 0 ? "a" : "b")).ListOf()
        from answers in (from id in Gen.Choose(1, 9) select Answer($"{id}", id % 2 == 0 ? "ledger" : "login")).ListOf()
        from rises in (from service in _service
                       from to in Gen.Elements(Grade.F, Grade.D, Grade.A)
                       select Rise(Outcome(OutcomeKind.Fail), Outcome(OutcomeKind.Pass), Edit("payments"), Grade.F, Grade.D, service)).ListOf()
        select new FairPlayFacts
        {
            Teams = Teams,
            Turns = [.. turns],
            Exemptions = [.. asked.DistinctBy(a => a.Id)],
            Attestations = [.. answers.DistinctBy(a => a.Id)],
            Rises = [.. rises.DistinctBy(r => r.After.Id)],
        };

    private static IReadOnlyList<FairPlayFlag> Find(FairPlayFacts facts) => FairPlayRules.Find(facts with { Teams = Teams }, Now);
}
