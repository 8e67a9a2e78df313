using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Builds;

/// <summary>A build server does not know the default branch of a repository: it is the first of these names that there is.</summary>
internal static class DefaultBranch
{
    private static readonly string[] _usual = ["main", "master"];

    /// <summary>The option <c>defaultBranch</c>, one name or several.</summary>
    public static IReadOnlyList<string> Read(SourceSetup setup) => setup.Texts("defaultBranch") is { Count: > 0 } given ? [.. given.Select(name => name.Value)] : _usual;

    /// <summary>The question with the default branch filled in, by the branches that there are.</summary>
    public static BuildQuestion On(this BuildQuestion question, IEnumerable<string?> branches, IReadOnlyList<string> names) => question.Branch == BuildQuestion.DefaultBranch
        ? question with { Branch = names.FirstOrDefault(branches.ToHashSet().Contains) ?? names[0] }
        : question;
}
