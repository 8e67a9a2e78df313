namespace Scorecards.Core.FairPlay;

/// <summary>What is worth a look.</summary>
public enum FairPlayCode
{
    /// <summary>A check was changed, and services of the team that owns the check rose by it.</summary>
    OwnCheckChanged,

    /// <summary>A check of a service passed, failed and passed again within a day.</summary>
    BackAndForth,

    /// <summary>Many exemptions were asked for, for one team and in few days.</summary>
    ExemptionBurst,

    /// <summary>An answer counts as a pass and has no link to what shows it.</summary>
    NoEvidence,
}
