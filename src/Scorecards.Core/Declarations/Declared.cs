namespace Scorecards.Core.Declarations;

/// <summary>What people and tools have said of a service, as of one moment.</summary>
/// <param name="Version">Rises with everything that is declared about the service.</param>
/// <param name="Facts">By name, in order.</param>
public sealed record Declared(long Version, IReadOnlyList<PushedFact> Facts)
{
    public static readonly Declared Nothing = new(0, []);

    /// <summary>How long after a declaration its service is due: what is declared meanwhile is evaluated together with it.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);
}
