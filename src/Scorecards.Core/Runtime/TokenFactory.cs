using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Scorecards.Core.Runtime;

/// <summary>Makes tokens: <c>ssc_</c> and 32 random bytes in base64url, of which only the hash is kept.</summary>
public static class TokenFactory
{
    public const string Prefix = "ssc_";

    /// <summary>The shortest token text that is taken when someone brings their own.</summary>
    public const int MinimumLength = 32;

    private const int MaximumLength = 200;
    private const int RandomBytes = 32;

    /// <summary>A new token; its text can be shown now and never again.</summary>
    public static NewToken Create(string name, string role, DateTimeOffset now)
    {
        var text = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        return new NewToken(Of(text, name, role, now), text);
    }

    /// <summary>The token to keep for a text.</summary>
    public static AccessToken Of(string text, string name, string role, DateTimeOffset now) => new(name, role, Hash(text), now, null);

    /// <summary>SHA-256 of the whole text in lower-case hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>True when the text can be a token: the prefix, 32 to 200 characters, none of them beyond letters, digits and <c>_ - . ~ + /</c>.</summary>
    public static bool IsWellFormed(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.Length is >= MinimumLength and <= MaximumLength
        && text.All(c => char.IsAsciiLetterOrDigit(c) || "_-.~+/".Contains(c, StringComparison.Ordinal));
}
