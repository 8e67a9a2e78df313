using System.Collections.Frozen;

namespace Scorecards.Server.Projection;

/// <summary>
/// Everything reads answer from, at one moment: immutable, sorted and ranked, replaced as a whole when something changed.
/// </summary>
public sealed class Snapshot
{
    public static readonly Snapshot Empty = SnapshotBuilder.Build(SnapshotInputs.None);

    private readonly Lazy<IReadOnlyDictionary<string, SourceUse>> _sources;

    private readonly Lazy<FrozenDictionary<string, ServiceView>> _badges;

    public Snapshot()
    {
        _sources = new(() => SourceUse.CountIn(All!.Values));
        _badges = new(() => BadgeIds.In(All!.Values));
    }

    /// <summary>Differs from that of any other snapshot, of another process too.</summary>
    public required string Version { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Every service by id, whatever its case, retired ones too.</summary>
    public required FrozenDictionary<string, ServiceView> All { get; init; }

    /// <summary>The services of the catalog.</summary>
    public required Board<ServiceView> Services { get; init; }

    /// <summary>Teams that own a service. A service nobody owns is in none.</summary>
    public required Board<GroupView> Teams { get; init; }

    public required Board<GroupView> Systems { get; init; }

    public required Board<GroupView> Tiers { get; init; }

    public required GroupView Company { get; init; }

    /// <summary>By the name of the check; a check without any outcome is not in it.</summary>
    public required FrozenDictionary<string, CheckStatistics> Checks { get; init; }

    /// <summary>By the name of the source. Counted when it is first asked for, since most snapshots are replaced before.</summary>
    public IReadOnlyDictionary<string, SourceUse> Sources => _sources.Value;

    /// <summary>The services that opted in to a badge that anyone may see, by the secret id of the badge.</summary>
    public FrozenDictionary<string, ServiceView> Badges => _badges.Value;

    public CheckStatistics StatisticsOf(string check) => Checks.GetValueOrDefault(check, CheckStatistics.None);
}
