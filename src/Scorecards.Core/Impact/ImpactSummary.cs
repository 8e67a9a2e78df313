namespace Scorecards.Core.Impact;

/// <summary>How many services a change to the definitions moves where.</summary>
/// <param name="Services">All that were looked at.</param>
/// <param name="Undecided">Those for which facts that were never collected decide.</param>
/// <param name="NotEvaluated">Services beside those, of which nothing is known yet.</param>
public sealed record ImpactSummary(int Services, int Fall, int Unrated, int Undecided, int Rise, int Same, int NotEvaluated)
{
    /// <summary>Services that certainly lose their grade for a lower one or for U.</summary>
    public int Downgrades => Fall + Unrated;

    public static ImpactSummary Of(IReadOnlyCollection<ServiceImpact> services, int notEvaluated)
    {
        var counts = services.CountBy(s => s.Movement).ToDictionary();
        return new ImpactSummary(
            services.Count,
            counts.GetValueOrDefault(Movement.Falls),
            counts.GetValueOrDefault(Movement.Unrated),
            counts.GetValueOrDefault(Movement.Undecided),
            counts.GetValueOrDefault(Movement.Rises),
            counts.GetValueOrDefault(Movement.Same),
            notEvaluated);
    }
}
