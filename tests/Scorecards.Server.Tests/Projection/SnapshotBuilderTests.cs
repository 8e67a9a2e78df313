using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Tests.Projection;

public sealed class SnapshotBuilderTests
{
    private static readonly Arbitrary<ServiceView[]> _anyServices =
        (from score in Gen.Choose(-1, 20)
         from unrated in Gen.Choose(0, 9)
         from tier in Gen.Choose(1, 4)
         from team in Gen.Elements("a", "b", null)
         from retired in Gen.Choose(0, 9)
         select (score, unrated, tier, team, retired))
        .ArrayOf()
        .Select(rows => rows.Select((r, i) => Sample.View(
            $"s{i}",
            r.score < 0 ? null : r.score * 5,
            r.score < 0 || r.unrated == 0 ? Grade.U : null,
            r.team,
            r.tier,
            retired: r.retired == 0)).ToArray())
        .ToArbitrary();

    [Fact]
    public void Equal_scores_share_a_rank_and_the_next_one_is_skipped()
    {
        var snapshot = Build(Sample.View("a", 90), Sample.View("b", 80), Sample.View("c", 80), Sample.View("d", 10));

        snapshot.Services.In(BoardOrder.Score).Select(s => (s.Id, s.Rank)).Should().Equal(("a", 1), ("b", 2), ("c", 2), ("d", 4));
    }

    [Fact]
    public void Unrated_services_come_last_and_have_no_rank_even_with_a_score()
    {
        var snapshot = Build(Sample.View("a", 99, Grade.U), Sample.View("b", null), Sample.View("c", 5));

        snapshot.Services.In(BoardOrder.Score).Select(s => (s.Id, s.Rank)).Should().Equal(("c", 1), ("a", null), ("b", null));
    }

    [Fact]
    public void Improvement_is_the_difference_to_the_score_a_month_ago_when_rated_then_and_now()
    {
        var snapshot = Build(
            [Sample.View("up", 90), Sample.View("down", 60), Sample.View("new", 70), Sample.View("unrated-then", 80), Sample.View("unrated-now", null)],
            new Dictionary<string, GradeAt>
            {
                ["up"] = new(70, Grade.CMinus, Sample.Now),
                ["down"] = new(75, Grade.C, Sample.Now),
                ["unrated-then"] = new(75, Grade.U, Sample.Now),
                ["unrated-now"] = new(75, Grade.C, Sample.Now),
            });

        snapshot.Services.In(BoardOrder.Improved).Select(s => (s.Id, s.Change30d, s.ImprovedRank)).Should().Equal(
            ("up", 20m, 1), ("down", -15m, 2), ("new", null, null), ("unrated-now", null, null), ("unrated-then", null, null));
    }

    [Fact]
    public void A_grade_is_held_since_the_store_says_so_or_where_it_is_news_since_its_evaluation()
    {
        var longAgo = Sample.Now.AddDays(-50);

        var snapshot = SnapshotBuilder.Build(SnapshotInputs.None with
        {
            Services = [Sample.View("same", 95), Sample.View("other", 95), Sample.View("unheard-of", 95), ServiceView.Of(Sample.Service("new"), 1, false, null)],
            Held = new Dictionary<string, HeldGrade> { ["same"] = new(Grade.A, longAgo), ["other"] = new(Grade.B, longAgo), ["new"] = new(Grade.U, longAgo) },
            MonthAgo = new Dictionary<string, GradeAt> { ["same"] = new(85, Grade.B, longAgo), ["other"] = new(85, Grade.U, longAgo) },
        });

        snapshot.Services.In(BoardOrder.Id).Select(s => (s.Id, s.GradeSince, s.GradeMonthAgo)).Should().Equal(
            ("new", null, null), ("other", Sample.Now, null), ("same", longAgo, Grade.B), ("unheard-of", Sample.Now, null));
    }

    [Fact]
    public void A_team_is_graded_by_the_weighted_mean_of_its_services_and_changes_by_those_that_have_a_change()
    {
        var snapshot = Build(
            [Sample.View("a", 100, tier: 1), Sample.View("b", 60), Sample.View("c", null), Sample.View("other", 10, team: "x")],
            new Dictionary<string, GradeAt> { ["a"] = new(80, Grade.BMinus, Sample.Now) });

        var team = snapshot.Teams.In(BoardOrder.Score)[0];
        team.Should().BeEquivalentTo(new { Id = "payments", Score = 90m, Grade = Grade.AMinus, Rated = 2, Unrated = 1, Rank = 1, Change30d = 20m });
        team.Services.Select(s => s.Id).Should().Equal("a", "b", "c");
    }

    [Fact]
    public void A_team_takes_its_title_from_the_catalog()
    {
        var catalog = ServiceCatalog.Empty with
        {
            Teams = new Dictionary<string, Team> { ["payments"] = new("payments", "Payments & Billing", null, null) },
        };

        var snapshot = SnapshotBuilder.Build(SnapshotInputs.None with { Services = [Sample.View("a", 90)], Catalog = catalog });

        snapshot.Teams.In(BoardOrder.Id).Single().Title.Should().Be("Payments & Billing");
    }

