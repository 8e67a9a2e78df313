using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Grades;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Tests.Projection;

public sealed class BoardTests
{
    private static readonly Arbitrary<int[]> _tenths = Gen.Choose(-1, 30).ArrayOf().ToArbitrary();

    [Fact]
    public void Pages_put_together_are_the_whole_board_in_every_order() =>
        Prop.ForAll(_tenths, Gen.Choose(1, 7).ToArbitrary(), (tenths, limit) =>
        {
            var board = BoardOf(tenths);
            return Enum.GetValues<BoardOrder>().All(order => Walk(board, order, limit).SequenceEqual(board.In(order).Select(v => v.Id)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_did_not_move_is_neither_missed_nor_repeated_when_others_move_between_two_pages() =>
        Prop.ForAll(_tenths, _tenths, (before, after) =>
        {
            var first = BoardOf(before).Page(BoardOrder.Score, BoardFilter.None, null, 3);
            if (first.Last is not { } place)
            {
                return true;
            }

            var later = after.Concat(before.Skip(after.Length)).Take(before.Length).ToArray();
            var rest = BoardOf(later).Page(BoardOrder.Score, BoardFilter.None, place, 1000);
            var seen = first.Items.Concat(rest.Items).Select(v => v.Id).ToList();
            return Enumerable.Range(0, before.Length).Where(i => before[i] == later[i]).All(i => seen.Count(id => id == IdOf(i)) == 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void From_its_other_end_an_order_has_the_same_with_what_has_no_place_still_last() =>
        Prop.ForAll(_tenths, tenths =>
        {
            var board = BoardOf(tenths);
            return Enum.GetValues<BoardOrder>().All(order =>
            {
                var (forth, back) = (board.In(order), board.In(order, reversed: true));
                var placed = order is BoardOrder.Id or BoardOrder.Name ? forth.Count : forth.Count(v => v.KeyFor(order) is not null);
                return back.Take(placed).SequenceEqual(forth.Take(placed).Reverse()) && back.Skip(placed).SequenceEqual(forth.Skip(placed));
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_are_sorted_by_title_whatever_its_case_and_grades_by_how_long_they_are_held()
    {
        var board = new Board<ServiceView>(
        [
            Held("1", "beta", 3), Held("2", "Alpha", 9), Held("3", "alpha", 5), Held("4", "Zeta", null), Held("5", "Eta", 99) with { Grade = Grade.U },
        ]);

        board.In(BoardOrder.Name).Select(v => v.Title).Should().Equal("Alpha", "alpha", "beta", "Eta", "Zeta");
        board.In(BoardOrder.Held).Select(v => v.Id).Should().Equal("2", "3", "1", "4", "5");

        static ServiceView Held(string id, string title, int? days) => Sample.View(id, 80) with { Title = title, GradeSince = days is { } d ? Sample.Now.AddDays(-d) : null };
    }

    [Fact]
    public void Those_around_a_service_are_at_most_so_many_on_each_side_and_the_next_above_has_a_higher_score()
    {
        var board = BoardOf([300, 200, 200, 200, 100, -1]);

        Around("s0003").Should().Equal("s0001", "s0002", "s0003", "s0004", "s0005");
        Around("s0000").Should().Equal("s0000", "s0001", "s0002");
        board.NextAbove(board.Find("s0003")!)!.Id.Should().Be("s0000");
        board.NextAbove(board.Find("s0004")!)!.Id.Should().Be("s0003");
        board.NextAbove(board.Find("s0000")!).Should().BeNull();

        IEnumerable<string> Around(string id) => board.Around(board.Find(id)!, BoardOrder.Score, 2).Select(v => v.Id);
    }

    [Fact]
    public void The_total_counts_what_the_filter_lets_through_on_all_pages()
    {
        var page = BoardOf([1, 2, -1, -1, -1]).Page(BoardOrder.Score, new BoardFilter { Grades = [Grade.U] }, null, 2);

        page.Items.Select(v => v.Id).Should().Equal("s0002", "s0003");
        page.Total.Should().Be(3);
        page.Last.Should().Be(new BoardPlace(null, "s0003"));
    }

    [Theory]
    [InlineData("CHECKOUT", true)]
    [InlineData("payments", true)]
    [InlineData("web-shop", true)]
    [InlineData("basket", true)]
    [InlineData("absent", false)]
    public void Text_is_looked_for_in_id_title_team_and_system_whatever_its_case(string text, bool found)
    {
        var service = ServiceView.Of(
            Sample.Service("checkout", team: "Payments", system: "web-shop", title: "The Basket"), 1, false, null);

        new BoardFilter { Text = text }.Matches(service).Should().Be(found);
    }

    [Fact]
    public void Filters_must_all_let_a_service_through()
    {
        var service = Sample.View("a", 95, team: "x", tier: 2);

        new BoardFilter { Teams = ["x", "y"], Tiers = [2], Grades = [Grade.A] }.Matches(service).Should().BeTrue();
        new BoardFilter { Teams = ["x"], Tiers = [1], Grades = [Grade.A] }.Matches(service).Should().BeFalse();
        new BoardFilter { Teams = ["x"] }.Matches(Sample.View("b", 95, team: null)).Should().BeFalse();
        new BoardFilter { Systems = ["SHOP"] }.Matches(Sample.View("b", 95, system: "shop")).Should().BeTrue();
        new BoardFilter { Systems = ["shop"], Types = ["website"] }.Matches(Sample.View("b", 95, system: "shop")).Should().BeFalse();
        new BoardFilter { Types = ["Service"], Lifecycles = ["production"] }.Matches(Sample.View("b", 95)).Should().BeTrue();
        new BoardFilter { Lifecycles = ["experimental"] }.Matches(Sample.View("b", 95)).Should().BeFalse();
    }

    private static List<string> Walk(Board<ServiceView> board, BoardOrder order, int limit)
    {
        var ids = new List<string>();
        BoardPlace? after = null;
        do
        {
            var page = board.Page(order, BoardFilter.None, after, limit);
            ids.AddRange(page.Items.Select(v => v.Id));
            after = page.Last;
        }
        while (after is not null && ids.Count < 10_000);
        return ids;
    }

    private static Board<ServiceView> BoardOf(int[] tenths) =>
        new([.. tenths.Select((t, i) => Sample.View(IdOf(i), t < 0 ? null : t / 10m) with { Change30d = t < 10 ? null : t })]);

    private static string IdOf(int index) => $"s{index:0000}";
}
