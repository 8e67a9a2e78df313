using Scorecards.Core.Grades;

namespace Scorecards.Core.Definitions;

/// <summary>The <c>spec</c> of a <c>GatePolicy</c>.</summary>
[Doc("Which changes may be deployed where and when. There is at most one.")]
public sealed record GatePolicySpec
{
    [Doc("enforce: answers bind. observe: a dry run that answers allow and records what it would have said; emergency freezes bind all the same.")]
    public GateMode Mode { get; init; } = GateMode.Enforce;

    [Doc("Where changes are deployed, by name.", Keys = Names.Pattern, NotEmpty = true)]
    public required IReadOnlyDictionary<string, GateEnvironmentSpec> Environments { get; init; }

    [Doc("What is decided: the first rule whose every condition holds. Where none holds the answer is deny.", NotEmpty = true)]
    public required IReadOnlyList<GateRuleSpec> Rules { get; init; }

    [Doc("How services that have just come to the catalog are treated.")]
    public NewServicesSpec NewServices { get; init; } = new();

    [Doc("How grades count that have just dropped, or are not there.")]
    public GateGradesSpec Grades { get; init; } = new();

    [Doc("How long an answer holds, up to 1h. It ends before when a window closes or a planned freeze begins.")]
    public Located<TimeSpan> ValidFor { get; init; } = new(TimeSpan.FromMinutes(15), 0, 0);

    [Doc("How long a change that is held waits for its second approval, up to 7d.")]
    public Located<TimeSpan> HoldFor { get; init; } = new(TimeSpan.FromHours(4), 0, 0);

    [Doc("What breaking the glass takes.")]
    public GateOverridesSpec Overrides { get; init; } = new();
}

/// <summary>An environment of a gate policy.</summary>
public sealed record GateEnvironmentSpec
{
    [Doc("For people. Default: the name.")]
    public string? Title { get; init; }

    [Doc("What is answered when what decides cannot be known: open (allow), closed (deny) or hold; or one for each tier such as {tier1: closed, default: open}.")]
    public Located<FailModeSpec> FailMode { get; init; } = new(new FailModeSpec { Default = Definitions.FailMode.Closed }, 0, 0);

    [Doc("Calendars whose freezes stop changes here. Nothing passes them.")]
    public IReadOnlyList<Located<string>> Freezes { get; init; } = [];

    [Doc("The kinds of change that those freezes stop.")]
    public IReadOnlyList<DeploymentKind> FreezeKinds { get; init; } = [DeploymentKind.Deploy];
}

/// <summary>How services that have just come to the catalog are treated.</summary>
public sealed record NewServicesSpec
{
    [Doc("For so long the gate only observes them: it answers allow and records what it would have said.")]
    public TimeSpan ObserveFor { get; init; } = TimeSpan.FromDays(14);
}

/// <summary>How grades count at the gate.</summary>
public sealed record GateGradesSpec
{
    public static readonly GateGradesSpec Default = new();

    [Doc("A drop counts after two evaluations in a row, or when it lasts so long; a failed blocker at once.")]
    public TimeSpan SteadyAfter { get; init; } = TimeSpan.FromMinutes(30);

    [Doc("An unrated service counts as the grade at its lowest possible score, at best this.")]
    public Located<Grade> UnratedAtBest { get; init; } = new(Grade.D, 0, 0);
}

/// <summary>What breaking the glass takes.</summary>
public sealed record GateOverridesSpec
{
    [Doc("How long an override may last, up to 1d.")]
    public Located<TimeSpan> Longest { get; init; } = new(TimeSpan.FromHours(4), 0, 0);

    [Doc("How long it lasts unless the caller says otherwise.")]
    public Located<TimeSpan> Usual { get; init; } = new(TimeSpan.FromMinutes(60), 0, 0);

    [Doc("The tiers whose overrides open the gate once.", Minimum = 1, Maximum = 4)]
    public IReadOnlyList<int> SingleUseTiers { get; init; } = [1];

    [Doc("A second person has to approve it afterwards within this time, or it is flagged.")]
    public Located<TimeSpan> ApprovalWithin { get; init; } = new(TimeSpan.FromHours(24), 0, 0);
}
