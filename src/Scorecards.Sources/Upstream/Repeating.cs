using Polly;
using Polly.Retry;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Upstream;

/// <summary>Asks again, after a pause with jitter, where the trouble may be over by then and the time allows it.</summary>
internal static class Repeating
{
    private const int Times = 2;

    private static readonly ResiliencePropertyKey<long> _begun = new("begun");
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMilliseconds(500);

    /// <param name="timeout">How long all of it may take.</param>
    public static Func<Func<CancellationToken, Task<HttpOutcome>>, CancellationToken, Task<HttpOutcome>> Create(TimeSpan timeout, TimeProvider clock)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpOutcome> { TimeProvider = clock }.AddRetry(new RetryStrategyOptions<HttpOutcome>
        {
            MaxRetryAttempts = Times,
            Delay = _pause,
            MaxDelay = _longestPause,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } outcome && MayHelp(outcome)
                && (AskedPause.Of(outcome, clock.GetUtcNow()) ?? _longestPause) < timeout - clock.GetElapsedTime(arguments.Context.Properties.GetValue(_begun, 0))),
            DelayGenerator = arguments => ValueTask.FromResult(AskedPause.Of(arguments.Outcome.Result!, clock.GetUtcNow())),
        }).Build();

        return async (ask, cancellationToken) =>
        {
            var context = ResilienceContextPool.Shared.Get(cancellationToken);
            context.Properties.Set(_begun, clock.GetTimestamp());
            try
            {
                return await pipeline.ExecuteAsync(async within => await ask(within.CancellationToken), context);
            }
            finally
            {
                ResilienceContextPool.Shared.Return(context);
            }
        };
    }

    // What has timed out has used up its time; what is refused (401, 404, 500) is refused again.
    private static bool MayHelp(HttpOutcome outcome) => outcome.Trouble?.Kind is HttpTroubleKind.Broken or HttpTroubleKind.Unreachable
        || outcome.Reply?.Status is 502 or 503 or 504
        || (outcome.Reply?.Status == 429 && outcome.Reply.Headers.ContainsKey("retry-after"));
}
