using Scorecards.Core.Facts;

namespace Scorecards.Sources.Git;

/// <summary>A repository at one commit, so that all questions of a batch see the same.</summary>
/// <param name="Commit">The commit HEAD stands for; null in a repository without commits.</param>
/// <param name="IsShallow">True for a clone cut off in its history, where counts are too low.</param>
internal sealed record Snapshot(GitRepository Repository, string? Commit, bool IsShallow)
{
    /// <exception cref="GitException">It is not a repository, it is damaged, or its default branch does not exist.</exception>
    public static async Task<Snapshot> TakeAsync(GitRepository repository, GitRunner git, CancellationToken cancellationToken)
    {
        var both = await git.RunAsync(repository.Call("rev-parse", "--is-shallow-repository", "HEAD^{commit}"), cancellationToken);
        if (both.Succeeded && both.Parts('\n').ToList() is [var isShallow, var commit])
            return new Snapshot(repository, commit, isShallow == "true");

        return await WithoutCommitAsync(repository, both.ErrorText, git, cancellationToken);
    }

    // No commit yet, a default branch that is not there, a damaged repository or none at all: only the first is a fact.
    private static async Task<Snapshot> WithoutCommitAsync(GitRepository repository, string words, GitRunner git, CancellationToken cancellationToken)
    {
        var shallow = await git.RunAsync(repository.Call("rev-parse", "--is-shallow-repository"), cancellationToken);
        var head = await git.RunAsync(repository.Call("rev-parse", "--verify", "--quiet", "HEAD"), cancellationToken);
        var branches = await git.RunAsync(repository.Call("for-each-ref", "--count=1", "refs/heads"), cancellationToken);
        if (!shallow.Succeeded || head.Succeeded || !branches.Succeeded || branches.ErrorText.Length > 0)
            throw GitTrouble.OfQuestion(words);
        return branches.Output.IsEmpty
            ? new Snapshot(repository, null, shallow.Text.Trim() == "true")
            : throw new GitException(UnknownCause.Subject, "the repository's default branch (HEAD) does not exist");
    }
}
