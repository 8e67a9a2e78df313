namespace Scorecards.Core.Definitions;

/// <summary>What a check said of a service.</summary>
public enum OutcomeKind
{
    Pass,
    Fail,
    Partial,
    Unknown,
    NotApplicable,
    Exempt,
}
