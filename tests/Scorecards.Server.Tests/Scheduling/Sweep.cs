using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Sources;
using Scorecards.Sources.Setup;
using Scorecards.Storage;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Scheduling;

/// <summary>Many services, each rated by one question of its own to every upstream, and evaluated as the scheduler does it.</summary>
internal sealed class Sweep : IAsyncDisposable
{
    /// <summary>The server's own default.</summary>
    private const int AtATime = 32;

    /// <summary>Longer than the first requests of a process take that has not warmed up: they are no trouble of an upstream.</summary>
    private const string Timeout = "5s";

    private readonly ShiftedClock _clock = new();
    private readonly IStore _store;
    private readonly ServiceCatalog _catalog;
    private readonly DefinitionSet _definitions;
    private readonly string _folder;
    private readonly string? _failure;
    private SourceSet? _sources;
    private EmbeddedServiceRuntime? _runtime;

    private Sweep(string folder, int services, IReadOnlyList<FakePrometheus> upstreams, string budget)
    {
        _folder = folder;
        _store = StoreFactory.Create(Path.Combine(folder, "data"), _clock);
        var file = new CatalogReader("http://127.0.0.1").Read(string.Join("\n---\n", Enumerable.Range(0, services).Select(i => $$"""
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: { name: service-{{i}} }
            spec: { type: service, lifecycle: production, owner: team-a }
            """)), "catalog.yaml", null);
        _catalog = CatalogBuilder.Build([file], []);
        var loaded = DefinitionLoader.Load(upstreams.SelectMany((upstream, i) => Documents($"upstream-{i}", upstream.Url, budget)).Append(Card(upstreams.Count)), SourceRegistry.Kinds);
        _definitions = loaded.Set ?? DefinitionSet.Empty;
        _failure = loaded.Set is null ? string.Join('\n', loaded.Problems) : null;
        Restart();
    }

    /// <param name="budget">The option of every source, in YAML; empty for none.</param>
    public static async Task<Sweep> CreateAsync(string folder, int services, IReadOnlyList<FakePrometheus> upstreams, string budget = "")
    {
        var sweep = new Sweep(folder, services, upstreams, budget);
        if (sweep._failure is { } failure)
            throw new InvalidOperationException(failure);
        await sweep._store.InitializeAsync(default);
        await sweep._store.SyncServicesAsync([.. sweep._catalog.Services.Values], _ => DateTimeOffset.UnixEpoch, sweep._clock.GetUtcNow(), default);
        return sweep;
    }

    /// <summary>What only memory has is gone.</summary>
    public void Restart()
    {
        _sources?.Dispose();
        var context = new SourceContext { CacheFolder = Path.Combine(_folder, "cache"), Clock = _clock, Catalog = () => _catalog };
        context.Budgets.ShareThrough(_store);
        _sources = SourceRegistry.Create(_definitions.Sources.Values, context);
        var workingSet = new WorkingSet(_definitions, _catalog, _sources.Sources) { ServerUrl = "http://127.0.0.1" };
        var pipeline = new EvaluationPipeline(() => workingSet, _store, new FactCollector(_store, _clock), EvaluationSchedule.Default, _clock);
        _runtime = new EmbeddedServiceRuntime(pipeline, _store);
    }

    /// <summary>Every fact has outlived its time, and every budget its span.</summary>
    public void Pass(TimeSpan time) => _clock.Ahead += time;

    public Task RunAsync() => Parallel.ForEachAsync(_catalog.Services.Keys, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (id, token) =>
        _ = await _runtime!.EvaluateAsync(id, token) ?? throw new InvalidOperationException($"{id} was not evaluated"));

    public async Task<IReadOnlyList<Grade>> GradesAsync()
    {
        var states = await _store.ChangesAsync(0, int.MaxValue, default);
        return [.. states.Services.Select(state => state.Latest!.Primary!.Grade)];
    }

    public async ValueTask DisposeAsync()
    {
        _sources?.Dispose();
        await _store.DisposeAsync();
    }

    private static IEnumerable<DefinitionDocument> Documents(string name, Uri url, string budget) =>
    [
        new($"{name}.yaml", $$"""
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: {{name}} }
            spec:
              kind: prometheus
              url: {{url}}
              allow: [127.0.0.1]
              timeout: {{Timeout}}
              options: { {{(budget.Length == 0 ? "" : $"budget: {budget}")}} }
            """),
        new($"check-{name}.yaml", $$"""
            apiVersion: scorecards.dev/v1
            kind: Check
            metadata: { name: is-up-at-{{name}} }
            spec:
              facts: { up: { source: {{name}}, query: instant, with: { query: "up_${service.name}" } } }
              pass: facts.up.value == 1.0
            """),
    ];

    private static DefinitionDocument Card(int upstreams) => new("card.yaml", $$"""
        apiVersion: scorecards.dev/v1
        kind: Scorecard
        metadata: { name: main }
        spec:
          primary: true
          checks: [{{string.Join(", ", Enumerable.Range(0, upstreams).Select(i => $"{{ check: is-up-at-upstream-{i}, weight: 1 }}"))}}]
        """);

    /// <summary>Goes as time goes, from another beginning.</summary>
    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
