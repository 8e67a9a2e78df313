namespace Scorecards.Core.Grades;

/// <summary>The lowest score of each grade.</summary>
/// <param name="From">From A+ down to D-, strictly falling; F needs no score.</param>
public sealed record GradeBands(IReadOnlyList<KeyValuePair<Grade, decimal>> From)
{
    /// <summary>A+ 97, A 93, A- 90, B+ 87, B 83, B- 80, C+ 77, C 73, C- 70, D+ 67, D 63, D- 60: the usual letter grades in percent.</summary>
    public static readonly GradeBands Default = new(
    [
        new(Grade.APlus, 97), new(Grade.A, 93), new(Grade.AMinus, 90),
        new(Grade.BPlus, 87), new(Grade.B, 83), new(Grade.BMinus, 80),
        new(Grade.CPlus, 77), new(Grade.C, 73), new(Grade.CMinus, 70),
        new(Grade.DPlus, 67), new(Grade.D, 63), new(Grade.DMinus, 60),
    ]);

    public Grade Of(decimal score)
    {
        foreach (var (grade, from) in From)
        {
            if (score >= from)
            {
                return grade;
            }
        }

        return Grade.F;
    }
}
