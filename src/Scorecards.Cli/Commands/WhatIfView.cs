using System.Globalization;
using Scorecards.Cli.Output;
using Scorecards.Cli.Output.Json;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Grades;
using Scorecards.Core.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Scorecards.Cli.Commands;

/// <summary>What would be, for people.</summary>
internal static class WhatIfView
{
    /// <summary>Every scorecard now and then, and what would hold the grade down.</summary>
    public static IRenderable Grades(WhatIfAnswer answer)
    {
        var columns = new TextColumns("SCORECARD", "NOW", ">SCORE", "THEN", ">SCORE", ">COVERAGE", "AT MOST");
        foreach (var (now, then) in answer.Scorecards)
        {
            columns.Add(
                TextColumns.Cell(now.Name),
                Letter(now.Grade),
                TextColumns.Cell(ConsoleText.Score(now.Score)),
                Letter(then.Grade),
                TextColumns.Cell(ConsoleText.Score(then.Score)),
                TextColumns.Cell(ConsoleText.Percent(then.Coverage)),
                TextColumns.Cell(string.Join("; ", then.CappedBy.Select(Limit))));
        }

        return answer.Scorecards.Count == 0 ? TextColumns.Cell($"{answer.Service} has no evaluation yet, or no scorecard is for it") : columns.ToRenderable();
    }

    /// <summary>A paragraph for each plan.</summary>
    public static IRenderable Plans(string service, NextGradeAnswer answer)
    {
        if (answer.Plans.Count == 0)
        {
            return TextColumns.Cell($"{service}: {answer.Current}; there is no better grade that fixing checks alone leads to");
        }

        var rows = new List<IRenderable> { TextColumns.Cell($"{service}: {answer.Current}", Colors.Of(Parse(answer.Current))) };
        foreach (var plan in answer.Plans)
        {
            var steps = new TextColumns("CHECK TO FIX", ">EFFORT", ">POINTS");
            foreach (var step in plan.Steps)
            {
                steps.Add(TextColumns.Cell(step.Check), TextColumns.Cell(Effort(step.EffortMinutes)), TextColumns.Cell(step.Gain.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture)));
            }

            rows.Add(new Text(""));
            rows.Add(TextColumns.Cell($"{ConsoleText.Of(plan.Kind)}: {Effort(plan.EffortMinutes)} to {plan.ResultingGrade} ({ConsoleText.Score(plan.ResultingScore)}){Opens(plan)}"));
            rows.Add(steps.ToRenderable());
        }

        return new Rows(rows);
    }

    private static string Opens(PlanAnswer plan) => plan.Unlocks.Count == 0 ? "" : $", opens {string.Join(", ", plan.Unlocks)}";

    private static string Effort(int minutes) => Duration.Format(TimeSpan.FromMinutes(minutes));

    private static string Limit(CapJson cap) => cap.Checks.Count == 0 ? $"{cap.Limit}: {ConsoleText.Of(cap.Reason)}" : $"{cap.Limit}: {ConsoleText.Of(cap.Reason)} ({string.Join(", ", cap.Checks)})";

    private static Text Letter(string letter) => TextColumns.Cell(letter, Colors.Of(Parse(letter)));

    private static Grade Parse(string letter) => GradeExtensions.TryParse(letter, out var grade) ? grade : Grade.U;
}
