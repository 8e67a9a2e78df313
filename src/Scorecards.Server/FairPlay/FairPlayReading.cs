using System.Collections.Frozen;
using Scorecards.Core.FairPlay;

namespace Scorecards.Server.FairPlay;

/// <summary>What is worth a look, as of one moment. Immutable.</summary>
public sealed class FairPlayReading
{
    public static readonly FairPlayReading None = new([], null);

    private readonly FrozenDictionary<string, FairPlayFlag[]> _byService;
    private readonly FrozenDictionary<string, FairPlayFlag[]> _byTeam;

    /// <param name="flags">The newest first.</param>
    /// <param name="at">When they were looked for; null before the first time.</param>
    public FairPlayReading(IReadOnlyList<FairPlayFlag> flags, DateTimeOffset? at)
    {
        (Flags, At) = (flags, at);
        _byService = By(flags.SelectMany(f => f.Services.Select(s => (s, f))));
        _byTeam = By(flags.Where(f => f.Team is not null).Select(f => (f.Team!, f)));
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<FairPlayFlag> Flags { get; }

    /// <summary>When they were looked for; null before the first time.</summary>
    public DateTimeOffset? At { get; }

    /// <summary>Those about a service, whatever the case of its id.</summary>
    public IReadOnlyList<FairPlayFlag> OfService(string id) => _byService.GetValueOrDefault(id) ?? [];

    /// <summary>Those about a team, whatever the case of its id.</summary>
    public IReadOnlyList<FairPlayFlag> OfTeam(string id) => _byTeam.GetValueOrDefault(id) ?? [];

    private static FrozenDictionary<string, FairPlayFlag[]> By(IEnumerable<(string Key, FairPlayFlag Flag)> flags) =>
        flags.GroupBy(f => f.Key, f => f.Flag, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.OrdinalIgnoreCase);
}
