namespace Scorecards.Core.Declarations;

/// <summary>How far an exemption has come. Whatever comes after approved, and denied, is final.</summary>
public enum ExemptionState
{
    /// <summary>Asked for; waives nothing yet.</summary>
    Requested,

    /// <summary>In force until it expires.</summary>
    Approved,

    Denied,

    /// <summary>Ended by an approver before its time.</summary>
    Revoked,

    /// <summary>Its time is over; also of a request that nobody decided.</summary>
    Expired,
}
