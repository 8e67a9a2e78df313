namespace Scorecards.Core.Support;

/// <summary>What an appeal is at a moment.</summary>
public enum SupportAppealState
{
    /// <summary>Nobody has decided yet.</summary>
    Open,

    /// <summary>It keeps the support.</summary>
    Granted,

    Refused,

    /// <summary>Its time is over, granted or undecided.</summary>
    Over,
}
