using System.Globalization;
using Scorecards.Core.Events;
using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Notifications;

/// <summary>
/// Tells once when a source gives no answer about too many services, and once when it does again. What was told is kept in the
/// store with the event, so that neither a restart nor another node tells it again.
/// </summary>
/// <remarks>Not for concurrent use.</remarks>
public sealed class SourceWatch(IEventStore store, LiveSnapshot live, LiveInputs inputs, TimeProvider time)
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(5);

    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;
    private Snapshot? _looked;

    /// <exception cref="StoreException">It is tried again the next time.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var (now, snapshot) = (time.GetUtcNow(), live.Current);
        if (!live.Ready || ReferenceEquals(snapshot, _looked) || (now - _lookedAt < _every && now >= _lookedAt))
        {
            return;
        }

        _lookedAt = now;
        var uses = snapshot.Sources;
        var troubles = await store.SourceTroublesAsync(cancellationToken);
        foreach (var use in uses.Values.Where(use => use.IsTroubled && !troubles.ContainsKey(use.Source)))
        {
            await store.BeginSourceTroubleAsync(use.Source, now, Tell(EventTypes.SourceTroubled, "troubled", use, now, now), cancellationToken);
        }

        foreach (var (source, since) in troubles)
        {
            // One that nobody uses any more is no trouble.
            var use = uses.GetValueOrDefault(source) ?? new SourceUse(source, 0, 0, null);
            if (use.IsWell)
            {
                await store.EndSourceTroubleAsync(source, since, Tell(EventTypes.SourceRecovered, "recovered", use, since, now), cancellationToken);
            }
        }

        _looked = snapshot;
    }

    private OutboxEvent Tell(string type, string word, SourceUse use, DateTimeOffset since, DateTimeOffset now)
    {
        var (server, owner) = (inputs.Current.ServerUrl, inputs.Current.Definitions.Sources.GetValueOrDefault(use.Source)?.Metadata.Owner);
        return OutboxEvent.Of(new CloudEvent
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{use.Source}-{word}-{since.ToUnixTimeMilliseconds()}"),
            Type = type,
            Source = server.Length > 0 ? server : "/",
            Subject = use.Source,
            Time = now,
            Data = new EventData
            {
                Trouble = new EventTrouble(use.Source, owner, since, use.Affected, use.Of, use.Message),
                Links = new EventLinks($"{server}/definitions", null),
            },
        });
    }
}
