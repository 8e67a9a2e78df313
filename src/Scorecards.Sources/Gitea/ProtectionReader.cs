using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Gitea;

/// <summary>
/// What is made sure of before a branch changes: what the branch itself tells whoever may read it, and what its rule tells administrators
/// (https://docs.gitea.com/api/: repoGetBranch, repoGetBranchProtection).
/// </summary>
internal static class ProtectionReader
{
    public static async Task<CelValue> ReadAsync(ForgeRepository repository, ForgeQuestion question)
    {
        var branch = question.Branch ?? await repository.DefaultBranchAsync();
        var about = await repository.FindAsync($"branches/{Uri.EscapeDataString(branch)}")
            ?? throw new ForgeException(UnknownCause.Subject, $"{repository.Name} has no branch '{branch}'");
        var isProtected = about.Flag("protected") ?? throw new FormatException("there is no 'protected'");
        var rule = isProtected && about.Text("effective_branch_protection_name") is { Length: > 0 } name
            ? await repository.OptionalAsync($"branch_protections/{Uri.EscapeDataString(name)}")
            : null;
        string[] checks = about.Flag("enable_status_check") == true ? [.. about.TextList("status_check_contexts").Distinct().Order(StringComparer.Ordinal)] : [];
        return new Protection
        {
            Branch = branch,
            Protected = isProtected,
            Reviews = (long?)about.Number("required_approvals") ?? 0,
            OwnerReview = rule?.Flag("block_on_codeowner_reviews"),
            NewCommitsNeedReview = rule?.Flag("dismiss_stale_approvals"),
            RequiredChecks = checks,
            ChecksRequired = about.Flag("enable_status_check") ?? false,
            UpToDate = rule?.Flag("block_on_outdated_branch"),
            SignedCommits = rule?.Flag("require_signed_commits"),
            ForcePush = isProtected ? rule?.Flag("enable_force_push") : true,
            // Nobody can delete a branch that is protected, or the default one.
            Deletion = !isProtected && question.Branch is not null,
            BindsAdmins = isProtected ? rule?.Flag("block_admin_merge_override") ?? rule?.Flag("apply_to_admins") : false,
        }.ToValue();
    }
}
