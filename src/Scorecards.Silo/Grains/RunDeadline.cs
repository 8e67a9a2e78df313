namespace Scorecards.Silo.Grains;

/// <summary>How long a run may take, so that it ends before the calls that wait for it do.</summary>
public sealed record RunDeadline(TimeSpan After)
{
    /// <summary>What all sources may take, and some seconds for the store.</summary>
    public static readonly RunDeadline Default = new(TimeSpan.FromSeconds(75));
}
