namespace Scorecards.Core.Facts;

/// <summary>A source whose upstream tells of changes by itself, which spares asking whether there were any.</summary>
public interface INotifiedSource : ISource
{
    /// <summary>How long an answer may be used while no change is told; null where the upstream tells nothing of what is asked.</summary>
    TimeSpan? HoldsFor(FactRequest request);
}
