namespace Scorecards.Core.Access;

/// <summary>
/// What a token may do. Each role may also do what those before it may; an owner's token says whose it is,
/// <c>owner:payments</c>, and may do no more than a reporter's for services of other teams.
/// </summary>
public static class AccessRoles
{
    /// <summary>Asks for evaluations and exemptions.</summary>
    public const string Reporter = "reporter";

    /// <summary>Takes changes through the gate: what a pipeline needs, for it may use up an override that opens the gate once.</summary>
    public const string Gatekeeper = "gatekeeper";

    /// <summary>Speaks for a team: what its services' owners have to say.</summary>
    public const string Owner = "owner";

    /// <summary>Decides what a second person has to decide.</summary>
    public const string Approver = "approver";

    /// <summary>Manages tokens.</summary>
    public const string Admin = "admin";

    /// <summary>What comes before the team in an owner's role.</summary>
    public const string OwnerPrefix = Owner + ":";

    /// <summary>The most characters a team may have.</summary>
    public const int MaxTeam = 200;

    /// <summary>Every role, the least first.</summary>
    public static readonly IReadOnlyList<string> All = [Reporter, Gatekeeper, Owner, Approver, Admin];

    /// <summary>What a token's role may be, for people.</summary>
    public const string Forms = "reporter, gatekeeper, owner:TEAM, approver, admin";

    /// <summary>True for what a token may have: <c>owner</c> with a team, any other role without.</summary>
    public static bool IsRole(string? role) =>
        role is Reporter or Gatekeeper or Approver or Admin
        || (role?.StartsWith(OwnerPrefix, StringComparison.Ordinal) == true && IsTeam(role.AsSpan(OwnerPrefix.Length)));

    /// <summary>The team that an owner's token speaks for; null of any other role.</summary>
    public static string? TeamOf(string? role) => role?.StartsWith(OwnerPrefix, StringComparison.Ordinal) == true ? role[OwnerPrefix.Length..] : null;

    /// <summary>True when a token of this role may do what a role may for services of a team.</summary>
    /// <param name="role">The role of the token.</param>
    /// <param name="needed">One of <see cref="All"/>.</param>
    /// <param name="team">The team of the service; null when it has none.</param>
    public static bool May(string? role, string needed, string? team)
    {
        var has = role is not null && team is not null && string.Equals(role, OwnerPrefix + team, StringComparison.OrdinalIgnoreCase) ? Owner
            : role?.StartsWith(OwnerPrefix, StringComparison.Ordinal) == true ? Reporter
            : role == Owner ? null
            : role;
        return Rank(has) is >= 0 and var rank && Rank(needed) is >= 0 and var least && rank >= least;
    }

    private static bool IsTeam(ReadOnlySpan<char> team)
    {
        foreach (var c in team)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                return false;
            }
        }

        return team.Length is > 0 and <= MaxTeam;
    }

    private static int Rank(string? role)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == role)
            {
                return i;
            }
        }

        return -1;
    }
}
