namespace Scorecards.Core.Gates;

/// <summary>What the gate says of a change.</summary>
public enum GateVerdict
{
    Allow,
    Deny,

    /// <summary>Not yet: something that is under way decides, such as a second approval.</summary>
    Hold,
}

/// <summary>How well what a decision rests on is known.</summary>
public enum DataQuality
{
    Fresh,

    /// <summary>The grade rests on outcomes held from an earlier run.</summary>
    Stale,

    /// <summary>Something that decides could not be known in time, so that the fail mode of the environment decided.</summary>
    Degraded,
}
