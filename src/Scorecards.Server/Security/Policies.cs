using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Scorecards.Core.Access;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Security;

/// <summary>The names of what is asked of a caller.</summary>
public static class Policies
{
    /// <summary>Everyone, or any token where reading is closed.</summary>
    public const string Read = "read";

    /// <summary>Any token.</summary>
    public const string Write = "write";

    /// <summary>A token of the role gatekeeper or a higher one; an owner's counts for the services of its team, which the call itself looks at.</summary>
    public const string Gatekeeper = "gatekeeper";

    /// <summary>A token of the role approver, or admin.</summary>
    public const string Approver = "approver";

    /// <summary>A token of the role admin.</summary>
    public const string Admin = "admin";

    internal static void Add(AuthorizationBuilder builder, bool publicRead)
    {
        builder.AddPolicy(Read, policy => policy.RequireAssertion(c => publicRead || c.User.Identity is { IsAuthenticated: true }));
        builder.AddPolicy(Write, policy => policy.RequireAuthenticatedUser());
        builder.AddPolicy(Gatekeeper, policy => policy.RequireAuthenticatedUser().RequireAssertion(c => IsGatekeeper(c.User.FindFirstValue(ClaimTypes.Role))));
        builder.AddPolicy(Approver, policy => policy.RequireAuthenticatedUser().RequireRole(AccessRoles.Approver, AccessRoles.Admin));
        builder.AddPolicy(Admin, policy => policy.RequireAuthenticatedUser().RequireRole(AccessRoles.Admin));
    }

    private static bool IsGatekeeper(string? role) => AccessRoles.May(role, AccessRoles.Gatekeeper, AccessRoles.TeamOf(role));
}
