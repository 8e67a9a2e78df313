using Scorecards.Core.Access;
using Scorecards.Core.Runtime;
using Scorecards.Core.Signing;
using Scorecards.Server.Hosting;

namespace Scorecards.Server.Security;

/// <summary>
/// Signs with a key of this node, another one every <see cref="NodeKey.Term"/>. A key is published before anything is signed with it;
/// its private half stays in the data folder, so that stealing the database does not let anyone sign.
/// </summary>
public sealed class NodeSigner(IKeyStore store, ServerOptions options, TimeProvider time, ILogger<NodeSigner> log) : ISigner, IDisposable
{
    private readonly string _folder = Path.Combine(options.Data, "keys");
    private readonly SemaphoreSlim _making = new(1, 1);
    private volatile NodeKey? _current;

    public async Task<string> SignAsync(string type, string payload, CancellationToken cancellationToken) =>
        (await KeyAsync(cancellationToken)).Sign(type, payload);

    public void Dispose()
    {
        _current?.Dispose();
        _making.Dispose();
    }

    private async Task<NodeKey> KeyAsync(CancellationToken cancellationToken)
    {
        if (_current is { } current && time.GetUtcNow() < current.Published.RetiredAt)
        {
            return current;
        }

        await _making.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (_current is { } made && now < made.Published.RetiredAt)
            {
                return made;
            }

            // What was signed with the key before is signed; the key itself may still be in use by another request.
            return _current = await KeptAsync(now, cancellationToken) ?? await MakeAsync(now, cancellationToken);
        }
        finally
        {
            _making.Release();
        }
    }

    private async Task<NodeKey?> KeptAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        NodeKey? newest = null;
        foreach (var key in NodeKey.In(_folder, await store.SigningKeysAsync(cancellationToken)))
        {
            var better = now < key.Published.RetiredAt && key.Published.RetiredAt > (newest?.Published.RetiredAt ?? DateTimeOffset.MinValue);
            (better ? newest : key)?.Dispose();
            newest = better ? key : newest;
        }

        return newest;
    }

    private async Task<NodeKey> MakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = NodeKey.Create(now);
        await store.AddSigningKeyAsync(key.Published, cancellationToken);
        try
        {
            key.Keep(_folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The signing key cannot be kept in {Folder}, so that the next start makes another: {Reason}", _folder, e.Message);
        }

        return key;
    }
}
