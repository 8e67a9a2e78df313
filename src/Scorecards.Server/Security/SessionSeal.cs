using System.Text.Json;
using Scorecards.Core.Access;
using Scorecards.Core.Signing;

namespace Scorecards.Server.Security;

/// <summary>
/// The signature of the node that let someone in. The keys that protect cookies are in the database, so whoever has read that could make
/// one; the keys that sign are not.
/// </summary>
internal sealed class SessionSeal(ISigner signer, IKeyStore store)
{
    /// <summary>The <c>typ</c> of what is signed.</summary>
    public const string Type = "scorecards-session+jwt";

    private volatile IReadOnlyList<SigningKey> _known = [];

    /// <param name="hash">Of the token.</param>
    public Task<string> SealAsync(string hash, CancellationToken cancellationToken) =>
        signer.SignAsync(Type, JsonSerializer.Serialize(new Dictionary<string, string> { ["sub"] = hash }), cancellationToken);

    /// <summary>True when a node of these signed just this.</summary>
    public async Task<bool> HoldsAsync(string seal, string hash, CancellationToken cancellationToken)
    {
        if (await SubjectAsync(seal) is { } known)
        {
            return known == hash;
        }

        // It may be of a node that has a new key.
        _known = await store.SigningKeysAsync(cancellationToken);
        return await SubjectAsync(seal) == hash;
    }

    private async Task<string?> SubjectAsync(string seal)
    {
        if (await SignedTexts.ReadAsync(seal, Type, _known) is not { } payload)
        {
            return null;
        }

        using var json = JsonDocument.Parse(payload);
        return json.RootElement.GetProperty("sub").GetString();
    }
}
