namespace Scorecards.Sources.Git;

/// <summary>Where a folder lies in a work tree.</summary>
/// <param name="Top">The top folder of the work tree.</param>
/// <param name="GitDir">Its <c>.git</c>, a folder or, in linked work trees and submodules, a file.</param>
/// <param name="Folder">The folder relative to the top, with <c>/</c> between names; empty at the top.</param>
internal sealed record WorkTree(string Top, string GitDir, string Folder)
{
    /// <summary>The nearest work tree around a folder; null when there is none.</summary>
    public static WorkTree? Find(string folder)
    {
        for (var top = new DirectoryInfo(folder); top is not null; top = top.Parent)
        {
            var git = Path.Combine(top.FullName, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                var relative = Path.GetRelativePath(top.FullName, Path.GetFullPath(folder)).Replace('\\', '/');
                return new WorkTree(top.FullName, git, relative == "." ? "" : relative);
            }
        }

        return null;
    }

    /// <summary>The folder itself when it is a bare repository, else null.</summary>
    public static string? FindBare(string folder) =>
        File.Exists(Path.Combine(folder, "HEAD")) && Directory.Exists(Path.Combine(folder, "objects")) && Directory.Exists(Path.Combine(folder, "refs")) ? folder : null;
}
