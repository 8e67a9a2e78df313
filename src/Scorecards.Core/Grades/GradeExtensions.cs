namespace Scorecards.Core.Grades;

public static class GradeExtensions
{
    /// <summary>The letter people read: <c>A+</c>, <c>D-</c>, <c>U</c>.</summary>
    public static string Letter(this Grade grade) => grade switch
    {
        Grade.APlus => "A+",
        Grade.AMinus => "A-",
        Grade.BPlus => "B+",
        Grade.BMinus => "B-",
        Grade.CPlus => "C+",
        Grade.CMinus => "C-",
        Grade.DPlus => "D+",
        Grade.DMinus => "D-",
        _ => grade.ToString(),
    };

    /// <summary>The letter without its sign: A+, A and A- are the family A.</summary>
    public static char Family(this Grade grade) => grade.Letter()[0];

    public static bool TryParse(string? letter, out Grade grade)
    {
        foreach (var candidate in Enum.GetValues<Grade>())
        {
            if (candidate.Letter() == letter)
            {
                grade = candidate;
                return true;
            }
        }

        grade = Grade.U;
        return false;
    }
}
