using Scorecards.Core.Facts;
using Scorecards.Core.FairPlay;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.FairPlay;

/// <summary>How checks differ between the sets of definitions that the store keeps. A set never changes, so what was compared once is kept.</summary>
/// <param name="kinds">The kinds of source that are shipped, by name.</param>
internal sealed class CheckEdits(IStore store, IReadOnlyDictionary<string, SourceKind> kinds)
{
    /// <summary>More pairs than this are not of a month; what is kept of them begins anew.</summary>
    private const int MostKept = 500;

    private readonly Dictionary<(string Before, string After), IReadOnlyList<CheckEdit>> _kept = [];

    /// <summary>Empty where a set is not kept or not readable any more: then nobody can prove anything.</summary>
    /// <exception cref="StoreException">The store is away.</exception>
    public async Task<IReadOnlyList<CheckEdit>> BetweenAsync(string before, string after, CancellationToken cancellationToken)
    {
        if (!_kept.TryGetValue((before, after), out var edits))
        {
            edits = await store.FindSetAsync(before, kinds, cancellationToken) is { } then && await store.FindSetAsync(after, kinds, cancellationToken) is { } now
                ? CheckEdit.Between(then, now)
                : [];
            if (_kept.Count == MostKept)
            {
                _kept.Clear();
            }

            _kept.Add((before, after), edits);
        }

        return edits;
    }
}
