using System.Collections.Concurrent;
using System.Globalization;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Git;

/// <summary>
/// Makes and refreshes one bare clone at a time for whoever calls. A clone has all commits and trees and gets file contents when
/// they are asked for, where the server can do that. It is made in a temporary folder and put in place when it is whole.
/// </summary>
internal sealed class CloneWorker(
    GitRunner git, GuardedHttp http, AddressGuard guard, HostGates gates, HostCredential? credential, CloneOptions options, TimeProvider clock)
    : IDisposable
{
    private const string Marker = "scorecards-fetched";

    // Several sources of one process may keep the same clone, and git does not take two fetches into it at a time.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);
    private readonly GitProbe _probe = new(http);

    /// <summary>The name of a repository's folder: the same for the forms of one URL.</summary>
    public static string Key(Uri url)
    {
        var plain = url.AbsoluteUri.TrimEnd('/');
        return Content.Digest(plain.EndsWith(".git", StringComparison.Ordinal) ? plain[..^4] : plain)[..32];
    }

    /// <summary>What the remote's HEAD is now: one exchange, nothing is fetched.</summary>
    /// <exception cref="GitException">The remote is in trouble.</exception>
    public async Task<RemoteHead> HeadAsync(Uri url, CancellationToken cancellationToken)
    {
        if (url.Scheme != "git")
            return await _probe.AskAsync(url, cancellationToken);
        var remote = await PrepareAsync(url, cancellationToken);
        var call = new GitCall("ls-remote", "--symref", "--end-of-options", url.AbsoluteUri, "HEAD") { Protocols = remote.Protocols, Settings = remote.Settings, IsTransfer = true };
        var result = await git.RunAsync(call, cancellationToken);
        if (!result.Succeeded)
            throw GitTrouble.OfRemote(url, result.ErrorText);
        var lines = result.Parts('\n').Select(line => line.Split('\t')[0]).ToList();
        return new RemoteHead(
            url,
            lines.FirstOrDefault(line => line.StartsWith("ref: refs/heads/", StringComparison.Ordinal))?["ref: ".Length..],
            lines.FirstOrDefault(line => !line.StartsWith("ref:", StringComparison.Ordinal)));
    }

    /// <summary>Clones or fetches, unless another process has just done so.</summary>
    /// <exception cref="GitException">The remote is in trouble.</exception>
    public async Task<GitRepository> RefreshAsync(Uri url, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(options.Folder, Key(url) + ".git");
        var turn = _turns.GetOrAdd(folder, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await RefreshAsync(url, folder, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<GitRepository> RefreshAsync(Uri url, string folder, CancellationToken cancellationToken)
    {
        if (IsFresh(folder))
            return new GitRepository(folder, await PrepareAsync(url, cancellationToken), null);

        var head = await HeadAsync(url, cancellationToken);
        var repository = new GitRepository(folder, await PrepareAsync(head.Url, cancellationToken), null);
        // Not before the probe, which waits for a place of its own.
        using var place = await gates.EnterAsync(url.Host, url.Port, cancellationToken);
        if (!Directory.Exists(folder))
            await CloneAsync(repository, cancellationToken);
        else if (await FetchAsync(repository, head.Branch, cancellationToken) is { Succeeded: false } failure)
            await RecoverAsync(repository, failure, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, Marker), clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), cancellationToken);
        return repository;
    }

    private bool IsFresh(string folder)
    {
        var marker = Path.Combine(folder, Marker);
        return File.Exists(marker)
            && DateTimeOffset.TryParse(File.ReadAllText(marker), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            && at <= clock.GetUtcNow() && clock.GetUtcNow() - at < options.FetchEvery;
    }

    private async Task CloneAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Folder);
        DeleteLeftovers();
        var temporary = $"{repository.GitDir}.{Guid.NewGuid():N}.tmp";
        try
        {
            var call = new GitCall("clone", "--bare", "--quiet", "--filter=blob:none", "--no-recurse-submodules", "--template=", "--end-of-options",
                repository.Remote!.Url.AbsoluteUri, temporary)
            {
                Protocols = repository.Remote.Protocols,
                Settings = repository.Remote.Settings,
                Timeout = options.Timeout,
                IsTransfer = true,
            };
            var result = await WatchAsync(call, temporary, cancellationToken);
            if (!result.Succeeded)
                throw GitTrouble.OfRemote(repository.Remote.Url, result.ErrorText);
            // Another process may have been faster; its clone is as good as ours.
            if (!Directory.Exists(repository.GitDir))
                Directory.Move(temporary, repository.GitDir);
        }
        finally
        {
            Delete(temporary);
        }
    }

    private async Task<GitResult> FetchAsync(GitRepository repository, string? head, CancellationToken cancellationToken)
    {
        var fetch = repository.CallForContents("fetch", "--quiet", "--prune", "--force", "--no-recurse-submodules", "--no-write-fetch-head", "--end-of-options",
            "origin", "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*");
        var result = await WatchAsync(fetch with { Timeout = options.Timeout, IsTransfer = true }, repository.GitDir, cancellationToken);
        if (result.Succeeded && head is not null)
            result = await git.RunAsync(repository.Call("symbolic-ref", "HEAD", head), cancellationToken);
        return result;
    }

    private Task<GitRemote> PrepareAsync(Uri url, CancellationToken cancellationToken) =>
        GitRemote.PrepareAsync(url, guard, credential, options.CaFile, cancellationToken);

    private async Task RecoverAsync(GitRepository repository, GitResult failure, CancellationToken cancellationToken)
    {
        if (!GitTrouble.IsBroken(failure.ErrorText))
            throw GitTrouble.OfRemote(repository.Remote!.Url, failure.ErrorText);
        Delete(repository.GitDir);
        await CloneAsync(repository, cancellationToken);
    }

    // git has no limit on what it receives, so the folder is looked at while it grows.
    private async Task<GitResult> WatchAsync(GitCall call, string folder, CancellationToken cancellationToken)
    {
        using var tooLarge = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = git.RunAsync(call, tooLarge.Token);
        while (await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(2), clock, cancellationToken)) != running)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Size(folder) > options.MaxSize)
                await tooLarge.CancelAsync();
        }

        try
        {
            var result = await running;
            return Size(folder) <= options.MaxSize ? result : throw TooLarge();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TooLarge();
        }
    }

    private GitException TooLarge() =>
        new(UnknownCause.Source, $"the clone takes more than {options.MaxSize / 1024 / 1024} MiB; raise the option maxMiB if that is right");

    private static long Size(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) : 0;
        }
        catch (IOException)
        {
            // git renames and deletes its temporary files meanwhile; the next look counts.
            return 0;
        }
    }

    // Of a process that ended in the middle of a clone. None takes a day.
    private void DeleteLeftovers()
    {
        foreach (var folder in new DirectoryInfo(options.Folder).EnumerateDirectories("*.tmp").Where(folder => folder.LastWriteTimeUtc < TimeProvider.System.GetUtcNow().AddDays(-1)))
            Delete(folder.FullName);
    }

    private static void Delete(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly))
            file.IsReadOnly = false;
        Directory.Delete(folder, recursive: true);
    }
}
