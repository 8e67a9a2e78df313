using Scorecards.Sources.Network;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Git;

/// <summary>The repositories of services, read as a source document allows it.</summary>
/// <param name="Timeout">For one question to git.</param>
internal sealed record RepositoryAccess(GitRunner Git, RemoteClones Clones, RepositoryFinder Finder, TimeSpan Timeout) : IDisposable
{
    /// <summary>Reads the options about repositories, and ends the reading of the document; null when there are mistakes in it.</summary>
    public static RepositoryAccess? Create(SourceSetup setup, GuardedHttp http)
    {
        var context = setup.Context;
        var options = new CloneOptions
        {
            Folder = Path.GetFullPath(Path.Combine(context.CacheFolder, "git")),
            FetchEvery = setup.Duration("fetchEvery", TimeSpan.FromMinutes(10)),
            Timeout = setup.Duration("cloneTimeout", TimeSpan.FromMinutes(5)),
            MaxSize = setup.Number("maxMiB", 2048, 1, 1_000_000) * 1024 * 1024,
            CaFile = setup.Text("caFile"),
        };
        // Services of a catalog that was cloned may name their place in that clone.
        var roots = context.LocalRoots.Append(Path.GetFullPath(Path.Combine(context.CacheFolder, "origins"))).Concat(setup.Texts("roots").Select(root => root.Value)).ToList();
        if (setup.Spec.Url is not null)
            setup.RequiredUrl();
        if (!setup.Finish())
        {
            http.Dispose();
            return null;
        }

        var git = new GitRunner(context.Clock);
        var worker = new CloneWorker(git, http, setup.Guard(), context.Gates, setup.Credential(), options, context.Clock);
        var clones = new RemoteClones(worker, options, context.Clock);
        return new RepositoryAccess(git, clones, new RepositoryFinder(clones, roots), setup.Spec.Timeout ?? TimeSpan.FromSeconds(30));
    }

    public void Dispose() => Clones.Dispose();
}
