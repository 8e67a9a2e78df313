using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class BudgetConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task What_is_taken_is_gone_until_the_budget_renews()
    {
        (await TakeAsync(60)).Should().Be(new BudgetShare(60, 40, Now + Hour));
        (await TakeAsync(60, after: TimeSpan.FromMinutes(59))).Should().Be(new BudgetShare(40, 0, Now + Hour), "there is no more");
        (await TakeAsync(1, after: TimeSpan.FromMinutes(59))).Should().Be(new BudgetShare(0, 0, Now + Hour));
        (await TakeAsync(30, after: Hour)).Should().Be(new BudgetShare(30, 70, Now + Hour + Hour), "it is whole again");
    }

    [Fact]
    public async Task A_first_claim_for_more_than_there_is_gets_all()
    {
        (await TakeAsync(1000)).Should().Be(new BudgetShare(100, 0, Now + Hour));
    }

    [Fact]
    public async Task Budgets_of_different_names_have_nothing_to_do_with_each_other()
    {
        await TakeAsync(100, name: "a");

        (await TakeAsync(100, name: "b")).Taken.Should().Be(100);
        (await TakeAsync(1, name: "A")).Taken.Should().Be(1, "names differ by case");
    }

    [Fact]
    public async Task A_limit_that_was_lowered_counts_at_once_and_a_raised_one_from_the_next_time_on()
    {
        await TakeAsync(10);

        (await TakeAsync(10, limit: 50)).Left.Should().Be(40);
        (await TakeAsync(10, limit: 500)).Left.Should().Be(30);
        (await TakeAsync(10, limit: 500, after: Hour)).Left.Should().Be(490);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_does_not_stop_a_budget_for_good()
    {
        await TakeAsync(100, after: TimeSpan.FromDays(365));

        (await TakeAsync(10)).Should().Be(new BudgetShare(10, 90, Now + Hour));
    }

    [Fact]
    public async Task Many_nodes_at_once_never_take_more_than_there_is()
    {
        var other = await OpenAsync();

        var shares = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() =>
            (number % 2 == 0 ? Store : other).TakeBudgetAsync(new BudgetClaim("a", 100, Hour, 7, Now), default))));

        shares.Sum(share => share.Taken).Should().Be(100);
        (await TakeAsync(1)).Should().Be(new BudgetShare(0, 0, Now + Hour));
    }

    private Task<BudgetShare> TakeAsync(long wanted, long limit = 100, string name = "a", TimeSpan after = default) =>
        Store.TakeBudgetAsync(new BudgetClaim(name, limit, Hour, wanted, Now + after), default);
}
