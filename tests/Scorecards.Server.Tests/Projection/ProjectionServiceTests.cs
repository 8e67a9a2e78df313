using Microsoft.Extensions.Logging.Abstractions;
using Scorecards.Core.Catalog;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;
using Scorecards.Server.Tests.Hosting;
using Scorecards.Storage.Sqlite;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Projection;

public sealed class ProjectionServiceTests : IAsyncLifetime
{
    private static readonly TimeSpan _enough = TimeSpan.FromSeconds(20);

    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new(Sample.Now);
    private readonly LiveInputs _inputs = new();
    private readonly LiveSnapshot _live = new();
    private readonly IStore _store;
    private readonly Projector _projector;

    public ProjectionServiceTests()
    {
        _store = BreakableStore.Around(new SqliteStore(_folder.Path, TimeProvider.System));
        _projector = new Projector(_store, _inputs, _live, _clock, NullLogger<Projector>.Instance);
    }

    public Task InitializeAsync() => _store.InitializeAsync(CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_shows_what_the_store_held_before_the_start()
    {
        await SyncAsync("a", "b");
        await SaveAsync("a", 90, revision: 0);

        (await RefreshAsync()).Should().BeTrue();

        _live.Current.Services.In(BoardOrder.Score).Select(s => (s.Id, s.Score)).Should().Equal(("a", 90m), ("b", null));
        _live.Feed.ReadAt.Should().Be(_clock.GetUtcNow());
    }

    [Fact]
    public async Task It_takes_more_services_than_one_part_of_the_feed_holds()
    {
        await SyncAsync([.. Enumerable.Range(0, 2500).Select(i => $"s{i}")]);

        await RefreshAsync();

        _live.Current.Services.In(BoardOrder.Id).Should().HaveCount(2500);
    }

    [Fact]
    public async Task While_a_change_is_held_back_the_snapshot_grows_old()
    {
        var feed = (BreakableStore)(object)_store;
        await RefreshAsync();
        var whole = _clock.GetUtcNow();

        // What was there at the first of these looks is all in at the third.
        var seen = new List<DateTimeOffset?>();
        foreach (var horizon in new[] { new FeedHorizon(10, 20), new FeedHorizon(12, 25), new FeedHorizon(20, 30), new FeedHorizon(29, 40), FeedHorizon.Whole })
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            feed.Horizon = horizon;
            await RefreshAsync();
            seen.Add(_live.Feed.ReadAt);
        }

        seen.Should().Equal(new[] { 0, 0, 1, 1, 5 }.Select(seconds => (DateTimeOffset?)whole.AddSeconds(seconds)));
    }

    [Fact]
    public async Task Nothing_is_built_again_when_nothing_changed()
    {
        await SyncAsync("a");
        await RefreshAsync();
        var before = _live.Current;

        (await RefreshAsync()).Should().BeFalse();

        _live.Current.Should().BeSameAs(before);
    }

    [Fact]
    public async Task Another_working_set_is_shown_though_no_service_changed()
    {
        await SyncAsync("a");
        await RefreshAsync();
        var catalog = ServiceCatalog.Empty with { Teams = new Dictionary<string, Team> { ["payments"] = new("payments", "Money", null, null) } };
        _inputs.Publish(WorkingSet.Empty with { Catalog = catalog }, _inputs.Definitions, _inputs.Catalog);

        (await RefreshAsync()).Should().BeTrue();

        _live.Current.Teams.In(BoardOrder.Id).Single().Title.Should().Be("Money");
    }

    [Fact]
    public async Task The_score_a_month_ago_is_read_again_every_hour()
    {
        await SyncAsync("a");
        await SaveAsync("a", 60, revision: 0, at: Sample.Now - TimeSpan.FromDays(30) + TimeSpan.FromMinutes(30));
        await SaveAsync("a", 75, revision: 1, id: "02");
        await RefreshAsync();
        _live.Current.All["a"].Change30d.Should().BeNull();

        _clock.Advance(TimeSpan.FromMinutes(59));
        (await RefreshAsync()).Should().BeFalse();
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await RefreshAsync()).Should().BeTrue();

