using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Paths;

namespace Scorecards.Sources.Git;

/// <summary>A repository that can be asked, and the folder in it that is the service's; empty for all of it.</summary>
internal sealed record ServiceRepository(GitRepository Repository, string Folder);

/// <summary>Finds the repository of a service and makes sure that it is on disk.</summary>
internal sealed class RepositoryFinder(RemoteClones clones, IReadOnlyList<string> roots)
{
    private static readonly string[] _annotations = ["scorecards.dev/repository", "backstage.io/source-location"];

    /// <param name="argument">What the definition says; null to go by the service's annotations, then by the folder of its catalog file.</param>
    /// <exception cref="GitException">There is none, it is refused, or it cannot be had now.</exception>
    public async Task<ServiceRepository> FindAsync(Service service, string? argument, CancellationToken cancellationToken)
    {
        var text = argument ?? _annotations.Select(service.Annotations.GetValueOrDefault).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        if (text is null)
        {
            return service.Folder is { } folder && WorkTree.Find(folder) is { } tree
                ? new ServiceRepository(new GitRepository(tree.GitDir, null, null), tree.Folder)
                : throw new GitException(UnknownCause.Subject, $"the service names no repository; add the annotation {_annotations[0]} with its URL");
        }

        var (address, error) = RepositoryAddressReader.Read(text);
        if (address is null)
            throw new GitException(UnknownCause.Subject, $"'{Shown(text)}': {error}");
        return address.Url is null ? Local(service, address) : new ServiceRepository(await clones.GetAsync(address, cancellationToken), address.Folder);
    }

    private ServiceRepository Local(Service service, RepositoryAddress address)
    {
        var path = address.LocalPath!;
        if (!Path.IsPathRooted(path) && service.Folder is null)
            throw new GitException(UnknownCause.Subject, $"'{Shown(path)}' is no URL, and the service's catalog file is in no local folder it could be relative to");

        var full = RealPath.Of(Path.Combine(service.Folder ?? "", path));
        if (full is null || !roots.Any(root => RealPath.IsWithin(full, root)))
            throw new GitException(UnknownCause.Subject, $"'{Shown(path)}' lies outside the folders that local repositories may be in");
        if (WorkTree.FindBare(full) is { } bare)
            return new ServiceRepository(new GitRepository(bare, null, null), "");
        if (WorkTree.Find(full) is { } tree && roots.Any(root => RealPath.IsWithin(tree.Top, root)))
            return new ServiceRepository(new GitRepository(tree.GitDir, null, null), tree.Folder);
        throw new GitException(UnknownCause.Subject, $"'{Shown(path)}' is not in a git repository");
    }

    // Of what other people wrote, no more than a line is repeated, and no password.
    private static string Shown(string text)
    {
        var line = new string([.. text.Take(200).Select(character => char.IsControl(character) ? '?' : character)]);
        var at = line.IndexOf('@', StringComparison.Ordinal);
        var scheme = line.IndexOf("://", StringComparison.Ordinal);
        return at < 0 ? line : string.Concat(scheme > 0 && scheme < at ? line.AsSpan(0, scheme + 3) : "", "***", line.AsSpan(at));
    }
}
