using Scorecards.Core.Expressions;

namespace Scorecards.Core.Definitions;

/// <summary>A check, compiled.</summary>
public sealed record Check
{
    public required Metadata Metadata { get; init; }

    public required CheckSpec Spec { get; init; }

    /// <summary>Null when the check applies to every service.</summary>
    public Expression? AppliesTo { get; init; }

    /// <summary>The rule; of a check that asks people, what is made of their answer.</summary>
    public required Expression Pass { get; init; }

    public Template? Message { get; init; }

    public required IReadOnlyList<CheckFact> Facts { get; init; }

    /// <summary>Names of the sources this check needs that are shipped but not configured here; where there are any, it is notApplicable.</summary>
    public IReadOnlyList<string> MissingSources { get; init; } = [];

    /// <summary>Where it is defined.</summary>
    public required string File { get; init; }

    public int Line { get; init; }

    public string Name => Metadata.Name;

    /// <summary>The title, or the name where there is none.</summary>
    public string Title => Metadata.Title ?? Metadata.Name;

    /// <summary>Draft and retired checks do not run.</summary>
    public bool Runs => Spec.Stage is not (Stage.Draft or Stage.Retired);
}

/// <summary>A fact of a check, its templates compiled.</summary>
public sealed record CheckFact(string Name, string Source, string Query, TimeSpan Ttl, IReadOnlyList<CheckArgument> Arguments);

/// <summary>An argument of a query: a literal, in which every text is a template.</summary>
public sealed record CheckArgument(string Name, ArgumentTemplate Value);