    [Fact]
    public void A_service_without_team_or_system_counts_for_the_company_and_its_tier_only()
    {
        var snapshot = Build(Sample.View("a", 90, team: null));

        snapshot.Teams.In(BoardOrder.Id).Should().BeEmpty();
        snapshot.Systems.In(BoardOrder.Id).Should().BeEmpty();
        snapshot.Tiers.In(BoardOrder.Id).Should().ContainSingle().Which.Title.Should().Be("Tier 3");
        snapshot.Company.Services.Should().ContainSingle();
    }

    [Fact]
    public void A_retired_service_is_found_but_neither_ranked_nor_counted()
    {
        var snapshot = Build(Sample.View("gone", 100, retired: true) with { Rank = 1, Change30d = 3, ImprovedRank = 1 }, Sample.View("here", 50));

        snapshot.All["gone"].Should().BeEquivalentTo(new { Rank = (int?)null, ImprovedRank = (int?)null, Change30d = (decimal?)null });
        snapshot.Services.In(BoardOrder.Id).Select(s => s.Id).Should().Equal("here");
        snapshot.Company.Score.Should().Be(50);
        snapshot.StatisticsOf("has-owner").Should().Be(new CheckStatistics(0, 1, 0, 0, 0, 0));
    }

    [Fact]
    public void Check_outcomes_are_counted_and_the_pass_rate_leaves_out_what_nobody_knows()
    {
        OutcomeKind[] kinds =
        [
            OutcomeKind.Pass, OutcomeKind.Pass, OutcomeKind.Fail, OutcomeKind.Unknown, OutcomeKind.Exempt, OutcomeKind.NotApplicable,
        ];

        var snapshot = Build([.. kinds.Select((k, i) => Evaluated($"s{i}", Sample.Outcome("has-runbook", k)))]);

        snapshot.StatisticsOf("has-runbook").Should().Be(new CheckStatistics(2, 1, 0, 1, 1, 1));
        snapshot.StatisticsOf("has-runbook").PassRate.Should().Be(66.6m);
        snapshot.StatisticsOf("never-ran").PassRate.Should().BeNull();
    }

    [Fact]
    public void A_service_is_stale_when_an_outcome_that_counts_is_held()
    {
        var held = Evaluated("held", Sample.Outcome("a", OutcomeKind.Pass, stale: true));
        var preview = Evaluated("preview", Sample.Outcome("a", OutcomeKind.Pass, stale: true, enforced: false));

        (held.Stale, preview.Stale).Should().Be((true, false));
    }

    [Fact]
    public void A_service_of_which_nothing_changed_keeps_its_view()
    {
        var first = Build(Sample.View("a", 90), Sample.View("b", 80));

        var second = Build([.. first.All.Values.Where(s => s.Id != "b"), Sample.View("b", 70)]);

        second.All["a"].Should().BeSameAs(first.All["a"]);
        second.All["b"].Score.Should().Be(70);
    }

    [Fact]
    public void The_rank_is_one_more_than_the_number_of_higher_scores() => Prop.ForAll(_anyServices, services =>
    {
        var board = Build(services).Services.In(BoardOrder.Id);
        return board.All(s => s.Rank == (s.Grade == Grade.U ? null : 1 + board.Count(o => o.Grade != Grade.U && o.Score > s.Score)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_service_of_the_catalog_is_in_every_order_and_in_the_company_once() => Prop.ForAll(_anyServices, services =>
    {
        var snapshot = Build(services);
        var active = services.Where(s => !s.Retired).Select(s => s.Id).Order(StringComparer.Ordinal).ToList();
        return new[]
        {
            snapshot.Services.In(BoardOrder.Id), snapshot.Services.In(BoardOrder.Score), snapshot.Services.In(BoardOrder.Improved), snapshot.Company.Services,
        }.All(list => list.Select(s => s.Id).Order(StringComparer.Ordinal).SequenceEqual(active)) && snapshot.Company.Grades.Total == active.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_in_which_services_come_never_matters() => Prop.ForAll(_anyServices, services =>
        Describe(Build(services)) == Describe(Build([.. services.Reverse()]))).QuickCheckThrowOnFailure();

    private static ServiceView Evaluated(string id, params CheckOutcome[] outcomes) =>
        ServiceView.Of(Sample.Service(id), 1, retired: false, Sample.Evaluation(id, 80, outcomes: outcomes));

    private static Snapshot Build(params ServiceView[] services) => Build(services, new Dictionary<string, GradeAt>());

    private static Snapshot Build(ServiceView[] services, IReadOnlyDictionary<string, GradeAt> monthAgo) =>
        SnapshotBuilder.Build(SnapshotInputs.None with { Services = services, MonthAgo = monthAgo, Now = Sample.Now });

    private static string Describe(Snapshot snapshot) => string.Join(
        '|',
        snapshot.Services.In(BoardOrder.Score).Select(s => $"{s.Id} {s.Rank}")
            .Concat(snapshot.Teams.In(BoardOrder.Score).Select(t => $"{t.Id} {t.Rank} {t.Score}")));
}
