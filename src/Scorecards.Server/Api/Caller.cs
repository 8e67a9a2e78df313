using System.Security.Claims;

namespace Scorecards.Server.Api;

/// <summary>Whose token a request has.</summary>
internal static class Caller
{
    /// <exception cref="InvalidOperationException">The call takes requests without a token.</exception>
    public static string Name(HttpContext context) =>
        context.User.Identity?.Name ?? throw new InvalidOperationException("The call needs a policy that asks for a token.");

    public static string? Role(HttpContext context) => context.User.FindFirstValue(ClaimTypes.Role);
}
