namespace Scorecards.Core.Declarations;

/// <summary>An exemption in force: what an evaluation needs to know of it, and records.</summary>
/// <param name="Id">Of the <see cref="Exemption"/>.</param>
/// <param name="Check">The check that is waived.</param>
/// <param name="Reason">Why, in the words of whoever asked.</param>
/// <param name="RequestedBy">The name of the token that asked.</param>
/// <param name="ApprovedBy">The name of the token that approved.</param>
/// <param name="ExpiresAt">From this moment on it is over.</param>
public sealed record GrantedExemption(string Id, string Check, string Reason, string RequestedBy, string ApprovedBy, DateTimeOffset ExpiresAt);
