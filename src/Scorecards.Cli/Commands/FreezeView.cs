using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;
using Spectre.Console;

namespace Scorecards.Cli.Commands;

/// <summary>Freezes for people, or as JSON.</summary>
internal static class FreezeView
{
    public static void Show(Terminal terminal, FreezeAnswer freeze)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(freeze, ServerJson.Readable.FreezeAnswer);
            return;
        }

        terminal.WriteLine($"{freeze.Id} {State(freeze)}: {string.Join(", ", freeze.Kinds)} of {Services(freeze)} to {Environments(freeze)}", freeze.InForce ? Color.Red : null);
        terminal.WriteLine($"  {ConsoleText.Time(freeze.DeclaredAt)} declared by {freeze.DeclaredBy}: {freeze.Reason}");
        terminal.WriteLine(freeze switch
        {
            { LiftedAt: { } lifted } => $"  {ConsoleText.Time(lifted)} lifted by {freeze.LiftedBy}",
            { Until: { } until } => $"  until {ConsoleText.Time(until)}, or until it is lifted: scorecards freeze lift {freeze.Id}",
            _ => $"  until it is lifted: scorecards freeze lift {freeze.Id}",
        });
    }

    public static void Show(Terminal terminal, IReadOnlyList<FreezeAnswer> freezes)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(new FreezeListAnswer(freezes, null, freezes.Count), ServerJson.Readable.FreezeListAnswer);
            return;
        }

        var columns = new TextColumns("ID", "STATE", "ENVIRONMENTS", "SERVICES", "KINDS", "DECLARED", "BY", "UNTIL", "REASON");
        foreach (var freeze in freezes)
        {
            columns.Add(
                TextColumns.Cell(freeze.Id),
                TextColumns.Cell(State(freeze), freeze.InForce ? Color.Red : null),
                TextColumns.Cell(Environments(freeze)),
                TextColumns.Cell(Services(freeze)),
                TextColumns.Cell(string.Join(", ", freeze.Kinds)),
                TextColumns.Cell(ConsoleText.Time(freeze.DeclaredAt)),
                TextColumns.Cell(freeze.DeclaredBy),
                TextColumns.Cell((freeze.LiftedAt ?? freeze.Until) is { } end ? ConsoleText.Time(end) : "-"),
                TextColumns.Cell(freeze.Reason));
        }

        terminal.Write(columns.ToRenderable());
    }

    private static string State(FreezeAnswer freeze) => freeze switch
    {
        { InForce: true } => "in force",
        { LiftedAt: not null } => "lifted",
        _ => "over",
    };

    private static string Environments(FreezeAnswer freeze) => freeze.Environments.Count == 0 ? "every environment" : string.Join(", ", freeze.Environments);

    private static string Services(FreezeAnswer freeze) => freeze.Services.Count == 0 ? "every service" : string.Join(", ", freeze.Services);
}
