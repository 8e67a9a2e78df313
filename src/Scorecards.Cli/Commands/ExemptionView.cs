using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;

namespace Scorecards.Cli.Commands;

/// <summary>Exemptions for people, or as JSON.</summary>
internal static class ExemptionView
{
    public static void Show(Terminal terminal, ExemptionAnswer exemption)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(exemption, ServerJson.Readable.ExemptionAnswer);
            return;
        }

        terminal.WriteLine($"{exemption.Id} {exemption.State}: {exemption.Check} of {exemption.Service} until {ConsoleText.Time(exemption.ExpiresAt)}");
        foreach (var step in exemption.Steps)
        {
            terminal.WriteLine($"  {ConsoleText.Time(step.At)} {step.State} by {step.By}{(step.Reason is null ? "" : $": {step.Reason}")}");
        }
    }

    public static void Show(Terminal terminal, IReadOnlyList<ExemptionAnswer> exemptions)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(new ExemptionListAnswer(exemptions, null, exemptions.Count), ServerJson.Readable.ExemptionListAnswer);
            return;
        }

        var columns = new TextColumns("ID", "STATE", "SERVICE", "CHECK", "UNTIL", "REQUESTED BY", "APPROVED BY", "REASON");
        foreach (var exemption in exemptions)
        {
            columns.Add(
                TextColumns.Cell(exemption.Id),
                TextColumns.Cell(exemption.State),
                TextColumns.Cell(exemption.Service),
                TextColumns.Cell(exemption.Check),
                TextColumns.Cell(ConsoleText.Time(exemption.ExpiresAt)),
                TextColumns.Cell(exemption.RequestedBy),
                TextColumns.Cell(exemption.ApprovedBy ?? "-"),
                TextColumns.Cell(exemption.Reason));
        }

        terminal.Write(columns.ToRenderable());
    }
}
