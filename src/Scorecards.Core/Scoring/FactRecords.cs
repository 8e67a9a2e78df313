using Scorecards.Core.Facts;

namespace Scorecards.Core.Scoring;

/// <summary>The facts an evaluation used, each once.</summary>
internal sealed class FactRecords
{
    private readonly List<FactRecord> _records = [];
    private readonly Dictionary<(FactKey Key, string? Error), int> _indices = [];

    public IReadOnlyList<FactRecord> All => _records;

    /// <summary>The index of the fact in <see cref="All"/>.</summary>
    public int Add(FactKey key, Fact fact)
    {
        // Questions that could not even be put together share an empty key; their errors tell them apart.
        if (!_indices.TryGetValue((key, fact.Error?.Message), out var index))
        {
            index = _records.Count;
            _indices.Add((key, fact.Error?.Message), index);
            _records.Add(new FactRecord(
                key.Source, key.Query, key.Arguments, fact.Body?.Digest, fact.Error, fact.CollectedAt, fact.Evidence, fact.Took)
            {
                Requests = fact.Requests,
            });
        }

        return index;
    }
}
