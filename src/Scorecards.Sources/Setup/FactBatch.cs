using Scorecards.Core.Facts;
using Scorecards.Sources.Upstream;

namespace Scorecards.Sources.Setup;

/// <summary>Answers the requests of a batch side by side and keeps the contract of <see cref="ISource"/>: one fact each, in order, no exception.</summary>
internal static class FactBatch
{
    private const int AtATime = 16;

    public static async Task<IReadOnlyList<Fact>> CollectAsync(
        IReadOnlyList<FactRequest> requests,
        TimeProvider clock,
        Func<FactRequest, CancellationToken, Task<Fact>> answer,
        CancellationToken cancellationToken)
    {
        var facts = new Fact[requests.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, requests.Count, options, async (index, token) =>
            facts[index] = await OneAsync(requests[index], clock, answer, token));
        return facts;
    }

    private static async Task<Fact> OneAsync(
        FactRequest request, TimeProvider clock, Func<FactRequest, CancellationToken, Task<Fact>> answer, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var asking = Asking.Begin(request.Ttl, request.NotBefore, request.Service.Id);
        try
        {
            var fact = await answer(request, cancellationToken);
            return fact with
            {
                // A fact is as old as the oldest answer in it, which may have been there already.
                CollectedAt = fact.Error is null && asking.Oldest < fact.CollectedAt ? asking.Oldest.Value : fact.CollectedAt,
                Took = clock.GetElapsedTime(start),
                Requests = asking.Requests,
            };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A bug of ours must not take the other facts of the batch along, nor lower a grade.
            return Fact.Failed(UnknownCause.Source, $"the source {request.Source} failed: {exception.GetType().Name}: {exception.Message}", clock.GetUtcNow())
                with
            {
                Took = clock.GetElapsedTime(start),
                Requests = asking.Requests,
            };
        }
    }
}
