using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>
/// Open alerts of code scanning, Dependabot and secret scanning, https://docs.github.com/en/rest/code-scanning/code-scanning,
/// https://docs.github.com/en/rest/dependabot/alerts, https://docs.github.com/en/rest/secret-scanning/secret-scanning.
/// </summary>
internal static class AlertReader
{
    private const int MaxPages = 5;

    /// <summary>By what words GitHub says that a scanner does not run, with 403 or 404 as it comes.</summary>
    private static readonly string[] _off = ["scanning is disabled", "alerts are disabled", "must be enabled", "not enabled", "no analysis found", "not available for archived"];

    private static readonly Dictionary<string, (string Path, Func<JsonElement, string?> Severity)> _scanners = new()
    {
        // A finding that is not about security has a severity of another kind: error, warning or note.
        ["code"] = ("code-scanning/alerts", alert => alert.Part("rule")?.Text("security_severity_level")),
        ["dependencies"] = ("dependabot/alerts", alert => alert.Part("security_advisory")?.Text("severity")),
        // A secret that is known to others has no degrees. The secrets themselves stay where they are.
        ["secrets"] = ("secret-scanning/alerts", _ => null),
    };

    /// <summary>The argument <c>kinds</c>; all without it.</summary>
    public static IReadOnlyList<string> Kinds(QueryArguments arguments)
    {
        var kinds = arguments.Texts("kinds").Distinct().ToList();
        if (kinds.Any(kind => !_scanners.ContainsKey(kind)))
            arguments.Fail(UnknownCause.Definition, $"the argument 'kinds' holds some of {string.Join(", ", SecurityAlert.Kinds)}");
        return kinds.Count > 0 ? kinds : SecurityAlert.Kinds;
    }

    public static async Task<CelValue> ReadAsync(GitHubRepository repository, IReadOnlyList<string> kinds, DateTimeOffset now)
    {
        var (alerts, off, truncated) = (new List<SecurityAlert>(), new List<string>(), false);
        foreach (var kind in kinds)
        {
            var (path, severity) = _scanners[kind];
            var asked = $"{path}?state=open&per_page=100{(kind == "secrets" ? "&hide_secret=true" : "")}";
            var first = await repository.AskAsync(asked);
            if (first.Status is 403 or 404 && _off.Any(first.Says))
            {
                off.Add(kind);
                continue;
            }

            var (items, more) = await repository.ListAsync(asked, MaxPages);
            alerts.AddRange(items.Select(item => new SecurityAlert(kind, severity(item), item.Time("created_at"))));
            truncated |= more;
        }

        return SecurityAlert.ToValue(alerts, [.. kinds.Except(off)], off, truncated, now);
    }
}
