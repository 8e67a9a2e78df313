namespace Scorecards.Core.Facts;

/// <summary>Whose fault it is that an outcome is unknown; it decides how long the last outcome is held.</summary>
public enum UnknownCause
{
    /// <summary>The system asked is in trouble: time-out, 5xx, 429, our credentials, breaker open.</summary>
    Source,

    /// <summary>The definition is at fault: an error in its expression.</summary>
    Definition,

    /// <summary>The service is at fault: a missing annotation, 404 for it, a malformed report of its own.</summary>
    Subject,

    /// <summary>Nobody's: what the service uses has nothing of the kind, such as a forge without security alerts. The check does not apply to it.</summary>
    NotOffered,
}
