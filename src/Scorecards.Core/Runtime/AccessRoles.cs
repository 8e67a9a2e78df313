namespace Scorecards.Core.Runtime;

/// <summary>What a token may do. Each role may also do what those before it may.</summary>
public static class AccessRoles
{
    /// <summary>Asks for evaluations.</summary>
    public const string Reporter = "reporter";

    /// <summary>Decides what a second person has to decide.</summary>
    public const string Approver = "approver";

    /// <summary>Manages tokens.</summary>
    public const string Admin = "admin";

    /// <summary>Every role, the least first.</summary>
    public static readonly IReadOnlyList<string> All = [Reporter, Approver, Admin];
}
