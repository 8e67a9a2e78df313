using System.Globalization;
using Scorecards.Core.Catalog;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;

namespace Scorecards.Server.Projection;

/// <summary>Follows the store's feed of changes and keeps <see cref="LiveSnapshot"/> up to date. Not for concurrent use.</summary>
public sealed class Projector(IStore store, LiveInputs inputs, LiveSnapshot live, TimeProvider clock, ILogger<Projector> log)
{
    private const int BatchSize = 1000;
    private static readonly TimeSpan _month = TimeSpan.FromDays(30);
    private static readonly TimeSpan _pastGoodFor = TimeSpan.FromHours(1);

    private readonly string _process = Guid.NewGuid().ToString("n")[..8];
    private readonly Dictionary<string, ServiceView> _pending = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, GradeAt> _monthAgo = new Dictionary<string, GradeAt>();
    private Dictionary<string, HeldGrade> _held = [];
    private DateTimeOffset? _pastReadAt;
    private Dictionary<string, DateTimeOffset> _knownSince = new(StringComparer.Ordinal);
    private (DateTimeOffset At, long Begun)? _heldBack;
    private WorkingSet? _builtFor;
    private long _builds;

    /// <summary>How far the feed has been read.</summary>
    public long Position { get; private set; }

    /// <summary>Reads what changed and, where anything did, replaces the snapshot. Returns whether it did.</summary>
    /// <exception cref="StoreException">The store cannot be read; what was read before it is kept for the next call.</exception>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var workingSet = inputs.Current;
        var horizon = await ReadFeedAsync(cancellationToken);
        var changed = await ReadPastAsync(now, cancellationToken) || _pending.Count > 0 || !ReferenceEquals(workingSet, _builtFor);
        if (changed)
        {
            await ReadKnownSinceAsync(cancellationToken);
            live.Publish(Build(workingSet, now));
            _builtFor = workingSet;
            _pending.Clear();
        }

        live.Read(WholeAt(horizon, now));
        return changed;
    }

    private async Task<FeedHorizon> ReadFeedAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var batch = await store.ChangesAsync(Position, BatchSize, cancellationToken);
            if (batch.Services.Count == 0)
            {
                return batch.Horizon;
            }

            foreach (var state in batch.Services)
            {
                Take(state);
            }

            Position = batch.Position;
        }
    }

    /// <summary>
    /// The moment until which everything saved has been read. Under load some change always waits for an older transaction, so what
    /// was there at one moment is followed until it can be read.
    /// </summary>
    /// <returns>Null when it is the same as before.</returns>
    private DateTimeOffset? WholeAt(FeedHorizon horizon, DateTimeOffset now)
    {
        if (horizon.IsWhole)
        {
            _heldBack = null;
            return now;
        }

        if (_heldBack is { } then && horizon.Settled < then.Begun)
        {
            return null;
        }

        var whole = _heldBack?.At;
        _heldBack = (now, horizon.Begun);
        return whole;
    }

    /// <summary>
    /// What was 30 days ago, and since when each service has had its grade. The latter is kept up from the feed; that it is read again
    /// makes up for changes that came and went while nobody could read it.
    /// </summary>
    private async Task<bool> ReadPastAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now - _pastReadAt < _pastGoodFor)
        {
            return false;
        }

        _monthAgo = await store.GradesAtAsync(now - _month, cancellationToken);
        _held = new(await store.HeldGradesAsync(cancellationToken), StringComparer.Ordinal);
        _pastReadAt = now;
        return true;
    }

    /// <summary>A service is known for good since it was first seen, so that only new ones need to be looked up.</summary>
    private async Task ReadKnownSinceAsync(CancellationToken cancellationToken)
    {
        if (_pending.Values.Any(service => !service.Retired && !_knownSince.ContainsKey(service.Id)))
        {
            _knownSince = (await store.MembershipsAsync(cancellationToken)).GroupBy(m => m.Service).ToDictionary(m => m.Key, m => m.Min(one => one.At), StringComparer.Ordinal);
        }
    }

    private void Take(ServiceState state)
    {
        try
        {
            _pending[state.ServiceId] = ServiceView.Of(ServiceJson.Read(state.ServiceJson), state.Revision, state.Retired, state.Latest);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or FormatException or InvalidOperationException)
        {
            // One row that another version wrote must not keep all the others from being shown.
            log.LogError(e, "The stored service {Service} cannot be read and is not shown as it is now", state.ServiceId);
        }
    }

    /// <summary>A grade that differs from the one before begins with the evaluation that says so.</summary>
    private void NoteHeld()
    {
        foreach (var service in _pending.Values)
        {
            if (service.EvaluatedAt is { } at && _held.GetValueOrDefault(service.Id)?.Grade != service.Grade)
            {
                _held[service.Id] = new HeldGrade(service.Grade, at);
            }
        }
    }

    private Snapshot Build(WorkingSet workingSet, DateTimeOffset now)
    {
        var services = live.Current.All.Values.Where(s => !_pending.ContainsKey(s.Id))
            .Concat(_pending.Values.Select(s => s with { KnownSince = _knownSince.TryGetValue(s.Id, out var since) ? since : null })).ToList();
        NoteHeld();
        var version = string.Create(CultureInfo.InvariantCulture, $"{_process}-{++_builds}");
        return SnapshotBuilder.Build(new SnapshotInputs(
            services, workingSet.Catalog, workingSet.Definitions.Primary?.Bands ?? GradeBands.Default, _monthAgo, version, now)
        { Held = _held });
    }
}
