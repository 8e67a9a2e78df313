using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Spectre.Console;

namespace Scorecards.Cli.Output;

/// <summary>What colour stands for what; always beside a word that says the same.</summary>
internal static class Colors
{
    public static Color? Of(Grade grade) => grade switch
    {
        Grade.U => Color.Grey,
        >= Grade.AMinus => Color.Green,
        >= Grade.CMinus => Color.Yellow,
        _ => Color.Red,
    };

    public static Color? Of(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Pass => Color.Green,
        OutcomeKind.Fail => Color.Red,
        OutcomeKind.Partial or OutcomeKind.Unknown => Color.Yellow,
        _ => Color.Grey,
    };
}
