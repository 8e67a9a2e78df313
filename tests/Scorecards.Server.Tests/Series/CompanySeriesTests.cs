using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Server.Series;
using Scorecards.Server.Tests.Hosting;
using Scorecards.Storage.Sqlite;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Series;

public sealed class CompanySeriesTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly FakeClock clock = new(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, long> revisions = [];
    private IStore store = null!;

    private BreakableStore Breakable => (BreakableStore)(object)store;

    public async Task InitializeAsync()
    {
        store = BreakableStore.Around(new SqliteStore(folder.Path, clock));
        await store.InitializeAsync(default);
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Whatever happens in whatever order: the point of a day is what the evaluations, teams and tiers at its end give.</summary>
    [Fact]
    public async Task A_day_is_what_the_evaluations_teams_and_tiers_at_its_end_give()
    {
        string[] ids = ["a", "b", "c", "d"];
        var random = new Random(11);
        var (teams, scores) = (new Dictionary<string, (string Team, int Tier)>(), new Dictionary<string, decimal?>());
        var expected = new Dictionary<DateOnly, string>();
        for (var day = 0; day < 60; day++)
        {
            for (var events = random.Next(6); events > 0; events--)
            {
                clock.Advance(TimeSpan.FromMinutes(random.Next(1, 200)));
                if (random.Next(3) == 0)
                {
                    teams = ids.Where(_ => random.Next(5) > 0).ToDictionary(id => id, _ => (random.Next(2) == 0 ? "red" : "Blue", random.Next(1, 5)));
                    await CatalogAsync(teams);
                }
                else if (teams.Count > 0)
                {
                    var id = teams.Keys.ElementAt(random.Next(teams.Count));
                    scores[id] = random.Next(6) == 0 ? null : random.Next(0, 1001) / 10m;
                    await SaveAsync(id, scores[id]);
                }
            }

            expected[DayRange.DayOf(clock.GetUtcNow())] = $"{Naive(null)} | {Naive("red")} | {Naive("Blue")}";
            clock.Advance(DayRange.StartOf(DayRange.DayOf(clock.GetUtcNow()).AddDays(1)) - clock.GetUtcNow());
        }

        clock.Advance(TimeSpan.FromHours(1));
        using var series = Series();
        var days = await series.GetAsync(DayRange.UpTo(DayRange.DayOf(clock.GetUtcNow())), default);

        days.Should().HaveCountGreaterThan(50);
        days.ToDictionary(d => d.Day, d => $"{Told(d.Moment.Company)} | {Told(d.Moment.Team("RED"))} | {Told(d.Moment.Team("blue"))}")
            .Should().Equal(expected.Where(e => !e.Value.StartsWith('-')).ToDictionary());

        string Naive(string? team)
        {
            var members = teams.Where(t => team is null || t.Value.Team == team).ToList();
            var rated = members.Where(m => scores.GetValueOrDefault(m.Key) is not null).ToList();
            var weight = rated.Sum(m => GroupScore.WeightOf(m.Value.Tier));
            decimal? score = weight == 0 ? null : decimal.Floor(rated.Sum(m => GroupScore.WeightOf(m.Value.Tier) * scores[m.Key]!.Value) / weight * 10) / 10;
            return members.Count == 0 ? "-" : FormattableString.Invariant($"{score} of {rated.Count} beside {members.Count - rated.Count}");
        }

        string Told(GroupTally? tally) => tally is null ? "-"
            : FormattableString.Invariant($"{tally.Score(GradeBands.Default).Score} of {tally.Rated} beside {tally.Unrated}");
    }

    [Fact]
    public async Task A_finished_day_is_read_once()
    {
        await CatalogAsync(new() { ["a"] = ("red", 3) });
        await SaveAsync("a", 90);
        clock.Advance(TimeSpan.FromDays(3));
        using var series = Series();
        var range = DayRange.UpTo(DayRange.DayOf(clock.GetUtcNow()));
        var first = await series.GetAsync(range, default);

        Breakable.Away = true;
        var second = await series.GetAsync(range, default);

        first.Should().HaveCount(3);
        second.Should().Equal(first);
    }

    [Fact]
    public async Task A_day_that_ended_a_moment_ago_may_change_still()
    {
        await CatalogAsync(new() { ["a"] = ("red", 3) });
        await SaveAsync("a", 90);
        clock.Advance(TimeSpan.FromHours(12) + CompanySeries.Settling / 2);
        using var series = Series();
        var range = new DayRange(new DateOnly(2030, 1, 1), new DateOnly(2030, 1, 1));
        (await ScoreAsync()).Should().Be(90);

        // Another node saves what it found before midnight.
        await SaveAsync("a", 70, new DateTimeOffset(2030, 1, 1, 23, 59, 0, TimeSpan.Zero));

        (await ScoreAsync()).Should().Be(70);

        async Task<decimal?> ScoreAsync() => (await series.GetAsync(range, default)).Single().Moment.Company.Score(GradeBands.Default).Score;
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_and_nothing_wrong_is_kept()
    {
        await CatalogAsync(new() { ["a"] = ("red", 3) });
        await SaveAsync("a", 90);
        clock.Advance(TimeSpan.FromDays(2));
        using var series = Series();
        var range = DayRange.UpTo(DayRange.DayOf(clock.GetUtcNow()));

        Breakable.FailOn(nameof(IStore.GradesAtAsync));
        await series.Invoking(s => s.GetAsync(range, default)).Should().ThrowAsync<StoreException>();

        Breakable.Away = false;
        (await series.GetAsync(range, default)).Should().HaveCount(2);
    }

    [Fact]
    public async Task Who_would_rather_do_without_is_not_kept_waiting()
    {
        await CatalogAsync(new() { ["a"] = ("red", 3) });
        clock.Advance(TimeSpan.FromDays(2));
        var reading = new TaskCompletionSource();
        using var series = new CompanySeries(store, HeldEvaluations.Until(reading.Task, store), clock);
        var range = DayRange.UpTo(DayRange.DayOf(clock.GetUtcNow()));
        var making = series.GetAsync(range, default);

        (await series.TryGetAsync(range, TimeSpan.Zero, default)).Should().BeNull();

        reading.SetResult();
        (await making).Should().HaveCount(2);
        (await series.TryGetAsync(range, TimeSpan.Zero, default)).Should().HaveCount(2);
    }

    private CompanySeries Series() => new(store, store, clock);

    private Task<CatalogChanges> CatalogAsync(Dictionary<string, (string Team, int Tier)> says) => store.SyncServicesAsync(
        [.. says.Select(s => Sample.Service(s.Key, s.Value.Team, s.Value.Tier) with { Digest = $"{s.Value}" })], _ => clock.GetUtcNow(), clock.GetUtcNow(), default);

    private async Task SaveAsync(string service, decimal? score, DateTimeOffset? at = null)
    {
        var revision = revisions.GetValueOrDefault(service);
        var evaluation = Sample.Evaluation(service, score, id: $"{service}-{revision}", at: at ?? clock.GetUtcNow());
        var saved = await store.SaveEvaluationAsync(
            new EvaluationSave(evaluation, revision, new Dictionary<string, string>(), true, clock.GetUtcNow()), default);
        revisions[service] = saved!.Revision;
    }

    /// <summary>A store whose reading of grades waits.</summary>
    public class HeldEvaluations : System.Reflection.DispatchProxy
    {
        private Task until = Task.CompletedTask;
        private IEvaluationStore inner = null!;

        public static IEvaluationStore Until(Task until, IEvaluationStore inner)
        {
            var store = Create<IEvaluationStore, HeldEvaluations>();
            var held = (HeldEvaluations)(object)store;
            (held.until, held.inner) = (until, inner);
            return store;
        }

        protected override object? Invoke(System.Reflection.MethodInfo? targetMethod, object?[]? args) => ReadAsync((DateTimeOffset)args![0]!);

        private async Task<IReadOnlyDictionary<string, GradeAt>> ReadAsync(DateTimeOffset at)
        {
            await until;
            return await inner.GradesAtAsync(at, default);
        }
    }
}
