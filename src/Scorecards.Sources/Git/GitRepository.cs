namespace Scorecards.Sources.Git;

/// <summary>A repository on disk that can be asked.</summary>
/// <param name="GitDir">Its git directory.</param>
/// <param name="Remote">How to reach the server of a clone of ours; null for a repository of others, for which git must not use the network.</param>
internal sealed record GitRepository(string GitDir, GitRemote? Remote, string? Link)
{
    /// <summary>A question that commits, trees and references answer, which are all on disk.</summary>
    public GitCall Call(params IReadOnlyList<string> arguments) => new(arguments) { GitDir = GitDir };

    /// <summary>A question for which git may have to get file contents from the server.</summary>
    public GitCall CallForContents(params IReadOnlyList<string> arguments) =>
        Call(arguments) with { Protocols = Remote?.Protocols ?? "", Settings = Remote?.Settings ?? [] };
}
