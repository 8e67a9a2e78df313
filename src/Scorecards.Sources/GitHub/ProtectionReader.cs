using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>
/// What is made sure of before a branch changes: its protection (https://docs.github.com/en/rest/branches/branch-protection) and the rules of all
/// rulesets for it (https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch). Both hold, so the stricter counts.
/// </summary>
internal static class ProtectionReader
{
    private const int MaxPages = 3;

    /// <summary>Rules on names and creation, which leave a branch that is there as it is.</summary>
    private static readonly string[] _others = ["creation", "deletion", "branch_name_pattern", "tag_name_pattern", "copilot_code_review"];

    /// <param name="asked">The branch; null for the default one.</param>
    public static async Task<Protection> ReadAsync(GitHubRepository repository, string? asked)
    {
        var standard = await repository.DefaultBranchAsync();
        var branch = asked ?? standard;
        var old = await ClassicAsync(repository, branch, branch == standard);
        var (rules, _) = await repository.ListAsync($"rules/branches/{Uri.EscapeDataString(branch)}?per_page=100", MaxPages);
        return Merge(branch, branch == standard, old, [.. rules.Select(rule => (rule.Text("type") ?? throw new FormatException("a rule has no type"), rule.Part("parameters") ?? default))]);
    }

    private static async Task<JsonElement?> ClassicAsync(GitHubRepository repository, string branch, bool isDefault)
    {
        var path = $"branches/{Uri.EscapeDataString(branch)}/protection";
        var reply = await repository.AskAsync(path);
        if (reply.Error is null)
            return reply.Body.ValueKind == JsonValueKind.Object ? reply.Body : throw new FormatException("the protection is no object");
        if (reply.Status == 404 && (reply.Says("Branch not protected") || (isDefault && reply.Says("Branch not found"))))
            return null;
        if (reply.Status == 404 && reply.Says("Branch not found"))
            throw new GitHubException(UnknownCause.Subject, $"{repository.Slug} has no branch '{branch}'");
        throw await repository.WhyAsync(reply, path);
    }

    private static Protection Merge(string branch, bool isDefault, JsonElement? old, IReadOnlyList<(string Type, JsonElement With)> rules)
    {
        var reviews = old?.Part("required_pull_request_reviews");
        var checks = old?.Part("required_status_checks");
        var asked = Of("pull_request").ToList();
        var required = Of("required_status_checks").ToList();
        string[] names = [.. Contexts(checks).Concat(required.SelectMany(with => with.Items("required_status_checks")).Select(check => check.Text("context"))).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return new Protection
        {
            Branch = branch,
            Protected = old is not null || rules.Any(rule => !_others.Contains(rule.Type)),
            Reviews = asked.Append(reviews ?? default).Max(with => (long?)with.Number("required_approving_review_count") ?? 0),
            OwnerReview = reviews?.Flag("require_code_owner_reviews") == true || asked.Any(with => with.Flag("require_code_owner_review") == true),
            NewCommitsNeedReview = reviews?.Flag("dismiss_stale_reviews") == true || reviews?.Flag("require_last_push_approval") == true
                || asked.Any(with => with.Flag("dismiss_stale_reviews_on_push") == true || with.Flag("require_last_push_approval") == true),
            RequiredChecks = names,
            ChecksRequired = names.Length > 0 || Has("workflows"),
            UpToDate = checks?.Flag("strict") == true || required.Any(with => with.Flag("strict_required_status_checks_policy") == true) || Has("merge_queue"),
            SignedCommits = Is("required_signatures") || Has("required_signatures"),
            LinearHistory = Is("required_linear_history") || Has("required_linear_history"),
            ConversationsResolved = Is("required_conversation_resolution") || asked.Any(with => with.Flag("required_review_thread_resolution") == true),
            ForcePush = (old is null || Is("allow_force_pushes")) && !Has("non_fast_forward"),
            // Nobody can delete the default branch.
            Deletion = !isDefault && (old is null || Is("allow_deletions")) && !Has("deletion"),
            // Who may pass a ruleset by is not told to those who may not change it.
            BindsAdmins = Is("enforce_admins") ? true : rules.Any(rule => !_others.Contains(rule.Type)) ? null : false,
        };

        IEnumerable<JsonElement> Of(string type) => rules.Where(rule => rule.Type == type).Select(rule => rule.With);
        bool Has(string type) => rules.Any(rule => rule.Type == type);
        bool Is(string setting) => old?.Part(setting)?.Flag("enabled") == true;
    }

    // Older servers have names only; newer ones say both.
    private static IEnumerable<string?> Contexts(JsonElement? checks) =>
        [.. checks?.TextList("contexts") ?? [], .. checks?.Part("checks") is { } list ? list.Items().Select(check => check.Text("context")) : []];
}
