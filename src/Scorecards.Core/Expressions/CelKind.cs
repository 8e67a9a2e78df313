namespace Scorecards.Core.Expressions;

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
    Type,
    Optional,
    Unknown,
    Error,
}
