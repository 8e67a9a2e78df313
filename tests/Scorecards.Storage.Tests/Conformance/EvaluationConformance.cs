using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class EvaluationConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task A_saved_evaluation_comes_back_whole()
    {
        await SyncAsync("a");
        var evaluation = Sample.Evaluation("a", "1", Now.AddTicks(7));

        var saved = await Store.SaveEvaluationAsync(Sample.Save(evaluation, 0), default);

        saved!.Revision.Should().Be(1);
        (await StateAsync("a")).Latest.Should().BeEquivalentTo(evaluation);
        (await StateAsync("a")).Revision.Should().Be(1);
        (await Store.FindEvaluationAsync("1", default)).Should().BeEquivalentTo(evaluation);
        (await Store.HistoryAsync("a", null, 10, default)).Should().BeEquivalentTo([evaluation]);
    }

    [Fact]
    public async Task An_evaluation_nobody_saved_is_not_found() =>
        (await Store.FindEvaluationAsync("1", default)).Should().BeNull();

    [Fact]
    public async Task A_save_from_another_revision_changes_nothing()
    {
        await SyncAsync("a");
        await SaveAsync("a", "1");
        await Store.MakeDueAsync(_ => Now, default);
        await ClaimAsync();
        var before = await StateAsync("a");
        var (_, position) = await ReadFeedAsync();

        foreach (var expected in new long[] { 0, 2, -1, 100 })
        {
            (await TrySaveAsync("a", "2", expected)).Should().BeNull();
        }

        (await StateAsync("a")).Should().BeEquivalentTo(before);
        (await Store.FindEvaluationAsync("2", default)).Should().BeNull();
        (await Store.CountHistoryAsync("a", default)).Should().Be(1);
        (await ReadFeedAsync(position)).Services.Should().BeEmpty();
        (await ClaimAsync("two")).Should().BeEmpty("the claim goes on");
    }

    [Fact]
    public async Task A_save_from_another_revision_keeps_no_contents()
    {
        await SyncAsync("a");
        var save = Sample.Save(Sample.Evaluation("a", "1", Now), expected: 5);

        (await Store.SaveEvaluationAsync(save, default)).Should().BeNull();

        (await Store.FindContentsAsync([.. save.Contents.Keys], default)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_save_for_a_service_nobody_knows_is_refused() =>
        (await TrySaveAsync("nobody", "1", 0)).Should().BeNull();

    [Fact]
    public async Task A_confirmation_moves_the_row_and_replaces_the_latest_evaluation()
    {
        await SyncAsync("a");
        var first = Sample.Evaluation("a", "1", Now);
        await Store.SaveEvaluationAsync(Sample.Save(first, 0), default);
        Clock.Advance(TimeSpan.FromMinutes(15));
        var again = first with { ConfirmedUntil = Now, Facts = Sample.Evaluation("a", "1", Now).Facts };

        var saved = await Store.SaveEvaluationAsync(Sample.Save(again, 1, append: false), default);

        saved!.Revision.Should().Be(2);
        var state = await StateAsync("a");
        state.Latest.Should().BeEquivalentTo(again);
        state.DueAt.Should().Be(Now.AddMinutes(15));
        var confirmed = first with { ConfirmedUntil = Now };
        (await Store.HistoryAsync("a", null, 10, default)).Should().BeEquivalentTo([confirmed]);
        (await Store.FindEvaluationAsync("1", default)).Should().BeEquivalentTo(confirmed);
        (await Store.CountHistoryAsync("a", default)).Should().Be(1);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("of-b")]
    public async Task A_confirmation_of_a_row_that_the_service_does_not_have_changes_nothing(string id)
    {
        await SyncAsync("a", "b");
        await SaveAsync("a", "1");
        await SaveAsync("b", "of-b");
        var before = await StateAsync("a");

        var confirming = () => Store.SaveEvaluationAsync(Sample.Save(Sample.Evaluation("a", id, Now), 1, append: false), default);

        await confirming.Should().ThrowAsync<InvalidOperationException>();
        (await StateAsync("a")).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_second_row_with_the_same_id_changes_nothing()
    {
        await SyncAsync("a", "b");
        await SaveAsync("a", "1");
        var before = await StateAsync("b");

        var saving = () => SaveAsync("b", "1");

        await saving.Should().ThrowAsync<InvalidOperationException>();
        (await StateAsync("b")).Should().Be(before);
        (await Store.FindEvaluationAsync("1", default))!.Service.Should().Be("a");
    }

    [Fact]
    public async Task A_retired_service_still_takes_the_evaluation_that_ran()
    {
        await SyncAsync("a");
        await SyncAsync();

        (await SaveAsync("a", "1")).Should().Be(1);

        var state = await StateAsync("a");
        state.Retired.Should().BeTrue();
        state.Latest!.Id.Should().Be("1");
    }

    [Fact]
    public async Task An_evaluation_without_any_result_is_kept()
    {
        await SyncAsync("a");
        var bare = Sample.Evaluation("a", "1", Now, checks: 0) with { Scorecards = [], Facts = [], Attribution = null };

        await Store.SaveEvaluationAsync(Sample.Save(bare, 0), default);

        (await StateAsync("a")).Latest.Should().BeEquivalentTo(bare);
        (await Store.GradesAtAsync(Now, default)).Should().Equal(
            new Dictionary<string, GradeAt> { ["a"] = new(null, Grade.U, Now) });
    }

    [Fact]
    public async Task A_large_evaluation_is_kept()
    {
        await SyncAsync("a");
        var large = Sample.Evaluation("a", "1", Now, checks: 3000);

        await Store.SaveEvaluationAsync(Sample.Save(large, 0), default);

        var latest = (await StateAsync("a")).Latest!;
        latest.Outcomes.Should().HaveCount(3000);
        (await Store.FindContentsAsync([.. large.Facts.Select(fact => fact.Digest).OfType<string>()], default)).Should().HaveCount(3000);
    }

    [Fact]
    public async Task A_cancelled_save_changes_nothing()
    {
        await SyncAsync("a");

        var saving = () => Store.SaveEvaluationAsync(Sample.Save(Sample.Evaluation("a", "1", Now), 0), new CancellationToken(true));

        await saving.Should().ThrowAsync<OperationCanceledException>();
        (await StateAsync("a")).Revision.Should().Be(0);
    }
}
