using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Input;
using Scorecards.Cli.Output;
using Scorecards.Core.Text;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards token revoke NAME</c>: the token is refused from now on.</summary>
internal sealed class TokenRevokeCommand : DocumentedCommand
{
    private readonly Argument<string> _name = Symbols.Required("NAME", "The name of a token in force");
    private readonly StoreOptions _store = new();

    public TokenRevokeCommand()
        : base("revoke", "Revoke a token; it is refused from now on")
    {
        Add(_name);
        _store.AddTo(this);
        ExitCodes = [(ExitStatus.Good, "revoked"), (ExitStatus.BadInput, "no token of that name is in force"), (ExitStatus.Away, "the store cannot be used")];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(arguments, cancellationToken));
    }

    private async Task<ExitStatus> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(json: false);
        if (_store.MissingFolder(arguments) is { } folder)
        {
            return terminal.Refuse($"there is no data folder '{folder}'", "name the server's with --data");
        }

        var name = arguments.GetRequiredValue(_name);
        await using var store = await _store.OpenAsync(arguments, cancellationToken);
        if (await store.RevokeTokenAsync(name, DateTimeOffset.UtcNow, TokenCommand.Actor, cancellationToken))
        {
            terminal.Note($"The token '{name}' is revoked.");
            return ExitStatus.Good;
        }

        var inForce = (await store.TokensAsync(cancellationToken)).Where(t => t.RevokedAt is null).Select(t => t.Name).ToList();
        return terminal.Refuse($"no token named '{name}' is in force", inForce.Count == 0 ? null : Spelling.Hint(name, inForce));
    }
}
