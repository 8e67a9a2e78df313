using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;
using Spectre.Console;

namespace Scorecards.Cli.Commands;

/// <summary>Overrides for people, or as JSON.</summary>
internal static class OverrideView
{
    public static void Show(Terminal terminal, OverrideAnswer glass)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(glass, ServerJson.Readable.OverrideAnswer);
            return;
        }

        var artifact = glass.ArtifactDigest is null ? "" : $" with {glass.ArtifactDigest}";
        terminal.WriteLine($"{glass.Id} {glass.State}: {glass.Service} to {glass.Environment}{artifact}{(glass.SingleUse ? ", once" : "")}, until {ConsoleText.Time(glass.ExpiresAt)}", Color(glass));
        terminal.WriteLine($"  {ConsoleText.Time(glass.RequestedAt)} opened by {glass.RequestedBy}: {glass.Reason} ({glass.Incident})");
        if (glass.UsedBy is not null)
        {
            terminal.WriteLine($"  used by the decision {glass.UsedBy}");
        }

        if (glass.RevokedAt is { } revoked)
        {
            terminal.WriteLine($"  {ConsoleText.Time(revoked)} revoked by {glass.RevokedBy}");
        }

        terminal.WriteLine(glass.ApprovedAt is { } approved
            ? $"  {ConsoleText.Time(approved)} approved by {glass.ApprovedBy}"
            : $"  a second person has {(glass.Unapproved ? "not approved it in time" : "to approve it")}, until {ConsoleText.Time(glass.ApprovalDueAt)}: scorecards override approve {glass.Id}");
    }

    public static void Show(Terminal terminal, IReadOnlyList<OverrideAnswer> overrides)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(new OverrideListAnswer(overrides, null, overrides.Count), ServerJson.Readable.OverrideListAnswer);
            return;
        }

        var columns = new TextColumns("ID", "STATE", "SERVICE", "ENVIRONMENT", "OPENED", "BY", "UNTIL", "APPROVED BY", "INCIDENT", "REASON");
        foreach (var glass in overrides)
        {
            columns.Add(
                TextColumns.Cell(glass.Id),
                TextColumns.Cell(glass.State, Color(glass)),
                TextColumns.Cell(glass.Service),
                TextColumns.Cell(glass.Environment),
                TextColumns.Cell(ConsoleText.Time(glass.RequestedAt)),
                TextColumns.Cell(glass.RequestedBy),
                TextColumns.Cell(ConsoleText.Time(glass.ExpiresAt)),
                TextColumns.Cell(glass.ApprovedBy ?? (glass.Unapproved ? "nobody in time" : "-")),
                TextColumns.Cell(glass.Incident),
                TextColumns.Cell(glass.Reason));
        }

        terminal.Write(columns.ToRenderable());
    }

    private static Color? Color(OverrideAnswer glass) => glass.State == "open" || glass.Unapproved ? Spectre.Console.Color.Red : null;
}
