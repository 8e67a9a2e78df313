using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Input;
using Scorecards.Cli.Output;
using Scorecards.Cli.Output.Json;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards token list</c>: every token, revoked ones too, without its text.</summary>
internal sealed class TokenListCommand : DocumentedCommand
{
    private readonly Option<bool> _json = Symbols.Json();
    private readonly StoreOptions _store = new();

    public TokenListCommand()
        : base("list", "List the tokens, revoked ones too")
    {
        _store.AddTo(this);
        Add(_json);
        ExitCodes = [(ExitStatus.Good, "listed"), (ExitStatus.BadInput, "there is no such data folder"), (ExitStatus.Away, "the store cannot be used")];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(arguments, cancellationToken));
    }

    private async Task<ExitStatus> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(arguments.GetValue(_json));
        if (_store.MissingFolder(arguments) is { } folder)
        {
            return terminal.Refuse($"there is no data folder '{folder}'", "name the server's with --data");
        }

        await using var store = await _store.OpenAsync(arguments, cancellationToken);
        var tokens = (await store.TokensAsync(cancellationToken)).Select(TokenJson.Of).ToList();
        if (terminal.IsJson)
        {
            terminal.WriteJson(new ItemList<TokenJson>(tokens), CliJson.Readable.ItemListTokenJson);
            return ExitStatus.Good;
        }

        var columns = new TextColumns("NAME", "ROLE", "CREATED", "REVOKED");
        foreach (var token in tokens)
        {
            columns.Add(
                TextColumns.Cell(token.Name),
                TextColumns.Cell(token.Role),
                TextColumns.Cell(ConsoleText.Time(token.CreatedAt)),
                TextColumns.Cell(token.RevokedAt is { } at ? ConsoleText.Time(at) : "-"));
        }

        terminal.Write(columns.ToRenderable());
        return ExitStatus.Good;
    }
}
