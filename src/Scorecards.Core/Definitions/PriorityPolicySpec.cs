using Scorecards.Core.Grades;

namespace Scorecards.Core.Definitions;

/// <summary>The <c>spec</c> of a <c>PriorityPolicy</c>.</summary>
[Doc("Who goes first in build and deployment queues. There is at most one.")]
public sealed record PriorityPolicySpec
{
    public static readonly TimeSpan DefaultValidFor = TimeSpan.FromMinutes(15);

    [Doc("The classes of priority, by name.", Keys = Names.Pattern, NotEmpty = true)]
    public required IReadOnlyDictionary<string, PriorityClassSpec> Classes { get; init; }

    [Doc("Who is in which class: the first rule whose every condition holds.", NotEmpty = true)]
    public required IReadOnlyList<PriorityRuleSpec> Rules { get; init; }

    [Doc("The class where no rule holds, and where nothing can be said: a queue must go on then.")]
    public required Located<string> Neutral { get; init; }

    [Doc("What waiting adds, so that nobody waits for ever.")]
    public AgeingSpec Ageing { get; init; } = new();

    [Doc("How long a queue may go by an answer.")]
    public TimeSpan ValidFor { get; init; } = DefaultValidFor;
}

/// <summary>A class of priority.</summary>
public sealed record PriorityClassSpec
{
    public const int Highest = 1000;

    [Doc("Higher goes first.", Minimum = 0, Maximum = Highest)]
    public required int Priority { get; init; }

    [Doc("The same in the words of queues that exist.")]
    public NativePrioritySpec Native { get; init; } = new();
}

/// <summary>A priority in the words of queues that exist; what is left out has no word for it.</summary>
public sealed record NativePrioritySpec
{
    [Doc("Jenkins' Priority Sorter: 1 goes first.", Minimum = 1, Maximum = 1000)]
    public int? Jenkins { get; init; }

    [Doc("`priority` of a Buildkite job: higher goes first, 0 is usual.", Minimum = -10000, Maximum = 10000)]
    public int? Buildkite { get; init; }

    [Doc("`priority` of a Buildbot build request: higher goes first, 0 is usual.", Minimum = -10000, Maximum = 10000)]
    public int? Buildbot { get; init; }

    [Doc("The `priorityClassName` of a Kubernetes pod.", Pattern = "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", MaxLength = 253)]
    public string? KubernetesPriorityClass { get; init; }

    [Doc("A label of GitHub Actions runners, for `runs-on`.")]
    public string? GithubRunnerLabel { get; init; }

    [Doc("A tag of GitLab runners.")]
    public string? GitlabRunnerTag { get; init; }
}

/// <summary>Puts work in a class. A condition that is left out holds for everything.</summary>
public sealed record PriorityRuleSpec
{
    [Doc("The class.")]
    public required Located<string> Class { get; init; }

    [Doc("Kinds of work.", NotEmpty = true)]
    public IReadOnlyList<WorkKind>? Kinds { get; init; }

    [Doc("Families of grades: A stands for A+, A and A-; U for unrated.", Pattern = "^[ABCDFU]$", NotEmpty = true)]
    public IReadOnlyList<string>? Families { get; init; }

    [Doc("Single grades.", NotEmpty = true)]
    public IReadOnlyList<Grade>? Grades { get; init; }

    [Doc("Tiers of the service.", Minimum = 1, Maximum = 4, NotEmpty = true)]
    public IReadOnlyList<int>? Tiers { get; init; }

    [Doc("CEL over `service`.")]
    public Located<string>? AppliesTo { get; init; }

    [Doc("True for work that mends a check the service fails now: the way up must not be the slowest.")]
    public bool FixesFailingCheck { get; init; }
}

/// <summary>What waiting adds to a priority; a queue that can applies it.</summary>
public sealed record AgeingSpec
{
    [Doc("Added each time.", Minimum = 0, Maximum = PriorityClassSpec.Highest)]
    public int Add { get; init; } = 100;

    [Doc("How long one waits for it.")]
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(10);
}

/// <summary>What stands in a queue.</summary>
public enum WorkKind
{
    Ci,
    Deploy,
    Hotfix,
    Rollback,
}
