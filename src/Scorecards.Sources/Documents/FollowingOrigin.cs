using System.Globalization;
using Scorecards.Core;

namespace Scorecards.Sources.Documents;

/// <summary>An origin whose documents may also refer to files by URL. Such files are looked at again with every poll.</summary>
internal sealed class FollowingOrigin(IDocumentOrigin inner, RemoteFiles files, TimeSpan poll, TimeProvider clock) : IDocumentOrigin
{
    private volatile bool _hasFollowed;

    public string Name => inner.Name;

    public TimeSpan Rest => inner.Rest;

    public async Task<string> StampAsync(CancellationToken cancellationToken)
    {
        var stamp = await inner.StampAsync(cancellationToken);
        return _hasFollowed ? string.Create(CultureInfo.InvariantCulture, $"{stamp}/{clock.GetUtcNow().UtcTicks / poll.Ticks}") : stamp;
    }

    public Task<DocumentSet> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);

    public Task<DocumentSet> FollowAsync(Document from, string target, CancellationToken cancellationToken)
    {
        // A document that came by URL has no folder; what it refers to is relative to that URL.
        var isRemote = from.Folder is null && Uri.TryCreate(from.Path, UriKind.Absolute, out _);
        if (!isRemote && !target.Contains("://", StringComparison.Ordinal))
            return inner.FollowAsync(from, target, cancellationToken);
        if (!Uri.TryCreate(isRemote ? new Uri(from.Path) : null, target, out var url) && !Uri.TryCreate(target, UriKind.Absolute, out url))
            return Task.FromResult(new DocumentSet([], [new Problem("", 0, 0, $"'{target}' is not a URL")]));
        _hasFollowed = true;
        return files.ReadAsync(url, cancellationToken);
    }
}