        _live.Current.All["a"].Change30d.Should().Be(15);
    }

    [Fact]
    public async Task A_grade_is_held_since_its_run_began_and_another_since_its_evaluation()
    {
        await SyncAsync("a", "b");
        await SaveAsync("a", 40, revision: 0, at: Sample.Now.AddDays(-9));
        await SaveAsync("a", 95, revision: 1, id: "02", at: Sample.Now.AddDays(-8));
        await SaveAsync("a", 94, revision: 2, id: "03", at: Sample.Now.AddDays(-2));
        await RefreshAsync();
        _live.Current.All["a"].GradeSince.Should().Be(Sample.Now.AddDays(-8));
        _live.Current.All["b"].GradeSince.Should().BeNull();

        await SaveAsync("a", 93.5m, revision: 3, id: "04");
        await RefreshAsync();
        _live.Current.All["a"].GradeSince.Should().Be(Sample.Now.AddDays(-8), "it is the same grade still");
        await SaveAsync("a", 20, revision: 4, id: "05", at: Sample.Now.AddMinutes(-1));
        await SaveAsync("b", 20, revision: 0, id: "06", at: Sample.Now.AddMinutes(-2));
        await RefreshAsync();

        _live.Current.All["a"].GradeSince.Should().Be(Sample.Now.AddMinutes(-1));
        _live.Current.All["b"].GradeSince.Should().Be(Sample.Now.AddMinutes(-2));
        await SaveAsync("a", 10, revision: 5, id: "07");
        await RefreshAsync();
        _live.Current.All["a"].GradeSince.Should().Be(Sample.Now.AddMinutes(-1));
    }

    [Fact]
    public async Task What_came_and_went_unseen_is_made_up_for_within_the_hour()
    {
        await SyncAsync("a");
        await SaveAsync("a", 95, revision: 0, at: Sample.Now.AddDays(-3));
        await RefreshAsync();
        await SaveAsync("a", 20, revision: 1, id: "02", at: Sample.Now.AddDays(-2));
        await SaveAsync("a", 95, revision: 2, id: "03", at: Sample.Now.AddDays(-1));
        await RefreshAsync();
        _live.Current.All["a"].GradeSince.Should().Be(Sample.Now.AddDays(-3));

        _clock.Advance(TimeSpan.FromHours(1));
        await RefreshAsync();

        _live.Current.All["a"].GradeSince.Should().Be(Sample.Now.AddDays(-1));
    }

    [Fact]
    public async Task What_was_read_before_the_store_went_away_is_shown_when_it_is_back()
    {
        await SyncAsync("a");
        _inputs.Publish(WorkingSet.Empty with { Sources = new Dictionary<string, Core.Facts.ISource>() }, _inputs.Definitions, _inputs.Catalog);
        Breakable.FailOn(nameof(IEvaluationStore.GradesAtAsync));
        await FluentActions.Awaiting(RefreshAsync).Should().ThrowAsync<StoreException>();
        _live.Ready.Should().BeFalse();

        Breakable.Away = false;
        await RefreshAsync();

        _live.Current.Services.In(BoardOrder.Id).Should().ContainSingle();
    }

    [Fact]
    public async Task The_service_rests_a_tenth_of_a_second_between_two_looks_and_follows_changes_of_the_store()
    {
        using var service = Service();
        await service.StartAsync(CancellationToken.None);
        await UntilAsync(() => _live.Ready && _clock.Timers > 0);
        var first = _live.Current;

        await SyncAsync("a");
        _live.Current.Should().BeSameAs(first);
        _clock.Advance(ProjectionService.Rest);
        await UntilAsync(() => _live.Current.All.ContainsKey("a"));

        await service.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task The_service_wakes_when_the_inputs_change()
    {
        using var service = Service();
        await service.StartAsync(CancellationToken.None);
        await UntilAsync(() => _live.Ready && _clock.Timers > 0);
        var first = _live.Current;

        _inputs.Publish(WorkingSet.Empty with { Sources = new Dictionary<string, Core.Facts.ISource>() }, _inputs.Definitions, _inputs.Catalog);
        _clock.Advance(ProjectionService.Rest);
        await UntilAsync(() => !ReferenceEquals(_live.Current, first));

        await service.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task The_service_says_that_the_store_is_away_and_tries_again_each_second()
    {
        await SyncAsync("a");
        Breakable.Away = true;
        using var service = Service();
        await service.StartAsync(CancellationToken.None);
        await UntilAsync(() => _live.Feed.Failure is not null && _clock.Timers > 0);

        Breakable.Away = false;
        _clock.Advance(ProjectionService.PollEvery);
        await UntilAsync(() => _live.Ready);

        _live.Feed.Failure.Should().BeNull();
        await service.StopAsync(CancellationToken.None);
    }

    private BreakableStore Breakable => (BreakableStore)(object)_store;

    private ProjectionService Service() => new(_projector, _store, _inputs, _live, _clock, NullLogger<ProjectionService>.Instance);

    private Task<bool> RefreshAsync() => _projector.RefreshAsync(CancellationToken.None);

    private Task<CatalogChanges> SyncAsync(params string[] ids) => _store.SyncServicesAsync(
        [.. ids.Select(id => ServiceJson.WithDigest(Sample.Service(id)))], _ => Sample.Now, Sample.Now, CancellationToken.None);

    private async Task SaveAsync(string service, decimal score, long revision, string id = "01", DateTimeOffset? at = null)
    {
        var evaluation = Sample.Evaluation(service, score, id: id, at: at);
        var saved = await _store.SaveEvaluationAsync(
            new EvaluationSave(evaluation, revision, new Dictionary<string, string>(), Append: true, Sample.Now), CancellationToken.None);
        saved!.Revision.Should().Be(revision + 1);
    }

    private static async Task UntilAsync(Func<bool> reached)
    {
        using var enough = new CancellationTokenSource(_enough);
        while (!reached())
        {
            enough.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
