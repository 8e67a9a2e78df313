using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Storage.Schema;

/// <summary>The primary score and grade in columns of their own, so that history can be read without its bodies.</summary>
internal static class StoredGrade
{
    public static double? Score(Evaluation evaluation) => (double?)evaluation.Primary?.Score;

    public static string Letter(Evaluation evaluation) => (evaluation.Primary?.Grade ?? Grade.U).Letter();

    /// <summary>A double gives back the decimal it was made from: a score has few digits.</summary>
    public static GradeAt Read(double? score, string letter, long at) =>
        new((decimal?)score, GradeExtensions.TryParse(letter, out var grade) ? grade : Grade.U, StoredTime.Read(at));
}
