using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Scorecards.Client.Json;

namespace Scorecards.Client.Resilience;

/// <summary>
/// What becomes of a call when the server is away or overloaded: it is made again where that cannot do harm, after the pause
/// the server asks for; a server that fails and fails is left alone for some seconds.
/// </summary>
internal static class ClientPipeline
{
    /// <summary>Half of the attempts failing within 30 s, at least 20 of them, opens the circuit.</summary>
    private const int EnoughToJudge = 20;

    private static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _circuitOpenFor = TimeSpan.FromSeconds(5);

    public static ResiliencePipeline<HttpResponseMessage> Create(Patience patience, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddTimeout(patience.Altogether);
        if (patience.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = patience.Retries,
                Delay = _firstPause,
                MaxDelay = patience.LongestPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(MayBeMadeAgain(arguments.Context, arguments.Outcome)),
                DelayGenerator = arguments => ValueTask.FromResult(RetryAfter.Read(arguments.Outcome.Result, time.GetUtcNow(), patience.LongestPause)),
                OnRetry = arguments =>
                {
                    arguments.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                MinimumThroughput = EnoughToJudge,
                FailureRatio = 0.5,
                BreakDuration = _circuitOpenFor,
                ShouldHandle = arguments => ValueTask.FromResult(IsServerInTrouble(arguments.Outcome)),
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = arguments => ValueTask.FromResult(IsReading(arguments.Context) ? patience.Reading : patience.Writing),
            })
            .Build();
    }

    private static bool MayBeMadeAgain(ResilienceContext context, Outcome<HttpResponseMessage> outcome)
    {
        if (!context.Properties.TryGetValue(ResilienceHandler.Request, out var request))
        {
            return false;
        }

        // A request that never reached the server did nothing there.
        return IsIdempotent(request)
            ? IsServerInTrouble(outcome) || outcome.Exception is BrokenCircuitException || outcome.Result?.StatusCode is HttpStatusCode.TooManyRequests
            : outcome.Exception is BrokenCircuitException
                or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };
    }

    private static bool IsServerInTrouble(Outcome<HttpResponseMessage> outcome) => outcome.Exception is HttpRequestException or TimeoutRejectedException
        || (outcome.Result is
        {
            StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
        } refused && !JsonAnswer.Is(refused));

    /// <summary>True for what is answered from memory: a question to the gate is such, too.</summary>
    private static bool IsReading(ResilienceContext context) =>
        context.Properties.TryGetValue(ResilienceHandler.Request, out var request)
        && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || IdempotencyKey.IsGiven(request));

    private static bool IsIdempotent(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete
        || IdempotencyKey.IsGiven(request);
}
