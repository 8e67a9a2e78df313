using Scorecards.Core.Runtime;

namespace Scorecards.Server.Tests.Hosting;

/// <summary>The next reading of contents, held until a test lets it go.</summary>
internal sealed class HeldRead
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Begun => _begun.Task.WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>Ends when whoever reads has given up.</summary>
    public Task Cancelled => _cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public void Release() => _released.TrySetResult();

    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(IStore store, IReadOnlyCollection<string> digests, CancellationToken cancellationToken)
    {
        _begun.TrySetResult();
        try
        {
            await _released.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _cancelled.TrySetResult();
            throw;
        }

        return await store.FindContentsAsync(digests, cancellationToken);
    }
}
