namespace Scorecards.Core.Definitions;

/// <summary>The kind of change that is to be deployed.</summary>
public enum DeploymentKind
{
    /// <summary>A new version.</summary>
    Deploy,

    /// <summary>A version that ran before.</summary>
    Rollback,

    /// <summary>A small change that mends what is broken now.</summary>
    Hotfix,

    /// <summary>A change that closes a hole.</summary>
    Security,
}
