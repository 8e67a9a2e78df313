using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>The kind of change that is to be deployed.</summary>
[JsonConverter(typeof(TolerantEnum<DeploymentKind>))]
public enum DeploymentKind
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,

    /// <summary>A new version.</summary>
    Deploy,

    /// <summary>A version that ran before.</summary>
    Rollback,

    /// <summary>A small change that mends what is broken now.</summary>
    Hotfix,

    /// <summary>A change that closes a hole.</summary>
    Security,
}
