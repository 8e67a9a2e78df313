using Scorecards.Core.Text;
using Scorecards.Sources.Git;

namespace Scorecards.Sources.Documents;

/// <summary>
/// A repository on a server, or a folder in it: a clone in the cache, checked out, so that services found in it have their history at
/// hand too. Its stamp is the commit of the default branch, for which the server is asked without fetching anything.
/// </summary>
internal sealed class GitOrigin : IDocumentOrigin, IDisposable
{
    private readonly RepositoryAddress _address;
    private readonly CloneWorker _worker;
    private readonly GitRunner _git;
    private readonly string _checkout;
    private readonly FolderOrigin _files;

    public GitOrigin(string place, RepositoryAddress address, FileSelection selection, CloneWorker worker, GitRunner git, string folder, TimeSpan poll)
    {
        Name = place;
        Rest = poll;
        _address = address;
        _worker = worker;
        _git = git;
        _checkout = Path.Combine(folder, CloneWorker.Key(address.Url!));
        _files = FolderOrigin.OfCopy(place, _checkout, address.Folder, selection);
    }

    public string Name { get; }

    public TimeSpan Rest { get; }

    public Task<string> StampAsync(CancellationToken cancellationToken) =>
        TryAsync(async () => (await _worker.HeadAsync(_address.Url!, cancellationToken)).Commit ?? "empty");

    public async Task<DocumentSet> ReadAsync(CancellationToken cancellationToken)
    {
        await TryAsync(async () =>
        {
            var repository = await _worker.RefreshAsync(_address.Url!, cancellationToken);
            await CheckOutAsync(repository, cancellationToken);
            return true;
        });
        return await _files.ReadAsync(cancellationToken);
    }

    public Task<DocumentSet> FollowAsync(Document from, string target, CancellationToken cancellationToken) =>
        _files.FollowAsync(from, target, cancellationToken);

    public void Dispose() => _worker.Dispose();

    private async Task CheckOutAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        var head = await _git.RunAsync(repository.Call("rev-parse", "--verify", "--quiet", "HEAD^{commit}"), cancellationToken);
        if (!head.Succeeded)
            throw new OriginException($"the repository {Name} has no commit") { IsAway = true };

        Directory.CreateDirectory(_checkout);
        foreach (var arguments in new string[][] { ["read-tree", "--reset", "HEAD"], ["clean", "-d", "--force", "-x", "--quiet"], ["checkout-index", "--all", "--force", "--quiet"] })
        {
            var call = repository.CallForContents(["-c", "core.bare=false", $"--work-tree={_checkout}", .. arguments]) with { Timeout = TimeSpan.FromMinutes(5), IsTransfer = true };
            var result = await _git.RunAsync(call, cancellationToken);
            if (!result.Succeeded)
                throw GitTrouble.OfQuestion(result.ErrorText);
        }

        // Makes the folder a work tree, so that the history of the services in it can be asked for.
        await File.WriteAllTextAsync(Path.Combine(_checkout, ".git"), $"gitdir: {repository.GitDir}\n", cancellationToken);
        if (!Directory.Exists(Path.Combine(_checkout, _address.Folder)))
            throw new OriginException($"the repository {_address.Link ?? Name} has no folder '{_address.Folder}'");
    }

    private async Task<T> TryAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (GitException exception)
        {
            throw new OriginException($"{Name} cannot be read: {exception.Message}", exception) { IsAway = true };
        }
    }
}
