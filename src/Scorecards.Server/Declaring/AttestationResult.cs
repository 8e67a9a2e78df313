using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;

namespace Scorecards.Server.Declaring;

/// <summary>What became of an answer that someone gave.</summary>
public abstract record AttestationResult
{
    /// <summary>It is kept, and its service is due.</summary>
    public sealed record Given(Attestation Attestation) : AttestationResult;

    public sealed record UnknownService : AttestationResult;

    /// <param name="Mistakes">By field.</param>
    public sealed record Wrong(IReadOnlyDictionary<string, string> Mistakes) : AttestationResult;

    /// <summary>No check of this name asks people.</summary>
    public sealed record NoQuestion(IReadOnlyList<string> Nearest) : AttestationResult;

    /// <param name="Needed">What the role has to be, in words.</param>
    public sealed record RoleNeeded(string Needed) : AttestationResult;

    /// <summary>The check does not apply to the service.</summary>
    public sealed record NotApplicable : AttestationResult;

    public sealed record Lacking(AttestationLack Lack, AttestationSpec Asked) : AttestationResult;
}
