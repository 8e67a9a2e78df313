using Scorecards.Core.Grades;

namespace Scorecards.Server.Projection;

/// <summary>How many services have each grade.</summary>
public sealed class GradeDistribution
{
    /// <summary>Every grade, the best first, U last.</summary>
    public static readonly IReadOnlyList<Grade> BestFirst = [.. Enum.GetValues<Grade>().OrderDescending()];

    private readonly int[] _counts = new int[BestFirst.Count];

    public GradeDistribution(IEnumerable<Grade> grades)
    {
        foreach (var grade in grades)
        {
            _counts[grade - Grade.U]++;
            Total++;
        }
    }

    public int Total { get; }

    public int this[Grade grade] => _counts[grade - Grade.U];
}
