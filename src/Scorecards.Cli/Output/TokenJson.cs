using Scorecards.Core.Runtime;

namespace Scorecards.Cli.Output;

/// <summary>A token as it is listed: without anything that would let someone use it.</summary>
internal sealed record TokenJson(string Name, string Role, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    public static TokenJson Of(AccessToken token) => new(token.Name, token.Role, token.CreatedAt, token.RevokedAt);
}

/// <summary>A token just made.</summary>
/// <param name="Token">Its text; shown now and never again.</param>
internal sealed record NewTokenJson(string Name, string Role, string Token, DateTimeOffset CreatedAt);
