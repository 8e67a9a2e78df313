namespace Scorecards.Client.Models;

/// <summary>The same priority in the words of queues that exist; null where the policy has no word for one.</summary>
/// <param name="Jenkins">For the Priority Sorter: 1 goes first.</param>
/// <param name="Buildkite">Higher goes first, 0 is usual.</param>
/// <param name="Buildbot">Higher goes first, 0 is usual.</param>
/// <param name="KubernetesPriorityClass">The <c>priorityClassName</c> of a pod.</param>
/// <param name="GithubRunnerLabel">For <c>runs-on</c>.</param>
/// <param name="GitlabRunnerTag">For <c>tags</c>.</param>
public sealed record NativePriority(
    int? Jenkins, int? Buildkite, int? Buildbot, string? KubernetesPriorityClass, string? GithubRunnerLabel, string? GitlabRunnerTag);
