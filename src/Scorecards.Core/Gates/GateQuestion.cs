using Scorecards.Core.Definitions;

namespace Scorecards.Core.Gates;

/// <summary>What the gate is asked.</summary>
/// <param name="Service">The id of the service, spelt as in the catalog.</param>
/// <param name="Environment">One of the policy's.</param>
/// <param name="ArtifactDigest">Names what is to be deployed; null when the caller did not say.</param>
/// <param name="Caller">The name of the token; <see cref="Anonymous"/> without one.</param>
public sealed record GateQuestion(string Service, string Environment, DeploymentKind Kind, string? ArtifactDigest, string? Commit, string Caller)
{
    public const string Anonymous = "anonymous";

    /// <summary>The same for two questions that get the same decision.</summary>
    public string Key => string.Join('\n', Service, Environment, Kind, ArtifactDigest, Commit, Caller);
}
