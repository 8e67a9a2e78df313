using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using Scorecards.Core.Access;
using Scorecards.Core.Signing;

namespace Scorecards.Core.Auditing;

/// <summary>What is signed of the end of the chain: <c>{"seq": …, "hash": "…", "at": "…"}</c>.</summary>
public static class AuditHeads
{
    /// <summary>The JSON object that is signed, as <see cref="SignedTexts.AuditHead"/>.</summary>
    public static string Payload(long seq, string hash, DateTimeOffset at) =>
        JsonSerializer.Serialize(new SignedHead(seq, hash, at.ToUniversalTime()), AuditJson.Default.SignedHead);

    /// <summary>What is wrong with a head; null when one of the keys signed just what it says.</summary>
    public static async Task<AuditFault?> FaultAsync(AuditHead head, IReadOnlyList<SigningKey> keys)
    {
        if (!IsPlain(head.Jws) || await SignedTexts.ReadAsync(head.Jws, SignedTexts.AuditHead, keys).ConfigureAwait(false) is not { } text)
        {
            return new AuditFault(AuditPart.Head, head.Seq, null, "it is signed by none of the keys");
        }

        return Read(text) == new SignedHead(head.Seq, head.Hash, head.At.ToUniversalTime())
            ? null
            : new AuditFault(AuditPart.Head, head.Seq, null, "it says something else than was signed");
    }

    /// <summary>False where bits that nobody reads may have changed: base64url has several ways to write the same bytes, and only one is ours.</summary>
    private static bool IsPlain(string jws)
    {
        try
        {
            return Array.TrueForAll(jws.Split('.'), part => Base64UrlEncoder.Encode(Base64UrlEncoder.DecodeBytes(part)) == part);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static SignedHead? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, AuditJson.Default.SignedHead);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
