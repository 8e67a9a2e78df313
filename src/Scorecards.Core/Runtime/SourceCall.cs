using Scorecards.Core.Facts;

namespace Scorecards.Core.Runtime;

/// <summary>Asks a source, and makes whatever happens one fact for each request: a source in trouble is never the service's fault.</summary>
internal static class SourceCall
{
    /// <summary>The facts in the order of the requests.</summary>
    /// <param name="source">Null when no source has the name.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<IReadOnlyList<Fact>> AskAsync(
        ISource? source, IReadOnlyList<FactRequest> requests, TimeSpan deadline, TimeProvider time, CancellationToken cancellationToken)
    {
        if (source is null)
        {
            return Failed("the source is not configured");
        }

        using var overdue = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // On a thread of its own: one that blocks before it first waits would hold up all the others.
        var collecting = Task.Run(() => source.CollectAsync(requests, overdue.Token), CancellationToken.None);
        try
        {
            var facts = await collecting.WaitAsync(deadline, time, cancellationToken).ConfigureAwait(false);
            return facts?.Count == requests.Count && facts.All(f => f is not null)
                ? facts
                : Failed($"the source gave {facts?.Count(f => f is not null) ?? 0} facts for {requests.Count} requests, and which is which is not known");
        }
        catch (TimeoutException) when (!collecting.IsCompleted)
        {
            return Failed($"no answer within {deadline.TotalSeconds:0} s");
        }
        catch (Exception e)
        {
            // The contract says that a source never throws. If one does, that is our trouble and not the service's.
            cancellationToken.ThrowIfCancellationRequested();
            return Failed($"the source failed: {e.Message}");
        }
        finally
        {
            await overdue.CancelAsync().ConfigureAwait(false);
        }

        IReadOnlyList<Fact> Failed(string message)
        {
            var fact = Fact.Failed(UnknownCause.Source, message, time.GetUtcNow());
            return [.. requests.Select(_ => fact)];
        }
    }
}
