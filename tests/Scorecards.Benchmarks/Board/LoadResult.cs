namespace Scorecards.Benchmarks.Board;

/// <summary>How long answers took to begin.</summary>
/// <param name="Times">Milliseconds from when each was meant to be asked for, the shortest first.</param>
/// <param name="Failed">How many had another status than 200.</param>
internal sealed record LoadResult(IReadOnlyList<double> Times, int Failed)
{
    /// <summary>The time within which a share of them began, such as 0.95.</summary>
    public double At(double share) => Times[Math.Clamp((int)Math.Ceiling(share * Times.Count) - 1, 0, Times.Count - 1)];
}
