using Scorecards.Core.Grades;

namespace Scorecards.Core.Definitions;

/// <summary>The <c>spec</c> of a <c>SupportPolicy</c>.</summary>
[Doc("Which services get SRE support, and how much. There is at most one.")]
public sealed record SupportPolicySpec
{
    public static readonly TimeSpan DefaultGrace = TimeSpan.FromDays(14);

    public static readonly TimeSpan DefaultValidFor = TimeSpan.FromMinutes(15);

    [Doc("The levels of support, by name; the level of a service without support is one too.", Keys = Names.Pattern, NotEmpty = true)]
    public required IReadOnlyDictionary<string, SupportLevelSpec> Levels { get; init; }

    [Doc("Who is on which level: the first rule whose every condition holds.", NotEmpty = true)]
    public required IReadOnlyList<SupportRuleSpec> Rules { get; init; }

    [Doc("The level where no rule holds, and of a service of which nothing can be said and nothing was said before.")]
    public required Located<string> Otherwise { get; init; }

    [Doc("How long a service that is eligible no more keeps the support it had.")]
    public TimeSpan Grace { get; init; } = DefaultGrace;

    [Doc("What a team may ask for when its service loses its support.")]
    public SupportAppealsSpec Appeals { get; init; } = new();

    [Doc("Where a team without support finds help.")]
    public SupportHelpSpec Help { get; init; } = new();

    [Doc("How long one may go by an answer.")]
    public TimeSpan ValidFor { get; init; } = DefaultValidFor;
}

/// <summary>A level of support.</summary>
public sealed record SupportLevelSpec
{
    [Doc("What people call it; plans to a better grade say it as what opens.")]
    public required string Title { get; init; }

    [Doc("True when a service on it is supported.")]
    public required bool Eligible { get; init; }

    [Doc("Whom to call: a channel, a rotation, an address. A level that supports has one.")]
    public string? Contact { get; init; }

    [Doc("When somebody is there, in words: around the clock.")]
    public string? Hours { get; init; }
}

/// <summary>Puts services on a level. A condition that is left out holds for every service.</summary>
public sealed record SupportRuleSpec
{
    [Doc("The level.")]
    public required Located<string> Level { get; init; }

    [Doc("Families of grades: A stands for A+, A and A-. An unrated service counts with the grade at its `scoreMin`, at best D.", Pattern = "^[ABCDF]$", NotEmpty = true)]
    public IReadOnlyList<string>? Families { get; init; }

    [Doc("Single grades.", NotEmpty = true)]
    public IReadOnlyList<Grade>? Grades { get; init; }

    [Doc("Tiers of the service.", Minimum = 1, Maximum = 4, NotEmpty = true)]
    public IReadOnlyList<int>? Tiers { get; init; }

    [Doc("CEL over `service`.")]
    public Located<string>? AppliesTo { get; init; }
}

/// <summary>What a team may ask for when its service loses its support.</summary>
public sealed record SupportAppealsSpec
{
    public static readonly TimeSpan DefaultLongest = TimeSpan.FromDays(30);

    [Doc("The longest that an appeal may keep the support; nothing can be asked for with 0s.")]
    public TimeSpan Longest { get; init; } = DefaultLongest;

    [Doc("The level of a service that never had one. Without it, only support that there was before can be kept.")]
    public Located<string>? Level { get; init; }
}

/// <summary>Where a team without support finds help.</summary>
public sealed record SupportHelpSpec
{
    [Doc("Whom to ask.")]
    public string? Contact { get; init; }

    [Doc("Where it is written down what to do.", Pattern = "^https?://[^ ]+$", MaxLength = 2000)]
    public string? Link { get; init; }
}
