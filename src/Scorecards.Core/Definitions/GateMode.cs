namespace Scorecards.Core.Definitions;

/// <summary>Whether a verdict of the gate binds.</summary>
public enum GateMode
{
    Enforce,

    /// <summary>A dry run: the answer is allow, and what would have been said is recorded.</summary>
    Observe,
}
