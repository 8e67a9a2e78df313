using Scorecards.Core;
using Scorecards.Core.Yaml;

namespace Scorecards.Cli.Import;

/// <summary>What of a file cannot be translated, each at its place.</summary>
internal sealed class InsightProblems(string file)
{
    private readonly List<Problem> _all = [];

    public IReadOnlyList<Problem> All => _all;

    public int Count => _all.Count;

    public void Add(YamlNode at, string message, string? hint = null) => _all.Add(new Problem(file, at.Line, at.Column, message, hint));

    public void Add(IEnumerable<Problem> problems) => _all.AddRange(problems);

    /// <summary>The same as warnings: what is left out is told.</summary>
    public IEnumerable<Problem> AsWarnings() => _all.Select(problem => problem with { IsWarning = true });
}
