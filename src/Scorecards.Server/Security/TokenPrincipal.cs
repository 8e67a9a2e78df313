using System.Security.Claims;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Security;

/// <summary>Who a caller is: a token's name, its role, and the hash it is known by.</summary>
internal static class TokenPrincipal
{
    /// <param name="scheme">How the token was shown.</param>
    public static ClaimsPrincipal Of(AccessToken token, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, token.Sha256), new Claim(ClaimTypes.Name, token.Name), new Claim(ClaimTypes.Role, token.Role),
        ],
        scheme));

    /// <summary>The hash of the token; null of nobody.</summary>
    public static string? HashOf(ClaimsPrincipal? caller) => caller?.FindFirstValue(ClaimTypes.NameIdentifier);
}
