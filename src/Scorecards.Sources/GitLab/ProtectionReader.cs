using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Paths;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitLab;

/// <summary>
/// What is made sure of before a branch changes: protected branches (https://docs.gitlab.com/api/protected_branches/), settings of merge requests,
/// and what Premium adds: approval rules (https://docs.gitlab.com/api/merge_request_approvals/) and push rules.
/// </summary>
internal static class ProtectionReader
{
    private const int MaxPages = 5;

    /// <summary>https://docs.gitlab.com/api/protected_branches/#valid-access-levels.</summary>
    private const double Nobody = 0;

    public static async Task<CelValue> ReadAsync(ForgeRepository repository, ForgeQuestion question)
    {
        var project = await repository.AboutAsync();
        var branch = question.Branch ?? await repository.DefaultBranchAsync();
        if (question.Branch is not null && await repository.FindAsync($"repository/branches/{Uri.EscapeDataString(branch)}") is null)
            throw new ForgeException(UnknownCause.Subject, $"{repository.Name} has no branch '{branch}'");

        var (all, _) = await repository.ListAsync("protected_branches?per_page=100", MaxPages);
        // Where several fit, what one of them allows is allowed, but for forcing and owners: https://docs.gitlab.com/user/project/repository/branches/protected/.
        var rules = all.Where(rule => Fits(rule, branch)).ToList();
        var approvals = await repository.OptionalAsync("approvals");
        var rulesOfApproval = await repository.OptionalAsync("approval_rules");
        var pushRule = await repository.OptionalAsync("push_rule");
        var method = project.Text("merge_method");
        return new Protection
        {
            Branch = branch,
            Protected = rules.Count > 0,
            Reviews = rulesOfApproval is { } list ? list.Items().Where(rule => AppliesTo(rule, branch)).Select(rule => (long)(rule.Number("approvals_required") ?? 0)).DefaultIfEmpty(0).Max() : 0,
            OwnerReview = rules.Any(rule => rule.Flag("code_owner_approval_required") == true),
            NewCommitsNeedReview = approvals?.Flag("reset_approvals_on_push"),
            ChecksRequired = project.Flag("only_allow_merge_if_pipeline_succeeds"),
            UpToDate = method is null ? null : method is "ff" or "rebase_merge",
            SignedCommits = pushRule?.Flag("reject_unsigned_commits"),
            LinearHistory = method is null ? null : method == "ff",
            ConversationsResolved = project.Flag("only_allow_merge_if_all_discussions_are_resolved"),
            ForcePush = rules.Count == 0 || rules.All(rule => rule.Flag("allow_force_push") == true),
            BindsAdmins = rules.Count > 0 && rules.All(rule => rule.Items("push_access_levels").All(level => level.Number("access_level") == Nobody)),
        }.ToValue();
    }

    private static bool Fits(JsonElement rule, string branch) => rule.Text("name") is not { } name
        ? throw new FormatException("a protected branch has no 'name'")
        : Wildcard.Fits(name, branch);

    // A rule without branches is for all of them.
    private static bool AppliesTo(JsonElement rule, string branch) =>
        rule.Flag("applies_to_all_protected_branches") == true || rule.Part("protected_branches") is not { ValueKind: JsonValueKind.Array } branches
        || branches.GetArrayLength() == 0 || branches.Items().Any(one => Fits(one, branch));
}
