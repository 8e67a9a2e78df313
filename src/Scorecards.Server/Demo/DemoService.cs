using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Server.Hosting;
using Scorecards.Server.Inputs;
using Scorecards.Sources;

namespace Scorecards.Server.Demo;

/// <summary>Puts the make-believe company into use: its catalog, the shipped definitions and 90 days of history.</summary>
internal sealed class DemoService(
    LiveInputs live, IStore store, EvaluationSchedule schedule, ServerAddress address, TimeProvider time, ILogger<DemoService> log)
    : BackgroundService, IHostedLifecycleService
{
    /// <summary>Makes the checks apply that ask these; they are never dialled, since <see cref="DemoSource"/> answers.</summary>
    private static readonly DefinitionDocument _sources = new("demo/sources.yaml", """
        apiVersion: scorecards.dev/v1
        kind: Source
        metadata: { name: prometheus, title: Make-believe Prometheus }
        spec: { kind: prometheus, url: https://prometheus.example.com }
        ---
        apiVersion: scorecards.dev/v1
        kind: Source
        metadata: { name: github, title: Make-believe GitHub }
        spec: { kind: github }
        """);

    /// <summary>Before anything listens or reads the store, so that the first page has all of it.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var definitions = Load();
        var begin = time.GetUtcNow() - DemoStory.Length;
        var story = new DemoStory(begin);
        var sources = SourceRegistry.Kinds.Values.Where(kind => kind.BuiltIn).Select(kind => kind.Name).Union(definitions.Sources.Keys).ToDictionary(name => name, name => (ISource)new DemoSource(name, story, () => definitions, time));

        log.LogInformation("Making up a company of {Services} services with {Days} days of history", DemoCompany.Catalog.Services.Count, DemoStory.Length.Days);
        await DemoHistory.WriteAsync(store, definitions, new DemoSource("demo", story, () => definitions, time), begin, schedule, cancellationToken);

        var now = time.GetUtcNow();
        live.Publish(
            new WorkingSet(definitions, DemoCompany.Catalog, sources),
            new InputStatus("the shipped definitions", now, null, definitions.Warnings),
            new InputStatus("a make-believe company", now, null, []));
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Links to this server are whole as soon as it listens.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var url = await address.UrlAsync(stoppingToken);
        live.Publish(live.Current with { ServerUrl = url }, live.Definitions, live.Catalog);
    }

    private static DefinitionSet Load()
    {
        var files = Directory.EnumerateFiles(ShippedDefinitions.Folder, "*.yaml", SearchOption.AllDirectories)
            .Select(file => new DefinitionDocument(Path.GetRelativePath(ShippedDefinitions.Folder, file), File.ReadAllText(file)));
        var result = DefinitionLoader.Load(files.Append(_sources), SourceRegistry.Kinds);
        return result.Set ?? throw new InvalidOperationException($"The shipped definitions do not load: {string.Join("; ", result.Problems)}");
    }
}
