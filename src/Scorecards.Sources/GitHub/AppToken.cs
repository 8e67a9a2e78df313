using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Scorecards.Sources.GitHub;

/// <summary>
/// The token by which an app says that it is that app: a JWT (RFC 7519) signed with RS256, valid for less than the ten minutes that GitHub
/// allows, https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app.
/// </summary>
internal static class AppToken
{
    /// <summary>Clocks differ, and GitHub takes no token from the future.</summary>
    private static readonly TimeSpan _before = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan _validFor = TimeSpan.FromMinutes(8);

    /// <exception cref="CryptographicException">The key is none, or not of RSA.</exception>
    /// <exception cref="ArgumentException">There is no key in PEM, or it is encrypted.</exception>
    public static string Create(string app, string pem, DateTimeOffset now)
    {
        using var key = RSA.Create();
        key.ImportFromPem(pem);
        var issuer = System.Text.Json.JsonSerializer.Serialize(app, GitHubJson.Default.String);
        var claims = string.Create(CultureInfo.InvariantCulture,
            $"{{\"iat\":{(now - _before).ToUnixTimeSeconds()},\"exp\":{(now + _validFor).ToUnixTimeSeconds()},\"iss\":{issuer}}}");
        var signed = $"{Encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
