namespace Scorecards.Sources.Git;

/// <summary>A repository at one commit, so that all questions of a batch see the same.</summary>
/// <param name="Commit">The commit HEAD stands for; null in a repository without commits.</param>
/// <param name="IsShallow">True for a clone cut off in its history, where counts are too low.</param>
internal sealed record Snapshot(GitRepository Repository, string? Commit, bool IsShallow)
{
    /// <exception cref="GitException">It is not a repository, or it is damaged.</exception>
    public static async Task<Snapshot> TakeAsync(GitRepository repository, GitRunner git, CancellationToken cancellationToken)
    {
        var shallow = await git.RunAsync(repository.Call("rev-parse", "--is-shallow-repository"), cancellationToken);
        if (!shallow.Succeeded)
            throw GitTrouble.OfQuestion(shallow.ErrorText);
        var head = await git.RunAsync(repository.Call("rev-parse", "--verify", "--quiet", "HEAD^{commit}"), cancellationToken);
        return new Snapshot(repository, head.Succeeded ? head.Text.Trim() : null, shallow.Text.Trim() == "true");
    }
}
