using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Scorecards.TestSupport;

/// <summary>
/// A real Backstage backend with its catalog and Tech Insights on a free loopback port, on a PostgreSQL of its own. Its packages
/// are in the folder <c>Backstage</c> beside this file.
/// </summary>
public sealed class BackstageBackend : IAsyncDisposable
{
    /// <summary>The token it takes; it answers nobody without.</summary>
    public const string Token = "a-static-token-for-scorecards";

    /// <summary>A fact retriever that it runs every few seconds.</summary>
    public const string Retriever = "entityOwnershipFactRetriever";

    private static readonly string _program = Path.Combine(Repository.Root, "tests", "Scorecards.TestSupport", "Backstage", "backend.mjs");

    private readonly TempFolder _folder;
    private readonly PostgreSqlServer _store;
    private readonly LoopbackServer _files;
    private readonly Dictionary<string, string> _catalogs;
    private readonly SystemProcess _process;
    private readonly HttpClient _client;

    private BackstageBackend(TempFolder folder, PostgreSqlServer store, LoopbackServer files, Dictionary<string, string> catalogs, SystemProcess process, Uri url)
    {
        (_folder, _store, _files, _catalogs, _process, Url) = (folder, store, files, catalogs, process, url);
        _client = new HttpClient { BaseAddress = url, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Token) } };
    }

    public Uri Url { get; }

    /// <param name="entities">What is in its catalog when it is ready: YAML documents, one an entity.</param>
    public static async Task<BackstageBackend> StartAsync(IReadOnlyList<string> entities)
    {
        if (!Directory.Exists(Path.Combine(Path.GetDirectoryName(_program)!, "node_modules")))
            throw new InvalidOperationException($"Backstage is not installed: tests/run installs it, or 'npm ci --prefix {Path.GetDirectoryName(_program)}'.");
        var folder = new TempFolder();
        var store = await PostgreSqlServer.StartNewAsync();
        var catalogs = new Dictionary<string, string>();
        var files = new LoopbackServer((request, response) => response.SendAsync(200, "text/yaml", Read(catalogs, request.Path)));
        var port = SystemProcess.FreePort();
        var configuration = folder.Write("app-config.yaml", Configuration(port, store, files, folder.Write("catalog.yaml", string.Join("\n---\n", entities))));
        var process = SystemProcess.Start("node", "nodejs", _program, "--config", configuration);
        var backend = new BackstageBackend(folder, store, files, catalogs, process, new Uri($"http://127.0.0.1:{port}"));
        try
        {
            await backend.WaitForAsync(entities.Count);
            return backend;
        }
        catch
        {
            await backend.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds entities under a URL, and waits until they are in the catalog.</summary>
    public async Task AddAsync(params IReadOnlyList<string> entities)
    {
        var before = await CountAsync();
        var path = $"/{Guid.NewGuid():n}.yaml";
        lock (_catalogs)
            _catalogs[path] = string.Join("\n---\n", entities);
        using var answer = await _client.PostAsJsonAsync("/api/catalog/locations", new { type = "url", target = new Uri(_files.Url, path) });
        answer.EnsureSuccessStatusCode();
        await WaitForAsync(before + entities.Count);
    }

    /// <summary>Waits until its Tech Insights has facts about an entity.</summary>
    public Task WaitForFactsAsync(string entity) => _process.WaitUntilAsync(async () =>
    {
        using var facts = await _client.JsonAsync($"/api/tech-insights/facts/latest?entity={Uri.EscapeDataString(entity)}&ids%5B%5D={Retriever}");
        return facts?.RootElement.TryGetProperty(Retriever, out _) == true;
    });

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
        await _files.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private static string Read(Dictionary<string, string> catalogs, string path)
    {
        lock (catalogs)
            return catalogs[path];
    }

    private Task WaitForAsync(int count) => _process.WaitUntilAsync(async () => await CountAsync() >= count);

    /// <summary>The entities but for the Locations, of which Backstage makes some by itself.</summary>
    private async Task<int> CountAsync()
    {
        using var answer = await _client.JsonAsync("/api/catalog/entities/by-query?limit=0&filter=kind=component&filter=kind=group&filter=kind=system&filter=kind=api");
        return answer?.RootElement.GetProperty("totalItems").GetInt32() ?? -1;
    }

    private static string Configuration(int port, PostgreSqlServer store, LoopbackServer files, string catalog) => $$"""
        app: { baseUrl: "http://127.0.0.1:{{port}}" }
        backend:
          baseUrl: "http://127.0.0.1:{{port}}"
          listen: { host: 127.0.0.1, port: {{port}} }
          database: { client: pg, connection: { host: 127.0.0.1, port: {{store.Port}}, user: scorecards, password: secret } }
          auth: { externalAccess: [ { type: static, options: { token: {{Token}}, subject: scorecards } } ] }
          reading: { allow: [ { host: "127.0.0.1:{{files.Port}}" } ] }
        catalog:
          locations: [ { type: file, target: "{{catalog}}" } ]
          rules: [ { allow: [ Component, Group, System, API ] } ]
        techInsights:
          factRetrievers:
            {{Retriever}}: { cadence: "*/3 * * * * *", initialDelay: { seconds: 1 }, lifecycle: { maxItems: 1 } }
        """;
}
