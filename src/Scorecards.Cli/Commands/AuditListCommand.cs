using System.CommandLine;
using System.Globalization;
using Scorecards.Cli.Auditing;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Auditing;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards audit list</c>: the latest that was done, newest first.</summary>
internal sealed class AuditListCommand : DocumentedCommand
{
    private readonly Option<string?> _actor = new("--actor") { Description = "Only what this one did: the name of a token, or server", HelpName = "NAME" };
    private readonly Option<string?> _action = new("--action") { Description = "Only this, such as decision.made", HelpName = "ACTION" };
    private readonly Option<string?> _subject = new("--subject") { Description = "Only what was done to this: mostly the id of a service", HelpName = "ID" };
    private readonly Option<int> _limit = new("--limit") { Description = "How many at most, up to 500", HelpName = "N", DefaultValueFactory = _ => 50 };
    private readonly Option<bool> _json = Symbols.Json();
    private readonly AuditPlace _place = new();

    public AuditListCommand()
        : base("list", "List what was done and by whom, newest first")
    {
        Add(_actor);
        Add(_action);
        Add(_subject);
        Add(_limit);
        _place.AddTo(this);
        Add(_json);
        _limit.Validators.Add(result =>
        {
            if (result.GetValue(_limit) is < 1 or > 500)
            {
                result.AddError("--limit must be from 1 to 500");
            }
        });
        Examples = ["scorecards audit list --action override.opened", "scorecards audit list --subject payments --limit 10 --json"];
        ExitCodes =
        [
            (ExitStatus.Good, "listed"),
            (ExitStatus.BadInput, "there is no such data folder, or the server asks for a token"),
            (ExitStatus.Away, "the store or the server cannot be used"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            var terminal = new Terminal(arguments.GetValue(_json));
            var (actor, action, subject, limit) = (arguments.GetValue(_actor), arguments.GetValue(_action), arguments.GetValue(_subject), arguments.GetValue(_limit));
            return (int)await _place.ReadAsync(
                arguments, terminal,
                async store =>
                {
                    var page = await store.AuditAsync(new AuditQuery(actor, action, subject), null, limit, cancellationToken);
                    return Show(terminal, new AuditListAnswer([.. page.Items.Select(AuditEntryAnswer.Of)], null, page.Total));
                },
                // What is empty is no filter.
                async server => Show(terminal, await server.GetAsync(
                    $"audit?actor={actor}&action={action}&subject={subject}&limit={limit}", ServerJson.Readable.AuditListAnswer, cancellationToken)),
                cancellationToken);
        });
    }

    private static ExitStatus Show(Terminal terminal, AuditListAnswer page)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(page, ServerJson.Readable.AuditListAnswer);
            return ExitStatus.Good;
        }

        var columns = new TextColumns(">SEQ", "AT", "ACTOR", "ACTION", "SUBJECT");
        foreach (var entry in page.Items)
        {
            columns.Add(
                TextColumns.Cell(entry.Seq.ToString(CultureInfo.InvariantCulture)), TextColumns.Cell(ConsoleText.Time(entry.At)),
                TextColumns.Cell(entry.Actor), TextColumns.Cell(entry.Action), TextColumns.Cell(entry.Subject));
        }

        terminal.Write(columns.ToRenderable());
        if (page.Total > page.Items.Count)
        {
            terminal.Note(string.Create(CultureInfo.InvariantCulture, $"{page.Items.Count} of {page.Total}"));
        }

        return ExitStatus.Good;
    }
}
