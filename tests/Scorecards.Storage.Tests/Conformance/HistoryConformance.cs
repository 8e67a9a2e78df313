using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class HistoryConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task History_comes_newest_first_in_pages()
    {
        await SyncAsync("a", "b");
        await SaveHistoryAsync("a", 5);
        await SaveAsync("b", "of-b");

        (await Ids(null, 2)).Should().Equal("a-5", "a-4");
        (await Ids("a-4", 2)).Should().Equal("a-3", "a-2");
        (await Ids("a-2", 2)).Should().Equal("a-1");
        (await Ids("a-1", 2)).Should().BeEmpty();
        (await Store.CountHistoryAsync("a", default)).Should().Be(5);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("of-b")]
    public async Task History_before_an_evaluation_the_service_does_not_have_is_empty(string before)
    {
        await SyncAsync("a", "b");
        await SaveHistoryAsync("a", 2);
        await SaveAsync("b", "of-b");

        (await Ids(before, 10)).Should().BeEmpty();
    }

    [Fact]
    public async Task History_of_a_service_nobody_knows_is_empty()
    {
        (await Store.HistoryAsync("nobody", null, 10, default)).Should().BeEmpty();
        (await Store.CountHistoryAsync("nobody", default)).Should().Be(0);
    }

    [Fact]
    public async Task History_is_in_the_order_of_saves_even_when_clocks_differ()
    {
        await SyncAsync("a");
        await Store.SaveEvaluationAsync(Sample.Save(Sample.Evaluation("a", "z", Now), 0), default);
        await Store.SaveEvaluationAsync(Sample.Save(Sample.Evaluation("a", "b", Now.AddMinutes(-5)), 1), default);

        (await Ids(null, 10)).Should().Equal("b", "z");
        (await Ids("b", 10)).Should().Equal("z");
    }

    [Fact]
    public async Task Grades_at_a_time_are_those_of_the_last_evaluation_until_then()
    {
        var start = Now;
        await SyncAsync("a", "b", "none");
        await Save("a", 0, 93.4m, Grade.A);
        await Save("b", 0, null, Grade.U);
        Clock.Advance(TimeSpan.FromHours(1));
        await Save("a", 1, 59.9m, Grade.F);
        await SyncAsync("none");

        (await Store.GradesAtAsync(start.AddTicks(-1), default)).Should().BeEmpty();
        var before = new Dictionary<string, GradeAt> { ["a"] = new(93.4m, Grade.A, start), ["b"] = new(null, Grade.U, start) };
        (await Store.GradesAtAsync(start, default)).Should().BeEquivalentTo(before);
        (await Store.GradesAtAsync(Now.AddTicks(-1), default)).Should().BeEquivalentTo(before);
        before["a"] = new(59.9m, Grade.F, Now);
        (await Store.GradesAtAsync(Now, default)).Should().BeEquivalentTo(before);
        (await Store.GradesAtAsync(DateTimeOffset.MaxValue, default)).Should().BeEquivalentTo(before);

        Task Save(string service, long expected, decimal? score, Grade grade) => Store.SaveEvaluationAsync(
            Sample.Save(Sample.Evaluation(service, $"{service}-{expected}", Now, score, grade), expected), default);
    }

    [Fact]
    public async Task A_score_at_a_time_is_the_score_that_was_saved()
    {
        var scores = Enumerable.Range(0, 1001).Select(tenths => tenths / 10m).ToList();
        await SyncAsync(scores.Select(score => $"{score}"));
        await Task.WhenAll(scores.Select(score => Store.SaveEvaluationAsync(
            Sample.Save(Sample.Evaluation($"{score}", $"{score}", Now, score, checks: 0), 0), default)));

        (await Store.GradesAtAsync(Now, default)).ToDictionary(pair => pair.Key, pair => pair.Value.Score)
            .Should().Equal(scores.ToDictionary(score => $"{score}", score => (decimal?)score));
    }

    private async Task SaveHistoryAsync(string service, int rows)
    {
        for (var number = 1; number <= rows; number++)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await SaveAsync(service, $"{service}-{number}", number - 1);
        }
    }

    private async Task<IEnumerable<string>> Ids(string? before, int limit) =>
        (await Store.HistoryAsync("a", before, limit, default)).Select(evaluation => evaluation.Id);
}
