using System.Security.Claims;

namespace Scorecards.Server.Security;

/// <summary>Reads who someone is.</summary>
internal static class Person
{
    public static string? Role(this ClaimsPrincipal person) => person.FindFirstValue(ClaimTypes.Role);
}
