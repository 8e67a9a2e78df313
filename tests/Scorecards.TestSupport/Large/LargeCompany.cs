using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Sources.Documents;
using Scorecards.Sources.Setup;
using Scorecards.Storage;

namespace Scorecards.TestSupport.Large;

/// <summary>
/// A folder with the catalog, the definitions and the store of a company with many services and two months of history. Its
/// services are <c>service-00001</c> and on, of <see cref="LargeCatalog.Teams"/> teams; nothing is due for a week, so a server on it
/// is quiet.
/// </summary>
public sealed class LargeCompany : IDisposable
{
    public const int Usual = 10_000;

    /// <summary>Saves that go on at a time, so that the store commits many together.</summary>
    private const int Together = 64;

    private const string Url = "http://127.0.0.1";

    private readonly Workspace _workspace = new();

    private LargeCompany()
    {
    }

    public string Folder => _workspace.Folder;

    /// <summary>The arguments that start a server on it, in <see cref="Folder"/>.</summary>
    public IReadOnlyList<string> Arguments => _workspace.Arguments;

    /// <summary>Writes the company as of now, which takes some seconds.</summary>
    public static async Task<LargeCompany> WriteAsync(int services = Usual)
    {
        var company = new LargeCompany();
        LargeCatalog.Write(company._workspace, services);
        LargeHistory.WriteDefinitions(company._workspace);
        await company.FillAsync();
        return company;
    }

    /// <summary>A server on it that shows every service.</summary>
    public async Task<ServerProcess> StartAsync()
    {
        var server = await ServerProcess.StartAsync(Folder, Arguments);
        await server.EventuallyAsync(async http => (await http.GetAsync("/health/ready")).IsSuccessStatusCode ? http : null, "ready");
        return server;
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>What is read is read as the server does, so that the server finds nothing changed.</summary>
    private async Task FillAsync()
    {
        var context = new SourceContext { CacheFolder = Path.Combine(Folder, "cache") };
        var catalog = await new CatalogInput(FolderOrigin.Of(Path.Combine(Folder, "catalog"), FileSelection.Catalog)).ReadAsync(Url, CancellationToken.None);
        var reading = await new DefinitionInput(FolderOrigin.Of(Path.Combine(Folder, "definitions"), FileSelection.Definitions), context).ReadAsync(CancellationToken.None);
        using var sources = reading.Sources;
        var definitions = reading.Set ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));

        var now = DateTimeOffset.UtcNow;
        await using var store = StoreFactory.Create(Path.Combine(Folder, "data"), TimeProvider.System);
        await store.InitializeAsync(CancellationToken.None);
        await store.SaveDefinitionsAsync(definitions.Digest, JsonSerializer.Serialize(definitions.Documents), now, CancellationToken.None);
        await store.SyncServicesAsync([.. catalog.Services.Values], _ => now.AddDays(7), now - LargeHistory.Length, CancellationToken.None);
        await Parallel.ForEachAsync(
            catalog.Services.Values, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (service, _) => await SaveAsync(store, definitions, service, now));
    }

    private static async Task SaveAsync(IStore store, DefinitionSet definitions, Service service, DateTimeOffset now)
    {
        var revision = 0L;
        foreach (var (evaluation, facts) in LargeHistory.Of(FactPlan.For(definitions, service, Url), now))
        {
            var contents = facts.Select(f => f.Body).OfType<FactBody>().DistinctBy(b => b.Digest).ToDictionary(b => b.Digest, b => b.Json);
            contents[service.Digest] = ServiceJson.Content(service);
            var saved = await store.SaveEvaluationAsync(
                new EvaluationSave(evaluation, revision, contents, Append: true, now.AddDays(7)), CancellationToken.None);
            revision = saved!.Revision;
        }
    }
}
