using Scorecards.Core.Runtime;
using Scorecards.Sources.Upstream;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Upstream;

public sealed class BudgetTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly FakeClock _clock = new();
    private readonly CountingStore _store = new();

    [Fact]
    public async Task Seventy_per_cent_are_sent_and_then_it_says_until_when()
    {
        var budget = Make(requests: 1000);

        (await SendAsync(budget, 2000)).Should().Be(700);
        (await budget.TakeAsync("x", default)).Should().Be("the budget of up.example is used up (700 requests, 70% of what is allowed): it renews at 2030-01-15 13:00:00Z");
        _clock.Advance(Hour);

        (await SendAsync(budget, 2000)).Should().Be(700);
    }

    [Fact]
    public async Task Nodes_share_it_and_ask_the_store_seldom()
    {
        var nodes = Enumerable.Range(0, 3).Select(_ => Make(requests: 5000)).ToList();

        var sent = 0L;
        foreach (var round in Enumerable.Range(0, 5000))
            sent += await SendAsync(nodes[round % 3], 1);

        sent.Should().Be(3500);
        _store.Claims.Should().BeLessThan(100);
    }

    [Fact]
    public async Task Many_at_once_never_send_more()
    {
        var nodes = Enumerable.Range(0, 3).Select(_ => Make(requests: 1000)).ToList();

        var sent = await Task.WhenAll(Enumerable.Range(0, 3000).Select(number => Task.Run(() => SendAsync(nodes[number % 3], 1, $"{number}"))));

        sent.Sum().Should().Be(700);
    }

    [Fact]
    public async Task Nobody_goes_away_empty_while_something_is_left()
    {
        for (var round = 0; round < 200; round++)
        {
            var budget = new Budget(new BudgetPlan($"round {round}", Requests: 60, Hour, NotModifiedIsFree: false), () => _store, _clock);

            var refusals = await Task.WhenAll(Enumerable.Range(0, 42).Select(number => Task.Run(() => budget.TakeAsync($"{number}", default))));

            refusals.Should().OnlyContain(refusal => refusal == null, "42 may be sent, one at a time is taken from the store");
        }
    }

    [Fact]
    public async Task Who_went_away_empty_comes_before_who_did_not()
    {
        var budget = Make(requests: 100);
        string[] early = [.. Enumerable.Range(0, 70).Select(number => $"early-{number}")];
        string[] late = [.. Enumerable.Range(0, 50).Select(number => $"late-{number}")];
        await SweepAsync(budget, [.. early, .. late]);
        _clock.Advance(Hour);

        var served = await SweepAsync(budget, [.. early, .. late]);

        served.Should().Contain(late, "they got nothing the last time");
        served.Should().HaveCount(70);
    }

    [Fact]
    public async Task Who_never_comes_back_is_forgotten()
    {
        var budget = Make(requests: 10);
        await SweepAsync(budget, [.. Enumerable.Range(0, 50).Select(number => $"gone-{number}")]);
        _clock.Advance(Hour);

        (await SweepAsync(budget, ["a", "b", "c"])).Should().BeEmpty("what is there is kept for the others once more");
        _clock.Advance(2 * Hour);

        (await SweepAsync(budget, ["a", "b", "c"])).Should().HaveCount(3);
    }

    [Fact]
    public async Task What_is_not_counted_is_given_back()
    {
        var free = Make(requests: 100, notModifiedIsFree: true);
        var counted = Make(requests: 100, name: "other");
        for (var i = 0; i < 500; i++)
        {
            (await free.TakeAsync("x", default)).Should().BeNull();
            free.NotModified();
        }

        for (var i = 0; i < 70; i++)
        {
            await counted.TakeAsync("x", default);
            counted.NotModified();
        }

        (await counted.TakeAsync("x", default)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_store_that_is_away_stops_it_with_its_words()
    {
        _store.Away = true;

        (await Make(requests: 100).TakeAsync("x", default)).Should().Contain("cannot be read").And.Contain("the store is away");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(10, 7)]
    [InlineData(5000, 3500)]
    public void A_budget_lets_at_least_one_through(long requests, long limit) =>
        new BudgetPlan("a", requests, Hour, false).Limit.Should().Be(limit);

    private Budget Make(long requests, bool notModifiedIsFree = false, string name = "up.example") =>
        new(new BudgetPlan(name, requests, Hour, notModifiedIsFree), () => _store, _clock);

    private static async Task<long> SendAsync(Budget budget, int times, string who = "x")
    {
        var sent = 0L;
        for (var i = 0; i < times; i++)
            sent += await budget.TakeAsync(who, default) is null ? 1 : 0;
        return sent;
    }

    private static async Task<List<string>> SweepAsync(Budget budget, string[] services)
    {
        var served = new List<string>();
        foreach (var service in services)
        {
            if (await budget.TakeAsync(service, default) is null)
                served.Add(service);
        }

        return served;
    }

    private sealed class CountingStore : IBudgetStore
    {
        private readonly LocalBudgets _budgets = new();
        private int _claims;

        public int Claims => _claims;

        public bool Away { get; set; }

        public async Task<BudgetShare> TakeBudgetAsync(BudgetClaim claim, CancellationToken cancellationToken)
        {
            await Task.Yield();
            Interlocked.Increment(ref _claims);
            return Away ? throw new StoreException("the store is away") : await _budgets.TakeBudgetAsync(claim, cancellationToken);
        }
    }
}
