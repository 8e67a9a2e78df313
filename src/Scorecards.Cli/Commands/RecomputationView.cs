using Scorecards.Cli.Output;
using Scorecards.Cli.Output.Json;
using Scorecards.Core.Runtime;
using Spectre.Console;

namespace Scorecards.Cli.Commands;

/// <summary>What came out when an evaluation was computed again, for people.</summary>
internal static class RecomputationView
{
    public static void Write(RecomputationJson recomputed, Terminal terminal)
    {
        terminal.WriteLine($"{recomputed.Service} {recomputed.Evaluation}: {recomputed.Grade}");
        foreach (var run in recomputed.Runs)
        {
            terminal.WriteLine($"{(run.Run == RecomputedRun.First ? "first seen" : "last confirmed")} {ConsoleText.Time(run.At)}: {Word(run)}", Color(run.Verdict));
            if (run.Missing is { } missing)
            {
                terminal.WriteLine(missing);
            }

            if (run.Differences.Count > 0)
            {
                var columns = new TextColumns("OF", "VALUE", "RECORDED", "RECOMPUTED");
                foreach (var difference in run.Differences)
                {
                    columns.Add(
                        TextColumns.Cell(difference.Check ?? (difference.Scorecard is { } card ? $"scorecard {card}" : "the service")),
                        TextColumns.Cell(difference.Field),
                        TextColumns.Cell(difference.Recorded ?? "-"),
                        TextColumns.Cell(difference.Recomputed ?? "-"));
                }

                terminal.Write(columns.ToRenderable());
            }
        }
    }

    private static string Word(RecomputedEvaluation run) => run.Verdict switch
    {
        RecomputeVerdict.Same => "comes out the same",
        RecomputeVerdict.Differs => "comes out otherwise",
        _ => "cannot be computed whole",
    };

    private static Color Color(RecomputeVerdict verdict) => verdict switch
    {
        RecomputeVerdict.Same => Spectre.Console.Color.Green,
        RecomputeVerdict.Differs => Spectre.Console.Color.Red,
        _ => Spectre.Console.Color.Yellow,
    };
}
