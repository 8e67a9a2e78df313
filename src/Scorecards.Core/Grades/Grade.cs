namespace Scorecards.Core.Grades;

/// <summary>A grade, worst first, so that a cap is a minimum. <see cref="U"/> (unrated) stands beside the order, below all.</summary>
public enum Grade
{
    U = -1,
    F,
    DMinus,
    D,
    DPlus,
    CMinus,
    C,
    CPlus,
    BMinus,
    B,
    BPlus,
    AMinus,
    A,
    APlus,
}
