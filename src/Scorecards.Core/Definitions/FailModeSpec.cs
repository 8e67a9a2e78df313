namespace Scorecards.Core.Definitions;

/// <summary>A fail mode as documents write it: <c>closed</c>, or <c>{tier1: closed, default: open}</c>.</summary>
[Doc("The fail mode by the tier of the service.")]
[Shorthand(nameof(Default))]
public sealed record FailModeSpec
{
    [Doc("For the tiers that have none of their own.")]
    public FailMode? Default { get; init; }

    [Doc("For services of tier 1, the most critical.")]
    public FailMode? Tier1 { get; init; }

    [Doc("For services of tier 2.")]
    public FailMode? Tier2 { get; init; }

    [Doc("For services of tier 3.")]
    public FailMode? Tier3 { get; init; }

    [Doc("For services of tier 4.")]
    public FailMode? Tier4 { get; init; }

    /// <summary>For a service of a tier; closed where nothing is said.</summary>
    public FailMode For(int tier) => tier switch { 1 => Tier1, 2 => Tier2, 3 => Tier3, 4 => Tier4, _ => null } ?? Default ?? FailMode.Closed;
}

/// <summary>What is answered when what decides cannot be known.</summary>
public enum FailMode
{
    /// <summary>Allow.</summary>
    Open,

    /// <summary>Deny.</summary>
    Closed,

    /// <summary>Hold.</summary>
    Hold,
}
