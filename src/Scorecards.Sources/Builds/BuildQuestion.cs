using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Builds;

/// <summary>Which builds are asked for.</summary>
/// <param name="Branch">Null for all branches.</param>
/// <param name="Name">Of the workflow, job or builder; null for all.</param>
/// <param name="Days">How far to look back.</param>
internal sealed record BuildQuestion(string? Branch, string? Name, long Days)
{
    /// <summary>What stands for the default branch of the repository.</summary>
    public const string DefaultBranch = "default";

    /// <summary>What stands for all branches.</summary>
    public const string AllBranches = "all";

    public const long DefaultDays = 30;

    public static readonly IReadOnlyList<SourceArgument> Arguments =
    [
        new("branch", "The branch; 'default' (without it too) for the default branch, 'all' for all."),
        new("name", "The workflow, job or builder; all of them without it."),
        new("days", "How far to look back; 30 by default."),
    ];

    /// <summary>Reads the arguments; where the branch is the default one, the source fills it in.</summary>
    public static BuildQuestion Read(QueryArguments arguments) => new(
        arguments.OptionalText("branch") switch { null => DefaultBranch, AllBranches => null, var branch => branch },
        arguments.OptionalText("name"),
        arguments.Number("days", DefaultDays, 1, 365));

    public bool Fits(Build build) => (Branch is null || build.Branch is null || build.Branch == Branch) && (Name is null || build.Name == Name);
}
