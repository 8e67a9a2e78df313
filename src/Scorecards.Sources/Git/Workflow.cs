using System.Text.RegularExpressions;
using Scorecards.Core.Yaml;

namespace Scorecards.Sources.Git;

/// <summary>A workflow of GitHub Actions (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax), which Gitea and Forgejo run too.</summary>
/// <param name="Actions">What its steps and jobs use of others, as written; local ones are left out.</param>
/// <param name="HasPermissions">Whether it says what its token may do, for all jobs or in each.</param>
internal sealed partial record Workflow(IReadOnlyList<string> Actions, bool HasPermissions)
{
    /// <summary>Those that a commit's full id does not hold fast.</summary>
    public IEnumerable<string> Unpinned => Actions.Where(action => !Pinned().IsMatch(action));

    /// <summary>Null for a document that is no workflow.</summary>
    public static Workflow? Read(YamlNode document)
    {
        if (document is not YamlMap map || map["jobs"] is not YamlMap jobs)
            return null;
        var all = jobs.Entries.Select(job => job.Value).OfType<YamlMap>().ToList();
        var uses = all.Select(job => job["uses"]).Concat(all.SelectMany(job => job["steps"] is YamlList steps ? steps.Items.OfType<YamlMap>().Select(step => step["uses"]) : []));
        return new Workflow(
            [.. uses.OfType<YamlScalar>().Select(one => one.Text).Where(one => one.Length is > 0 and < 300 && !one.StartsWith("./", StringComparison.Ordinal)).Distinct()],
            map["permissions"] is not null || (all.Count > 0 && all.All(job => job["permissions"] is not null)));
    }

    [GeneratedRegex("@(?:[0-9a-f]{40}|[0-9a-f]{64}|sha256:[0-9a-f]{64})$", RegexOptions.CultureInvariant)]
    private static partial Regex Pinned();
}
