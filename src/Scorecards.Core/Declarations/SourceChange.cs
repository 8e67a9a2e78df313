namespace Scorecards.Core.Declarations;

/// <summary>What a source answered of a service may be outdated, since its upstream told of a change.</summary>
/// <param name="At">When that was told last.</param>
/// <param name="Version">The <see cref="Declared.Version"/> of the service since then.</param>
public sealed record SourceChange(string Source, DateTimeOffset At, long Version)
{
    /// <summary>By how much the clocks of two nodes may differ: each may be 10 s from the store's.</summary>
    private static readonly TimeSpan _skew = TimeSpan.FromSeconds(20);

    /// <summary>An answer counts whose request was begun from here on.</summary>
    /// <param name="readAt">When this node knew of the change: whatever it begins after that is new, by any clock.</param>
    public DateTimeOffset NotBefore(DateTimeOffset readAt) => At + _skew < readAt ? At + _skew : readAt;
}
