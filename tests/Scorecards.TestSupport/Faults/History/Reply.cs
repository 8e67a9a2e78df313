namespace Scorecards.TestSupport.Faults.History;

/// <summary>What a client knows of its write.</summary>
public enum Reply
{
    /// <summary>2xx: it must never be lost.</summary>
    Acknowledged,

    /// <summary>4xx: it was not done.</summary>
    Refused,

    /// <summary>Any other answer, or none: it may be done, or may be done later.</summary>
    Unknown,
}
