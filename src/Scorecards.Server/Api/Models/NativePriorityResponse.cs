using Scorecards.Core.Definitions;

namespace Scorecards.Server.Api.Models;

/// <summary>The same priority in the words of queues that exist; null where the policy has no word for one.</summary>
/// <param name="Jenkins">For the Priority Sorter: 1 goes first.</param>
/// <param name="Buildkite">Higher goes first, 0 is usual.</param>
/// <param name="Buildbot">Higher goes first, 0 is usual.</param>
/// <param name="KubernetesPriorityClass">The `priorityClassName` of a pod.</param>
/// <param name="GithubRunnerLabel">For `runs-on`.</param>
/// <param name="GitlabRunnerTag">For `tags`.</param>
public sealed record NativePriorityResponse(
    int? Jenkins, int? Buildkite, int? Buildbot, string? KubernetesPriorityClass, string? GithubRunnerLabel, string? GitlabRunnerTag)
{
    public static NativePriorityResponse Of(NativePrioritySpec native) => new(
        native.Jenkins, native.Buildkite, native.Buildbot, native.KubernetesPriorityClass, native.GithubRunnerLabel, native.GitlabRunnerTag);
}
