namespace Scorecards.Core.Runtime;

/// <summary>The tokens that may write. Of a token only the SHA-256 is kept. Each write is saved with its audit row, or does nothing.</summary>
public interface ITokenStore
{
    /// <summary>Returns false, with nothing changed, when the name or the hash is taken by a token that is not revoked.</summary>
    /// <param name="by">Who made it, for the audit log: the name of a token, or what made it by itself.</param>
    Task<bool> AddTokenAsync(AccessToken token, string by, CancellationToken cancellationToken);

    /// <summary>Tokens by name, revoked ones too, of one name the oldest first.</summary>
    Task<IReadOnlyList<AccessToken>> TokensAsync(CancellationToken cancellationToken);

    /// <summary>Returns false, with nothing changed, when no token of that name is in force.</summary>
    /// <param name="by">Who revoked it, for the audit log.</param>
    Task<bool> RevokeTokenAsync(string name, DateTimeOffset at, string by, CancellationToken cancellationToken);

    /// <summary>The token in force with this hash, or null.</summary>
    Task<AccessToken?> FindTokenAsync(string sha256, CancellationToken cancellationToken);
}

/// <summary>A named token.</summary>
/// <param name="Sha256">Of the whole token text, in lower-case hexadecimal.</param>
public sealed record AccessToken(string Name, string Role, string Sha256, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);
