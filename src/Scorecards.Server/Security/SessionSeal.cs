using System.Text.Json;
using System.Text.Json.Nodes;
using Scorecards.Core.Access;
using Scorecards.Core.Signing;

namespace Scorecards.Server.Security;

/// <summary>
/// The signature of the node that let someone in. The keys that protect cookies are in the database, so whoever has read that could make
/// one; the keys that sign are not.
/// </summary>
internal sealed class SessionSeal(ISigner signer, IKeyStore store, TimeProvider clock)
{
    /// <summary>The <c>typ</c> of what is signed.</summary>
    public const string Type = "scorecards-session+jwt";

    private volatile IReadOnlyList<SigningKey> _known = [];

    /// <param name="hash">Of the token.</param>
    public Task<string> SealAsync(string hash, CancellationToken cancellationToken) =>
        signer.SignAsync(Type, new JsonObject { ["sub"] = hash, ["exp"] = (clock.GetUtcNow() + PageSession.Length).ToUnixTimeSeconds() }.ToJsonString(), cancellationToken);

    /// <summary>True when a node of these signed just this, not longer ago than a session lasts.</summary>
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

    /// <summary>Of whom it is; empty when its time is over, null when nobody known signed it.</summary>
    private async Task<string?> SubjectAsync(string seal)
    {
        if (await SignedTexts.ReadAsync(seal, Type, _known) is not { } payload)
        {
            return null;
        }

        using var json = JsonDocument.Parse(payload);
        var claims = json.RootElement;
        return clock.GetUtcNow() < DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64()) ? claims.GetProperty("sub").GetString() : "";
    }
}
