using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Pages.Service;

/// <summary>What the page of a service shows of the store.</summary>
/// <param name="History">The latest evaluations, newest first.</param>
/// <param name="Trend">Null where there is too little to draw.</param>
/// <param name="Contents">The values of the facts behind the latest evaluation, by digest.</param>
/// <param name="Declared">What people and tools said of the service.</param>
/// <param name="IsAway">True when the store could not be read, so that there is nothing here.</param>
public sealed record ServiceReading(
    IReadOnlyList<PastEvaluation> History, TrendChart? Trend, IReadOnlyDictionary<string, string> Contents, Declared Declared, bool IsAway)
{
    private const int HistoryShown = 20;

    public static readonly ServiceReading Away = new([], null, new Dictionary<string, string>(), Declared.Nothing, true);

    internal static async Task<ServiceReading> ReadAsync(IStore store, ServiceView service, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var history = await store.HistoryAsync(service.Id, null, HistoryShown + 1, cancellationToken);
            return new ServiceReading(
                PastEvaluation.Of(history, HistoryShown),
                await Trends.ServiceAsync(store, service, now, cancellationToken),
                await store.FindContentsAsync([.. (service.Latest?.Facts ?? []).Select(f => f.Digest).OfType<string>().Distinct()], cancellationToken),
                (await store.FindStateAsync(service.Id, cancellationToken))?.Declared ?? Declared.Nothing,
                false);
        }
        catch (StoreException)
        {
            // The projection logs it; the page shows what the snapshot has.
            return Away;
        }
    }
}
