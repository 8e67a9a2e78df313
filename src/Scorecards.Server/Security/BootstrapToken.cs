using Scorecards.Core.Access;
using Scorecards.Core.Auditing;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Security;

/// <summary>The first token: without one, nobody could ever make another.</summary>
public sealed class BootstrapToken(ITokenStore tokens, TimeProvider clock)
{
    public const string Name = "admin";

    /// <summary>The environment variable that may bring the text of the first token.</summary>
    public const string Variable = "SCORECARDS_ADMIN_TOKEN";

    /// <summary>The same as a setting: without the prefix that the environment gives it.</summary>
    public const string Setting = "ADMIN_TOKEN";

    /// <summary>
    /// Where the store never had a token, keeps one of the role admin: the text given, or a new one that is printed once.
    /// Returns what is wrong with the text given, or null when all is well. The text is never part of the message.
    /// </summary>
    public async Task<string?> EnsureAsync(string? text, TextWriter console, CancellationToken cancellationToken)
    {
        if (text is not null && !TokenFactory.IsWellFormed(text))
        {
            return $"{Variable} is no token: it has to begin with {TokenFactory.Prefix}, to be at least {TokenFactory.MinimumLength} "
                + "characters long and to hold only letters, digits and _ - . ~ + /. Leave it out to have one made.";
        }

        if ((await tokens.TokensAsync(cancellationToken)).Count > 0)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (text is not null)
        {
            await tokens.AddTokenAsync(TokenFactory.Of(text, Name, AccessRoles.Admin, now), AuditEntries.Server, cancellationToken);
            return null;
        }

        var made = TokenFactory.Create(Name, AccessRoles.Admin, now);

        // False when another replica was quicker: then its token is the one, and this one must not be shown.
        if (await tokens.AddTokenAsync(made.Token, AuditEntries.Server, cancellationToken))
        {
            await console.WriteLineAsync($"""

                The admin token of this server, shown only now:

                    {made.Text}

                Send it as 'Authorization: Bearer …', or set SCORECARDS_TOKEN for the command line.

                """);
        }

        return null;
    }
}
