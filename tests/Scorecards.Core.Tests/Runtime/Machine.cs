using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Runtime;

/// <summary>Everything that evaluates services, over a store in memory, a clock that stands still and one source.</summary>
internal sealed class Machine
{
    private readonly CancellationTokenSource _stopping = new();

    public Machine(ISource source)
    {
        Definitions = TestDefinitions.Set(TestDefinitions.Check("a", "facts.it == true").Replace("query: value", "query: value, ttl: 0s", StringComparison.Ordinal), TestDefinitions.Scorecard(("a", 1)));
        Services = Enumerable.Range(0, 3).Select(i => ServiceJson.WithDigest(new Service { Id = $"s{i}", Name = $"s{i}" })).ToDictionary(s => s.Id);
        Collector = new FactCollector(Store, Clock);
        Pipeline = new EvaluationPipeline(
            () => new WorkingSet(Definitions, ServiceCatalog.Empty with { Services = Services }, new Dictionary<string, ISource> { [source.Name] = source }),
            Store, Collector, EvaluationSchedule.Default, Clock);
        Runtime = new EmbeddedServiceRuntime(Pipeline, Store, _stopping.Token);
        foreach (var service in Services.Keys)
        {
            Store.Add(service);
        }
    }

    public FakeClock Clock { get; } = new();

    public MemoryStore Store { get; } = new();

    public DefinitionSet Definitions { get; set; }

    public Dictionary<string, Service> Services { get; }

    public FactCollector Collector { get; }

    public EvaluationPipeline Pipeline { get; }

    public EmbeddedServiceRuntime Runtime { get; }

    public void Stop() => _stopping.Cancel();
}
