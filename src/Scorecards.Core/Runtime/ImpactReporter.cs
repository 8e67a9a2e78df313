using System.Collections.Concurrent;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Impact;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Runtime;

/// <summary>Reports what changed definitions would do, from what the store keeps of each service's last run.</summary>
/// <param name="kinds">The kinds of source that are shipped, by name.</param>
public sealed class ImpactReporter(IStore store, IReadOnlyDictionary<string, SourceKind> kinds)
{
    /// <summary>Services whose facts are read together.</summary>
    private const int Together = 100;

    /// <summary>Sets of definitions that last runs were made with and that are read for it; with older ones, every check runs again.</summary>
    private const int MostRecorded = 8;

    /// <summary>One core is left to whatever else is asked meanwhile, where there is more than one.</summary>
    private static readonly int _atATime = Math.Max(1, Environment.ProcessorCount - 1);

    /// <param name="serverUrl">This server's own address, <c>server.url</c> in templates.</param>
    /// <param name="services">Services with their last runs.</param>
    /// <param name="notEvaluated">How many services there are beside those.</param>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<ImpactReport> ReportAsync(
        DefinitionSet before,
        DefinitionSet after,
        string serverUrl,
        IReadOnlyCollection<(Service Service, Evaluation Last)> services,
        int notEvaluated,
        CancellationToken cancellationToken)
    {
        var recorded = await RecordedAsync(before, services.CountBy(s => s.Last.DefinitionsDigest), cancellationToken).ConfigureAwait(false);
        var impact = new DefinitionsImpact(before, after, recorded, serverUrl);
        var judged = new ConcurrentBag<IReadOnlyList<ServiceImpact>>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = _atATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(services.Chunk(Together), options, async (some, token) =>
        {
            var batch = impact.Prepare(some);
            judged.Add(batch.Judge(batch.Digests.Count == 0 ? new Dictionary<string, string>() : await store.FindContentsAsync(batch.Digests, token).ConfigureAwait(false)));
        }).ConfigureAwait(false);

        return ImpactReport.Of(before.Digest, after.Digest, impact.Changes, [.. judged.SelectMany(j => j)], notEvaluated);
    }

    private async Task<Dictionary<string, DefinitionSet>> RecordedAsync(
        DefinitionSet before, IEnumerable<KeyValuePair<string, int>> digests, CancellationToken cancellationToken)
    {
        var recorded = new Dictionary<string, DefinitionSet> { [before.Digest] = before };
        foreach (var (digest, _) in digests.Where(d => d.Key != before.Digest).OrderByDescending(d => d.Value).Take(MostRecorded))
        {
            // Damaged is as good as unknown: then every check runs again.
            if (await store.FindSetAsync(digest, kinds, cancellationToken).ConfigureAwait(false) is { } set)
            {
                recorded.Add(digest, set);
            }
        }

        return recorded;
    }
}
