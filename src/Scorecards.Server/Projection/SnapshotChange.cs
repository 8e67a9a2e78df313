namespace Scorecards.Server.Projection;

/// <summary>A snapshot took the place of another.</summary>
/// <param name="Version">Of the new one; differs from that of any other.</param>
/// <param name="At">When it was taken.</param>
/// <param name="Services">The ids of those with something new, in order; null for very many.</param>
public sealed record SnapshotChange(string Version, DateTimeOffset At, IReadOnlyList<string>? Services)
{
    /// <summary>A change that names more services would take more room than looking at the board.</summary>
    public const int MostServices = 100;

    public static SnapshotChange Between(Snapshot before, Snapshot after)
    {
        var changed = new List<string>();
        foreach (var (id, service) in after.All)
        {
            if (before.All.TryGetValue(id, out var known) && known.Revision == service.Revision && known.Retired == service.Retired)
            {
                continue;
            }

            if (changed.Count == MostServices)
            {
                return new SnapshotChange(after.Version, after.TakenAt, null);
            }

            changed.Add(service.Id);
        }

        changed.Sort(StringComparer.Ordinal);
        return new SnapshotChange(after.Version, after.TakenAt, changed);
    }
}
