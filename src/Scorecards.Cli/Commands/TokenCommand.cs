using Scorecards.Cli.CommandLine;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards token</c>: who may write. Works on the store itself, also while a server runs on it.</summary>
internal sealed class TokenCommand : DocumentedCommand
{
    /// <summary>Who did it, for the audit log: whoever can open the store, whose name nobody can tell.</summary>
    public const string Actor = "command-line";

    public TokenCommand()
        : base("token", "Make, list and revoke the tokens that may write")
    {
        Add(new TokenCreateCommand());
        Add(new TokenListCommand());
        Add(new TokenRevokeCommand());
    }
}
