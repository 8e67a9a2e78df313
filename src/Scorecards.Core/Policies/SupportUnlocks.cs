using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Improving;
using Scorecards.Core.Support;

namespace Scorecards.Core.Policies;

/// <summary>What better grades open in support. Pure.</summary>
public static class SupportUnlocks
{
    /// <summary>Each level of support that a better grade leads to and no grade below it, from the question's on, has.</summary>
    public static IReadOnlyList<Unlock> Of(SupportPolicy policy, SupportQuestion question)
    {
        var unlocks = new List<Unlock>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { SupportRanking.Of(policy, question).Level };
        for (var grade = question.Grade + 1; grade <= Grade.APlus; grade++)
        {
            var then = SupportRanking.Of(policy, question with { Grade = grade });
            if (then.Failure is null && then.Settings.Eligible && seen.Add(then.Level))
            {
                unlocks.Add(new Unlock(grade, $"SRE support: {Word(then.Settings)}"));
            }
        }

        return unlocks;
    }

    private static string Word(SupportLevelSpec level) => level.Hours is { } hours ? $"{level.Title}, {hours}" : level.Title;
}
