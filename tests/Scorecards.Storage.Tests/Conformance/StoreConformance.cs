using Scorecards.Core.Catalog;
using Scorecards.Core.Runtime;
using Scorecards.TestSupport;

namespace Scorecards.Storage.Tests.Conformance;

/// <summary>The contract of <see cref="IStore"/> as tests; every engine runs every one of them.</summary>
public abstract class StoreConformance<TEngine> : IAsyncLifetime
    where TEngine : IStoreEngine, new()
{
    private readonly List<IStore> opened = [];

    protected TEngine Engine { get; } = new();

    protected FakeClock Clock { get; } = new();

    protected DateTimeOffset Now => Clock.GetUtcNow();

    protected IStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Engine.PrepareAsync();
        Store = await OpenAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var store in opened)
        {
            await store.DisposeAsync();
        }

        await Engine.DisposeAsync();
    }

    /// <summary>Another store on the same data.</summary>
    protected async Task<IStore> OpenAsync()
    {
        var store = Engine.Open(Clock);
        opened.Add(store);
        await store.InitializeAsync(default);
        return store;
    }

    /// <summary>Makes the catalog these services, new ones due now.</summary>
    protected Task<CatalogChanges> SyncAsync(params IEnumerable<string> ids) =>
        SyncAsync([.. ids.Select(id => Sample.Service(id))], _ => Now);

    protected Task<CatalogChanges> SyncAsync(IReadOnlyCollection<Service> services, Func<string, DateTimeOffset> firstDue) =>
        Store.SyncServicesAsync(services, firstDue, Now, default);

    /// <summary>Claims for ten minutes.</summary>
    protected Task<IReadOnlyList<string>> ClaimAsync(string node = "one", int limit = 100) =>
        Store.ClaimDueAsync(node, Now, Now.AddMinutes(10), limit, default);

    /// <summary>Saves an evaluation as the next of its service, as a new row.</summary>
    protected async Task<long> SaveAsync(string service, string evaluation, long expected = 0) =>
        await TrySaveAsync(service, evaluation, expected) ?? throw new InvalidOperationException("The revision is another.");

    protected async Task<long?> TrySaveAsync(string service, string evaluation, long expected) =>
        (await Store.SaveEvaluationAsync(Sample.Save(Sample.Evaluation(service, evaluation, Now), expected), default))?.Revision;

    /// <summary>Saves an evaluation made from the state.</summary>
    protected Task<EvaluationSaved?> SaveAsync(ServiceState state) => Store.SaveEvaluationAsync(Save(state), default);

    /// <summary>A save of an evaluation made from the state.</summary>
    protected EvaluationSave Save(ServiceState state) =>
        Sample.Save(Sample.Evaluation(state.ServiceId, Guid.NewGuid().ToString("n"), Now), state.Revision) with { Declared = state.Declared.Version };

    protected async Task<ServiceState> StateAsync(string service) =>
        await Store.FindStateAsync(service, default) ?? throw new InvalidOperationException($"{service} is not known.");

    /// <summary>Every change after a position, read in pieces.</summary>
    protected async Task<(List<ServiceState> Services, long Position)> ReadFeedAsync(long after = 0, int limit = 3)
    {
        var services = new List<ServiceState>();

        while (true)
        {
            var batch = await Store.ChangesAsync(after, limit, default);

            if (batch.Services.Count == 0)
            {
                return (services, batch.Position);
            }

            services.AddRange(batch.Services);
            after = batch.Position;
        }
    }
}
