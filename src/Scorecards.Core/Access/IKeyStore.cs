namespace Scorecards.Core.Access;

/// <summary>Keys that all nodes share.</summary>
public interface IKeyStore
{
    /// <summary>Keeps a key that protects cookies and forms; one that is there already is left as it is.</summary>
    Task AddProtectionKeyAsync(string name, string xml, CancellationToken cancellationToken);

    /// <summary>Every key that protects cookies and forms, in the order in which they were added.</summary>
    Task<IReadOnlyList<string>> ProtectionKeysAsync(CancellationToken cancellationToken);

    /// <summary>Publishes the public half of a node's signing key; one that is there already is left as it is.</summary>
    Task AddSigningKeyAsync(SigningKey key, CancellationToken cancellationToken);

    /// <summary>Every key that anything was ever signed with, the oldest first.</summary>
    Task<IReadOnlyList<SigningKey>> SigningKeysAsync(CancellationToken cancellationToken);
}

/// <summary>The public half of a key for ES256. The private half never leaves its node.</summary>
/// <param name="Id">The key's thumbprint (RFC 7638).</param>
/// <param name="X">Base64url.</param>
/// <param name="Y">Base64url.</param>
/// <param name="RetiredAt">Nothing is signed with it from then on.</param>
public sealed record SigningKey(string Id, string X, string Y, DateTimeOffset CreatedAt, DateTimeOffset RetiredAt);
