using Scorecards.Core.Catalog;
using Scorecards.Core.Events;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Server.Inputs;
using Scorecards.Server.Notifications;
using Scorecards.Server.Projection;
using Scorecards.Storage.Sqlite;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Notifications;

public sealed class SourceWatchTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly LiveSnapshot _live = new();
    private readonly LiveInputs _inputs = new();
    private SqliteStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = new SqliteStore(_folder.Path, _clock);
        await _store.InitializeAsync(default);
        var good = new InputStatus("test", _clock.GetUtcNow(), null, []);
        var set = TestSupport.TestDefinitions.Set(
            """
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: remote, owner: sre }
            spec: { kind: remote }
            """);
        _inputs.Publish(new WorkingSet(set, ServiceCatalog.Empty, new Dictionary<string, ISource>()) { ServerUrl = "https://scorecards.example" }, good, good);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(0, 10, false)]
    [InlineData(2, 10, false)]
    [InlineData(3, 10, true)]
    [InlineData(1, 4, false)]
    [InlineData(4, 4, true)]
    [InlineData(1, 1, true)]
    [InlineData(2, 5, true)]
    [InlineData(1, 5, false)]
    public void More_than_a_fifth_is_trouble_of_enough_services_or_all(int affected, int of, bool troubled) =>
        new SourceUse("remote", affected, of, null).IsTroubled.Should().Be(troubled);

    [Fact]
    public async Task Trouble_is_told_once_to_the_owner_and_its_end_once()
    {
        var watch = Watch();

        await LookAsync(watch, away: 3, well: 7);
        await LookAsync(watch, away: 5, well: 5);
        await LookAsync(watch, away: 2, well: 8);
        (await TypesAsync()).Should().Equal([EventTypes.SourceTroubled], "a fifth is still too many for an end");
        await LookAsync(watch, away: 1, well: 9);
        await LookAsync(watch, away: 0, well: 10);

        (await TypesAsync()).Should().Equal(EventTypes.SourceTroubled, EventTypes.SourceRecovered);
        var told = CloudEventJson.Read((await _store.UndispatchedEventsAsync(10, default))[0].Json);
        told.Should().BeEquivalentTo(new { Subject = "remote", Source = "https://scorecards.example" });
        told.Data.Trouble.Should().BeEquivalentTo(new { Source = "remote", Owner = "sre", Affected = 3, Of = 10, Message = "no answer" });
    }

    [Fact]
    public async Task Another_node_or_a_restart_tells_it_no_second_time()
    {
        await LookAsync(Watch(), away: 3, well: 7);
        await LookAsync(Watch(), away: 3, well: 7);
        (await TypesAsync()).Should().Equal(EventTypes.SourceTroubled);

        await LookAsync(Watch(), away: 0, well: 7);
        await LookAsync(Watch(), away: 0, well: 7);
        await LookAsync(Watch(), away: 7, well: 0);

        (await TypesAsync()).Should().Equal(EventTypes.SourceTroubled, EventTypes.SourceRecovered, EventTypes.SourceTroubled);
        (await _store.UndispatchedEventsAsync(10, default)).Select(e => e.Id).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_source_that_nobody_uses_any_more_is_no_trouble()
    {
        var watch = Watch();
        await LookAsync(watch, away: 3, well: 0);
        await LookAsync(watch, away: 0, well: 0);

        (await TypesAsync()).Should().Equal(EventTypes.SourceTroubled, EventTypes.SourceRecovered);
    }

    [Fact]
    public async Task What_the_service_itself_is_the_reason_for_is_no_trouble_of_the_source()
    {
        await LookAsync(Watch(), [.. Enumerable.Range(0, 10).Select(i => View(i, UnknownCause.Subject))]);

        (await TypesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_told_before_there_is_a_snapshot()
    {
        await _store.BeginSourceTroubleAsync("remote", _clock.GetUtcNow(), new OutboxEvent("1", EventTypes.SourceTroubled, "remote", _clock.GetUtcNow(), "{}"), default);

        await Watch().LookAsync(default);

        (await TypesAsync()).Should().Equal(EventTypes.SourceTroubled);
    }

    private SourceWatch Watch() => new(_store, _live, _inputs, _clock);

    private Task LookAsync(SourceWatch watch, int away, int well) => LookAsync(
        watch, [.. Enumerable.Range(0, away + well).Select(i => View(i, i < away ? UnknownCause.Source : null))]);

    private async Task LookAsync(SourceWatch watch, IReadOnlyList<ServiceView> services)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        _live.Publish(SnapshotBuilder.Build(new SnapshotInputs(
            services, ServiceCatalog.Empty, GradeBands.Default, new Dictionary<string, GradeAt>(), $"{Guid.NewGuid()}", _clock.GetUtcNow())));
        await watch.LookAsync(default);
    }

    private async Task<IEnumerable<string>> TypesAsync() => (await _store.UndispatchedEventsAsync(10, default)).Select(e => e.Type);

    private ServiceView View(int number, UnknownCause? cause)
    {
        var at = _clock.GetUtcNow();
        var id = $"s{number}";
        return ServiceView.Of(new Service { Id = id, Name = id }, 1, false, new Evaluation
        {
            Id = id,
            Service = id,
            At = at,
            ConfirmedUntil = at,
            DefinitionsDigest = "",
            ServiceDigest = "",
            AlgorithmVersion = 1,
            Outcomes = [],
            Scorecards = [],
            Facts =
            [
                new FactRecord("remote", "value", "{}", "digest", null, at, null, TimeSpan.Zero),
                new FactRecord("remote", "value", """{"of":1}""", null, cause is { } why ? new FactError(why, "no answer") : null, at, null, TimeSpan.Zero),
            ],
        });
    }
}
