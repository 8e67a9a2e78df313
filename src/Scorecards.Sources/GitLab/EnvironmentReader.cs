using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitLab;

/// <summary>Environments (https://docs.gitlab.com/api/environments/) and how Premium protects them (https://docs.gitlab.com/api/protected_environments/).</summary>
internal static class EnvironmentReader
{
    // Reviews of merge requests have an environment each, so there may be many.
    private const int MaxPages = 3;

    public static async Task<CelValue> ReadAsync(ForgeRepository repository)
    {
        var (items, truncated) = await repository.ListAsync("environments?states=available&per_page=100", MaxPages);
        var rules = await repository.OptionalAsync("protected_environments?per_page=100");
        var byName = rules?.Items().ToLookup(rule => rule.Text("name"), StringComparer.Ordinal);
        return DeployEnvironment.ToValue([.. items.Select(item => Read(item, byName))], truncated);
    }

    private static DeployEnvironment Read(JsonElement environment, ILookup<string?, JsonElement>? rules)
    {
        var name = environment.Text("name") ?? throw new FormatException("an environment has no 'name'");
        // One rule may be for all environments of a tier.
        var fitting = rules is null ? [] : rules[name].Concat(environment.Text("tier") is { } tier && tier != name ? rules[tier] : []).ToList();
        return new DeployEnvironment
        {
            Name = name,
            Protected = fitting.Count > 0,
            Reviewers = rules is null ? null : fitting.Select(Approvals).DefaultIfEmpty(0).Max(),
        };
    }

    private static long Approvals(JsonElement rule) => Math.Max(
        (long)(rule.Number("required_approval_count") ?? 0),
        rule.Part("approval_rules") is { ValueKind: JsonValueKind.Array } list ? list.Items().Sum(one => (long)(one.Number("required_approvals") ?? 0)) : 0);
}
