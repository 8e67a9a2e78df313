using Scorecards.Core.Grades;

namespace Scorecards.Core.Definitions;

/// <summary>A rule of a gate policy. A condition that is left out holds for everything.</summary>
public sealed record GateRuleSpec
{
    [Doc("Unique in the policy; answers name it.", Pattern = Names.Pattern, MaxLength = Names.MaxLength)]
    public required Located<string> Name { get; init; }

    [Doc("allow, deny, or approval: held until a second person approves.")]
    public required Located<GateRuleKind> Decide { get; init; }

    [Doc("Environments of this policy.", NotEmpty = true)]
    public IReadOnlyList<Located<string>>? Environments { get; init; }

    [Doc("Kinds of change.", NotEmpty = true)]
    public IReadOnlyList<DeploymentKind>? Kinds { get; init; }

    [Doc("Families of grades: A stands for A+, A and A-. An unrated service counts as the grade at its lowest possible score.", Pattern = "^[ABCDF]$", NotEmpty = true)]
    public IReadOnlyList<string>? Families { get; init; }

    [Doc("Single grades.", NotEmpty = true)]
    public IReadOnlyList<Grade>? Grades { get; init; }

    [Doc("Tiers of the service.", Minimum = 1, Maximum = 4, NotEmpty = true)]
    public IReadOnlyList<int>? Tiers { get; init; }

    [Doc("Ids of services.", NotEmpty = true)]
    public IReadOnlyList<string>? Services { get; init; }

    [Doc("The scorecard whose grade this rule goes by; services that it is not for are left to later rules. Default: the primary one.")]
    public Located<string>? Scorecard { get; init; }

    [Doc("CEL over `service`.")]
    public Located<string>? AppliesTo { get; init; }

    [Doc("A calendar: while it is closed the answer is deny.")]
    public Located<string>? During { get; init; }

    [Doc("For `during`: when it opens each service has its turn within this time, 0s to 300s, so that not all begin at once.")]
    public Located<TimeSpan>? Splay { get; init; }

    [Doc("False when not even breaking the glass opens what this rule closes.")]
    public bool BreakGlass { get; init; } = true;

    [Doc("Why, for people it stops.")]
    public string? Why { get; init; }
}

/// <summary>What a rule of the gate decides.</summary>
public enum GateRuleKind
{
    Allow,
    Deny,

    /// <summary>Held until a second person approves.</summary>
    Approval,
}
