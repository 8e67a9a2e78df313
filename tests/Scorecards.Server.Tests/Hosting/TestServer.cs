using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scorecards.Core.Access;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Server.Api;
using Scorecards.Server.FairPlay;
using Scorecards.Server.Gates;
using Scorecards.Server.Hosting;
using Scorecards.Server.Inputs;
using Scorecards.Server.Pages;
using Scorecards.Server.Projection;
using Scorecards.Server.Security;
using Scorecards.Sources;
using Scorecards.Sources.Setup;
using Scorecards.Storage.Sqlite;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Hosting;

/// <summary>The server on a free port of loopback, with SQLite in a folder of its own and a source that a test speaks for.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly WebApplication _app;

    private TestServer(ServerOptions options, bool projects)
    {
        options = options with { Data = _folder.Path };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Probe = new ProbeSource(TimeProvider.System);
        builder.Services
            .AddSingleton(options)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(Inputs)
            .AddSingleton(TestDefinitions.Kinds)
            .AddSingleton(BreakableStore.Around(new SqliteStore(_folder.Path, TimeProvider.System)))
            .AddSingleton(s => new Recomputer(s.GetRequiredService<IStore>(), new Dictionary<string, SourceKind> { [ProbeSource.Kind.Name] = ProbeSource.Kind }))
            .AddSingleton<IServiceRuntime>(s => RuntimeOn(s.GetRequiredService<IStore>(), Inputs));
        builder.Services.AddScorecardsSecurity(options).AddScorecardsApi().AddPages(options).AddGate();
        if (projects)
        {
            builder.Services.AddProjection();
        }
        else
        {
            builder.Services.AddSingleton<LiveSnapshot>();
        }

        _app = builder.Build();
        _app.UsePages();
        _app.UseScorecardsApi();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.MapScorecardsApi();
        _app.MapPages();
    }

    // A busy machine takes more than the usual second to say whether it wants a large body at all.
    public HttpClient Client { get; } = new(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(30) });

    public LiveInputs Inputs { get; } = new();

    public ProbeSource Probe { get; }

    public IServiceProvider Services => _app.Services;

    public IStore Store => _app.Services.GetRequiredService<IStore>();

    public IServiceRuntime Runtime => _app.Services.GetRequiredService<IServiceRuntime>();

    /// <summary>The runtime of another node on the same store, with the same source.</summary>
    public EmbeddedServiceRuntime AnotherNode() => RuntimeOn(Store, Inputs);

    public LiveFairPlay FairPlay => _app.Services.GetRequiredService<LiveFairPlay>();

    /// <summary>Looks now for what is worth a look.</summary>
    public Task LookAsync() => _app.Services.GetRequiredService<FairPlayService>().LookAsync(CancellationToken.None);

    /// <summary>True makes every call to the store fail.</summary>
    public bool StoreIsAway
    {
        set => ((BreakableStore)(object)Store).Away = value;
    }

    /// <summary>Holds the next reading of contents from the store.</summary>
    public HeldRead HoldContents()
    {
        var held = new HeldRead();
        ((BreakableStore)(object)Store).Hold(held);
        return held;
    }

    public LiveSnapshot Live => _app.Services.GetRequiredService<LiveSnapshot>();

    /// <summary>A server that is up, with the test definitions and the services given, none evaluated yet.</summary>
    /// <param name="projects">False leaves it without a snapshot, as in its first moments.</param>
    public static async Task<TestServer> StartAsync(
        IEnumerable<Service>? services = null, ServerOptions? options = null, bool projects = true)
    {
        var server = new TestServer(options ?? new ServerOptions(), projects);
        await server.Store.InitializeAsync(CancellationToken.None);
        await server._app.StartAsync();
        server.Client.BaseAddress = new Uri(server._app.Urls.Single());
        if (services is not null)
        {
            await server.UseAsync(services);
        }

        return server;
    }

    /// <summary>Makes these the services of the catalog, and waits until reads show them.</summary>
    public async Task UseAsync(IEnumerable<Service> services, DefinitionSet? definitions = null, IEnumerable<Team>? teams = null)
    {
        var all = services.Select(ServiceJson.WithDigest).ToList();
        var catalog = ServiceCatalog.Empty with
        {
            Services = all.ToDictionary(s => s.Id, StringComparer.OrdinalIgnoreCase),
            Teams = (teams ?? []).ToDictionary(t => t.Id, StringComparer.OrdinalIgnoreCase),
        };
        var now = DateTimeOffset.UtcNow;
        var good = new InputStatus("test", now, null, []);
        await Store.SyncServicesAsync(all, _ => now, now, CancellationToken.None);
        await SeenAsync(s => s.Services.In(BoardOrder.Id).Select(v => v.Id).ToHashSet().SetEquals(all.Select(a => a.Id)));
        // Names of teams come with the inputs: what is seen until now was built without them.
        var before = Live.Current;
        var set = definitions ?? TestDefinitions.Load();
        var sources = SourceRegistry.Create(set.Sources.Values, new SourceContext { CacheFolder = _folder.Path, Upstreams = Inputs.Upstreams });
        Inputs.Publish(new WorkingSet(set, catalog, new Dictionary<string, ISource>(sources.Sources) { [Probe.Name] = Probe }), good, good);
        await SeenAsync(s => !ReferenceEquals(s, before));
    }

    /// <summary>Has the source say something of a service, evaluates it, and waits until reads show it.</summary>
    public async Task EvaluateAsync(string service, string answer)
    {
        Probe.Say(service, answer);
        await EvaluateAsync(service);
    }

    public async Task EvaluateAsync(string service)
    {
        var evaluation = await Runtime.EvaluateAsync(service, CancellationToken.None);
        await SeenAsync(s => s.All[service].Latest?.ConfirmedUntil >= evaluation!.ConfirmedUntil);
    }

    public async Task SeenAsync(Func<Snapshot, bool> seen)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var next = Live.NextAsync();
            if (Live.Ready && seen(Live.Current))
            {
                return;
            }

            await next.WaitAsync(enough.Token);
        }
    }

    /// <summary>A new token of a role, for <see cref="SendAsync"/>.</summary>
    public async Task<string> TokenAsync(string role = AccessRoles.Admin, string? name = null)
    {
        var made = TokenFactory.Create(name ?? $"{role}-{Guid.NewGuid():n}", role, DateTimeOffset.UtcNow);
        await Store.AddTokenAsync(made.Token, "test", CancellationToken.None);
        return made.Text;
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? token = null, string? body = null, string? etag = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : new StringContent(body, new MediaTypeHeaderValue("application/json"));
        // A server that refuses a large body hangs up on whoever goes on sending it.
        request.Headers.ExpectContinue = body?.Length > 1_000_000;
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        using var response = await Client.SendAsync(request, cancellationToken);
        return new Answer(response, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    public Task<Answer> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, token);

    public Task StopAsync() => _app.StopAsync();

    private static EmbeddedServiceRuntime RuntimeOn(IStore store, LiveInputs inputs) => new(
        new EvaluationPipeline(
            () => inputs.Current, store, new FactCollector(store, TimeProvider.System), EvaluationSchedule.Default, TimeProvider.System),
        store);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
