using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Runtime;

/// <summary>Computes stored evaluations again, from nothing but what the store keeps of them.</summary>
/// <param name="kinds">The kinds of source that are shipped, by name.</param>
public sealed class Recomputer(IStore store, IReadOnlyDictionary<string, SourceKind> kinds)
{
    /// <summary>The evaluation as it was first saved and, where it is its service's latest, as it was last confirmed; null when there is none of the id.</summary>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<Recomputation?> RunAsync(string evaluationId, CancellationToken cancellationToken)
    {
        if (await store.FindEvaluationAsync(evaluationId, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            return null;
        }

        var older = await store.HistoryAsync(row.Service, row.Id, 1, cancellationToken).ConfigureAwait(false);
        var first = await AgainAsync(row, older is [var before] ? before : null, RecomputedRun.First, cancellationToken).ConfigureAwait(false);
        var state = await store.FindStateAsync(row.Service, cancellationToken).ConfigureAwait(false);
        return state?.Latest is { } latest && latest.Id == row.Id && latest.ConfirmedUntil > row.At
            ? new Recomputation(row, [first, await AgainAsync(latest, row, RecomputedRun.Latest, cancellationToken).ConfigureAwait(false)])
            : new Recomputation(row, [first]);
    }

    private async Task<RecomputedEvaluation> AgainAsync(Evaluation recorded, Evaluation? before, RecomputedRun run, CancellationToken cancellationToken)
    {
        if (recorded.AlgorithmVersion != Scorer.AlgorithmVersion)
        {
            return RecomputedEvaluation.Impossible(recorded, run,
                $"it was made by algorithm {recorded.AlgorithmVersion} and this release has {Scorer.AlgorithmVersion}: recompute it with the release that made it");
        }

        var (definitions, missing) = await DefinitionsAsync(recorded, cancellationToken).ConfigureAwait(false);
        if (definitions is null)
        {
            return RecomputedEvaluation.Impossible(recorded, run, missing);
        }

        var digests = recorded.Facts.Select(f => f.Digest).OfType<string>().Append(recorded.ServiceDigest).Distinct().ToList();
        var contents = await store.FindContentsAsync(digests, cancellationToken).ConfigureAwait(false);
        if (!contents.TryGetValue(recorded.ServiceDigest, out var content) || Read(content, ServiceJson.Read) is not { } service)
        {
            return RecomputedEvaluation.Impossible(recorded, run,
                $"what the catalog said of the service ({Short(recorded.ServiceDigest)}) is not kept any more: what no evaluation has used for 400 days is purged");
        }

        // A record of before the time was kept: a row was made at its time, and a confirmation at its end.
        var timed = recorded.RanAt is null && run == RecomputedRun.Latest ? recorded with { At = recorded.ConfirmedUntil } : recorded;
        IReadOnlyList<Fact?> facts = [.. recorded.Facts.Select(f => FactOf(f, contents))];
        var again = Recomputing.Again(definitions, service with { Digest = recorded.ServiceDigest }, facts, timed, before);
        return RecomputedEvaluation.Of(recorded, run, again, Recomputing.Lost(recorded, facts));
    }

    private async Task<(DefinitionSet? Set, string Missing)> DefinitionsAsync(Evaluation recorded, CancellationToken cancellationToken)
    {
        var digest = recorded.DefinitionsDigest;
        var text = await store.FindDefinitionsAsync(digest, cancellationToken).ConfigureAwait(false);
        if (text is null)
        {
            return (null, $"the store has no definitions {Short(digest)}: was it filled by hand?");
        }

        if (Read(text, t => JsonSerializer.Deserialize<List<DefinitionDocument>>(t)) is not { } documents)
        {
            return (null, $"the definitions {Short(digest)} are damaged in the store");
        }

        var loaded = DefinitionLoader.Load(documents, kinds);
        return loaded.Set is { } set && set.Digest == digest
            ? (set, "")
            : (null, $"the definitions {Short(digest)} cannot be read by this release ({loaded.Problems.FirstOrDefault(p => !p.IsWarning)?.ToString() ?? "their digest is another"}): recompute it with the release that made it");
    }

    private static Fact? FactOf(FactRecord record, IReadOnlyDictionary<string, string> contents)
    {
        if (record.Error is { } error)
        {
            return Fact.Failed(error.Cause, error.Message, record.CollectedAt, record.Evidence) with { Took = record.Took, Requests = record.Requests };
        }

        return record.Digest is { } digest && contents.TryGetValue(digest, out var body) ? record.Read(body) : null;
    }

    private static T? Read<T>(string text, Func<string, T?> read)
        where T : class
    {
        try
        {
            return read(text);
        }
        catch (JsonException)
        {
            // Damaged is as good as gone, and is told as that.
            return null;
        }
    }

    private static string Short(string digest) => digest.Length > 12 ? digest[..12] : digest;
}
