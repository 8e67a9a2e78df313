using System.Collections.Concurrent;
using System.Collections.Frozen;
using Scorecards.Core.Auditing;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Series;

/// <summary>Since when checks are in the stage they are in, by the changes of definitions in the audit log. A set never changes, so its stages are read once.</summary>
/// <param name="kinds">The kinds of source that are shipped, by name.</param>
public sealed class StageHistory(IStore store, IReadOnlyDictionary<string, SourceKind> kinds)
{
    /// <summary>The changes looked back over; what a check was before those is long ago.</summary>
    private const int MostChanges = 20;

    private static readonly FrozenDictionary<string, Stage> _unreadable = FrozenDictionary<string, Stage>.Empty;

    private readonly ConcurrentDictionary<string, FrozenDictionary<string, Stage>> _kept = new(StringComparer.Ordinal);

    /// <returns>Null when the log tells nothing of the definitions in use.</returns>
    /// <exception cref="StoreException">The store is away.</exception>
    public async Task<StageSince?> FindAsync(Check check, CancellationToken cancellationToken)
    {
        var past = new List<(DateTimeOffset At, Stage? Stage)>();
        foreach (var (at, stages) in await ReadAsync(cancellationToken))
        {
            past.Add((at, stages.TryGetValue(check.Name, out var stage) ? stage : null));
        }

        return StageSince.Of(check.Spec.Stage, past);
    }

    /// <summary>Reads what is not read yet, so that nobody waits for it.</summary>
    /// <exception cref="StoreException">The store is away.</exception>
    public Task WarmAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>The sets of definitions that came into use, the newest first, as far as they can be read.</summary>
    private async Task<IReadOnlyList<(DateTimeOffset At, FrozenDictionary<string, Stage> Stages)>> ReadAsync(CancellationToken cancellationToken)
    {
        var changes = (await store.AuditAsync(new AuditQuery(null, AuditActions.DefinitionsChanged, null), null, MostChanges, cancellationToken)).Items;
        var read = new List<(DateTimeOffset, FrozenDictionary<string, Stage>)>(changes.Count);
        foreach (var change in changes)
        {
            if (!_kept.TryGetValue(change.Entry.Subject, out var stages))
            {
                _kept[change.Entry.Subject] = stages = await StagesAsync(change.Entry.Subject, cancellationToken);
            }

            if (ReferenceEquals(stages, _unreadable))
            {
                break;
            }

            read.Add((change.Entry.At, stages));
        }

        return read;
    }

    private async Task<FrozenDictionary<string, Stage>> StagesAsync(string digest, CancellationToken cancellationToken) =>
        await store.FindSetAsync(digest, kinds, cancellationToken) is { } set
            ? set.Checks.Values.ToFrozenDictionary(c => c.Name, c => c.Spec.Stage, StringComparer.Ordinal)
            : _unreadable;
}
