namespace Scorecards.Core.Expressions;

/// <summary>What a <see cref="CelValue"/> is. Errors and unknowns are values too, so that evaluating never throws.</summary>
public enum CelKind
{
    Null,
    Bool,
    Int,
    UInt,
    Double,
    String,
    Bytes,
    List,
    Map,
    Timestamp,
    Duration,

    /// <summary>A type as a value: what <c>type(1)</c> gives.</summary>
    Type,

    /// <summary>A value that may be absent: what <c>optional.of(1)</c> gives.</summary>
    Optional,

    /// <summary>Not decided, because something it depends on is not known.</summary>
    Unknown,
    Error,
}
