using Scorecards.Core.Runtime;

namespace Scorecards.Cli.Output.Json;

/// <summary>A token as it is listed: without anything that would let someone use it.</summary>
internal sealed record TokenJson(string Name, string Role, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    public static TokenJson Of(AccessToken token) => new(token.Name, token.Role, token.CreatedAt, token.RevokedAt);
}
