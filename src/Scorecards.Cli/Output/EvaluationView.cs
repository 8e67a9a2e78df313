using Scorecards.Cli.Rating;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Scorecards.Cli.Output;

/// <summary>Evaluations for people.</summary>
internal static class EvaluationView
{
    /// <summary>A line for each service, the best score first and the unrated last.</summary>
    public static IRenderable Board(IEnumerable<ServiceRun> runs)
    {
        var columns = new TextColumns("SERVICE", "TEAM", ">TIER", "GRADE", ">SCORE", ">COVERAGE", ">FAILING");
        foreach (var run in Ranked(runs))
        {
            columns.Add(
                TextColumns.Cell(run.Service.Id),
                TextColumns.Cell(run.Service.Team ?? "-"),
                TextColumns.Cell($"{run.Service.Tier}"),
                TextColumns.Cell(run.Grade.Letter(), Colors.Of(run.Grade)),
                TextColumns.Cell(ConsoleText.Score(run.Result?.Score)),
                TextColumns.Cell(ConsoleText.Percent(run.Result?.Coverage ?? 0)),
                TextColumns.Cell($"{run.Outcomes.Count(o => o.Outcome is { Outcome: OutcomeKind.Fail, Enforced: true })}"));
        }

        return columns.ToRenderable();
    }

    /// <summary>One service: its grade, what holds it down, and every check.</summary>
    public static IRenderable Details(ServiceRun run)
    {
        var head = new TextColumns("");
        head.Add(TextColumns.Cell($"{run.Service.Id}: {run.Grade.Letter()}, score {ConsoleText.Score(run.Result?.Score)}, coverage {ConsoleText.Percent(run.Result?.Coverage ?? 0)}", Colors.Of(run.Grade)));
        head.Add(TextColumns.Cell($"team {run.Service.Team ?? "-"}, tier {run.Service.Tier}, scorecard {run.Result?.Name ?? "-"}"));
        if (run.Result is { WouldBeGrade: { } then } result && (then != result.Grade || result.WouldBeScore != result.Score))
        {
            head.Add(TextColumns.Cell($"would be {then.Letter()}, score {ConsoleText.Score(result.WouldBeScore)}, if all counted that does not yet", Colors.Of(then)));
        }

        foreach (var cap in run.Result?.CappedBy ?? [])
        {
            head.Add(TextColumns.Cell($"at most {cap.Limit.Letter()} because of {Because(cap)}"));
        }

        var checks = new TextColumns("OUTCOME", "CHECK", "MESSAGE");
        foreach (var (check, outcome) in run.Outcomes.OrderBy(o => Order(o.Outcome.Outcome)).ThenBy(o => o.Check.Name, StringComparer.Ordinal))
        {
            checks.Add(TextColumns.Cell(ConsoleText.Of(outcome.Outcome), Colors.Of(outcome.Outcome)), TextColumns.Cell(check.Name), TextColumns.Cell(Message(outcome)));
            if (outcome.Outcome is OutcomeKind.Fail or OutcomeKind.Partial && ConsoleText.Fix(check.Spec.Fix) is { } fix)
            {
                checks.Add(TextColumns.Cell(""), TextColumns.Cell(""), TextColumns.Cell(fix));
            }
        }

        return new Rows(head.ToRenderable(), new Text(""), checks.ToRenderable());
    }

    private static IEnumerable<ServiceRun> Ranked(IEnumerable<ServiceRun> runs) => runs
        .OrderBy(r => r.Grade == Grade.U)
        .ThenByDescending(r => r.Result?.Score ?? 0)
        .ThenBy(r => r.Service.Id, StringComparer.Ordinal);

    private static int Order(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Fail => 0,
        OutcomeKind.Partial => 1,
        OutcomeKind.Unknown => 2,
        OutcomeKind.Pass => 3,
        _ => 4,
    };

    private static string Message(CheckOutcome outcome)
    {
        var cause = outcome.UnknownCause is { } c ? $"{ConsoleText.Of(c)}: " : "";
        var stage = outcome.Enforced ? "" : $" ({ConsoleText.Of(outcome.Stage)}: does not count)";
        return $"{cause}{outcome.Message}{stage}".Trim();
    }

    private static string Because(Cap cap) => cap.Checks.Count == 0 ? ConsoleText.Of(cap.Reason) : $"{ConsoleText.Of(cap.Reason)}: {string.Join(", ", cap.Checks)}";
}
