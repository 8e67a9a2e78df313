using System.CommandLine;
using System.Globalization;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Cli.Output.Json;
using Scorecards.Core.Runtime;
using Scorecards.Storage;
using Scorecards.Storage.Copying;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards migrate-store --from PLACE --to PLACE</c>: moves everything to a store of the same or another engine.</summary>
internal sealed class MigrateStoreCommand : DocumentedCommand
{
    private readonly Option<string> _from = Place("--from", "The store to read, which no server may use meanwhile");
    private readonly Option<string> _to = Place("--to", "The store to fill; it must be empty");
    private readonly Option<bool> _json = Symbols.Json();

    public MigrateStoreCommand()
        : base("migrate-store", "Move everything from one store to another, verified by digest")
    {
        Add(_from);
        Add(_to);
        Add(_json);
        Examples =
        [
            "scorecards migrate-store --from ./data --to postgres://scorecards@db.example.com/scorecards",
            "PGPASSWORD=… scorecards migrate-store --from postgres://scorecards@db.example.com/scorecards --to ./data",
        ];
        ExitCodes =
        [
            (ExitStatus.Good, "everything is there, and reads back with the digest of the first"),
            (ExitStatus.BadInput, "there is no such data folder to read"),
            (ExitStatus.Away, "a store cannot be used, the second is not empty, or the first was written to; the second holds nothing then"),
        ];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(arguments, cancellationToken));
    }

    private async Task<ExitStatus> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(arguments.GetValue(_json));
        var place = arguments.GetRequiredValue(_from);
        if (StoreFactory.SqliteFile(place) is { } file && !File.Exists(file))
        {
            return terminal.Refuse($"there is no database '{file}'", "name the data folder of a server, or the address of a database, with --from");
        }

        await using var from = await OpenAsync(place, cancellationToken);
        await using var to = await OpenAsync(arguments.GetRequiredValue(_to), cancellationToken);
        var copied = await StoreCopy.RunAsync(from, to, terminal.ShowsProgress ? new MigrationProgress(terminal) : null, cancellationToken);

        if (terminal.IsJson)
        {
            terminal.WriteJson(new MigrationJson(copied.Rows, copied.Digest), CliJson.Readable.MigrationJson);
            return ExitStatus.Good;
        }

        var columns = new TextColumns("TABLE", ">ROWS");
        foreach (var (table, rows) in copied.Rows)
        {
            columns.Add(TextColumns.Cell(table), TextColumns.Cell(rows.ToString(CultureInfo.InvariantCulture)));
        }

        terminal.Write(columns.ToRenderable());
        terminal.WriteLine($"sha256 {copied.Digest}");
        terminal.Note("Everything is there. Start the servers on the new store; the old one is as it was.");
        return ExitStatus.Good;
    }

    private static async Task<IStore> OpenAsync(string place, CancellationToken cancellationToken)
    {
        var store = StoreFactory.Create(place, TimeProvider.System);
        try
        {
            await store.InitializeAsync(cancellationToken);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    private static Option<string> Place(string name, string description) =>
        new(name) { Description = description, HelpName = "PLACE", Required = true };

    /// <summary>On the caller's thread, so that lines stay in their order.</summary>
    private sealed class MigrationProgress(Terminal terminal) : IProgress<StoreCopyProgress>
    {
        public void Report(StoreCopyProgress value) =>
            terminal.Note(string.Create(CultureInfo.InvariantCulture, $"{value.Table}: {value.Rows}"));
    }
}
