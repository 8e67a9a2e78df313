using Scorecards.Core.Support;

namespace Scorecards.Core.Gates;

/// <summary>What people have declared that acts on answers at once, of one moment.</summary>
/// <param name="Version">Rises with every change of it.</param>
/// <param name="Freezes">Those not lifted and not over, and those of the last 30 days; the newest first.</param>
/// <param name="Overrides">Those of the last 30 days; the newest first.</param>
/// <param name="Appeals">Those that are open or in force; the newest first.</param>
public sealed record ActingState(
    long Version, IReadOnlyList<Freeze> Freezes, IReadOnlyList<GateOverride> Overrides, IReadOnlyList<SupportAppeal> Appeals)
{
    /// <summary>How long what is over is still shown.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    public static readonly ActingState None = new(0, [], [], []);
}
