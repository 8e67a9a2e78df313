using Scorecards.Cli.Output;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Impact;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Scorecards.Cli.Commands;

/// <summary>An impact report for people at a terminal.</summary>
internal static class ImpactView
{
    public static IRenderable Of(ImpactAnswer answer, int top)
    {
        var rows = new List<IRenderable>();
        rows.AddRange(answer.Changes.Select(c => TextColumns.Cell(ImpactText.Change(c))));
        rows.Add(TextColumns.Cell(answer.Changes.Count == 0 ? "nothing that decides a grade changed" : ImpactText.Summary(answer.Summary)));
        rows.AddRange(answer.Needed.Select(n => TextColumns.Cell($"never collected: {ImpactText.Need(n)}")));
        if (answer.Items.Count == 0 || top == 0)
        {
            return new Rows(rows);
        }

        var columns = new TextColumns("SERVICE", "TEAM", "", "SCORECARD", "BEFORE", "AFTER", "WHY");
        foreach (var service in answer.Items.Take(top))
        {
            foreach (var (card, isFirst) in service.Scorecards.Select((c, i) => (c, i == 0)))
            {
                columns.Add(
                    TextColumns.Cell(isFirst ? service.Service.Id : ""),
                    TextColumns.Cell(isFirst ? service.Service.Team ?? "-" : ""),
                    TextColumns.Cell(isFirst ? ImpactText.Word(service.Movement) : "", Color(service.Movement)),
                    TextColumns.Cell(card.Name),
                    TextColumns.Cell(ImpactText.Result(card.Before)),
                    TextColumns.Cell(ImpactText.After(card)),
                    TextColumns.Cell(isFirst ? ImpactText.Why(service) : ""));
            }
        }

        rows.Add(new Text(""));
        rows.Add(columns.ToRenderable());
        var rest = answer.Total - Math.Min(top, answer.Items.Count);
        if (rest > 0)
        {
            rows.Add(TextColumns.Cell($"… and {rest} more; --top shows more of them"));
        }

        return new Rows(rows);
    }

    private static Color? Color(Movement movement) => movement switch
    {
        Movement.Falls or Movement.Unrated => Spectre.Console.Color.Red,
        Movement.Undecided => Spectre.Console.Color.Yellow,
        Movement.Rises => Spectre.Console.Color.Green,
        _ => null,
    };
}
