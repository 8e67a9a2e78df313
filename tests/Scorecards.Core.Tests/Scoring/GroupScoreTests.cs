using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Scoring;

public sealed class GroupScoreTests
{
    private static readonly Gen<GroupMember> _rated =
        from tier in Gen.Choose(1, 4)
        from tenths in Gen.Choose(0, 1000)
        select new GroupMember(tier, GradeBands.Default.Of(tenths / 10m), tenths / 10m);

    private static readonly Gen<GroupMember> _unrated =
        from tier in Gen.Choose(1, 4)
        from tenths in Gen.Choose(0, 1000)
        from known in Gen.Elements(true, false)
        select new GroupMember(tier, Grade.U, known ? tenths / 10m : null);

    private static readonly Gen<GroupMember[]> _groups = Gen.Frequency((4, _rated), (1, _unrated)).ArrayOf();

    [Fact]
    public void A_tier_1_service_counts_three_times_and_a_tier_2_service_twice()
    {
        GroupMember[] members =
        [
            new(1, Grade.APlus, 100), new(2, Grade.F, 40), new(3, Grade.F, 10), new(4, Grade.F, 0),
        ];

        GroupScore.Of(members, GradeBands.Default).Should().Be(new GroupScore(55.7m, Grade.F, 4, 0));
    }

    [Fact]
    public void The_score_is_rounded_down_before_it_is_graded()
    {
        GroupMember[] members = [new(3, Grade.A, 92.9m), new(3, Grade.A, 93m)];

        GroupScore.Of(members, GradeBands.Default).Should().Be(new GroupScore(92.9m, Grade.AMinus, 2, 0));
    }

    [Fact]
    public void A_group_without_a_rated_service_is_unrated() =>
        GroupScore.Of([new(1, Grade.U, null)], GradeBands.Default).Should().Be(new GroupScore(null, Grade.U, 0, 1));

    [Fact]
    public void Unrated_services_are_counted_but_never_move_the_score() => Properties.Check(_groups, members =>
    {
        var all = GroupScore.Of(members, GradeBands.Default);
        var rated = GroupScore.Of(members.Where(m => m.Grade != Grade.U), GradeBands.Default);

        return all == rated with { Unrated = members.Count(m => m.Grade == Grade.U) };
    });

    [Fact]
    public void The_order_of_the_services_never_matters() => Properties.Check(_groups, members =>
        GroupScore.Of(members, GradeBands.Default) == GroupScore.Of(members.Reverse(), GradeBands.Default));

    [Fact]
    public void The_score_lies_between_the_lowest_and_the_highest_of_its_services() => Properties.Check(_groups, members =>
    {
        var scores = members.Where(m => m.Grade != Grade.U).Select(m => m.Score!.Value).ToList();
        var score = GroupScore.Of(members, GradeBands.Default).Score;

        return scores.Count == 0 ? score is null : score >= scores.Min() && score <= scores.Max();
    });

    [Fact]
    public void A_service_that_improves_never_lowers_its_group() =>
        Properties.Check(_groups.Zip(Gen.Choose(0, 1000)), pair =>
        {
            var (members, seed) = (pair.Item1, pair.Item2);
            if (members.Length == 0)
            {
                return true;
            }

            var better = members.ToArray();
            var index = seed % better.Length;
            better[index] = better[index] with { Score = better[index].Score is { } s ? Math.Min(100, s + (seed % 7)) : null };

            return (GroupScore.Of(better, GradeBands.Default).Score ?? 0) >= (GroupScore.Of(members, GradeBands.Default).Score ?? 0);
        });
}
