using Polly;
using Polly.CircuitBreaker;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Upstream;

/// <summary>How a host behaves towards a source: it is left alone while it fails (a circuit breaker), is silent, or wants a pause.</summary>
internal sealed class UpstreamHost
{
    /// <summary>As many as <see cref="HostGates"/> lets through.</summary>
    private const int Places = 2;

    private static readonly TimeSpan _firstBreak = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _longestBreak = TimeSpan.FromMinutes(2);

    private readonly Lane _lane;
    private readonly string _name;
    private readonly TimeProvider _clock;
    private readonly Func<GuardedReply, TimeSpan?>? _pause;
    private readonly ResiliencePipeline<HttpOutcome> _breaker;
    private volatile Rest? _rest;
    private volatile Rest? _broken;

    /// <param name="pause">The pause an answer asks for in words of its own.</param>
    public UpstreamHost(string name, TimeSpan timeout, TimeProvider clock, Func<GuardedReply, TimeSpan?>? pause = null)
    {
        (_name, _clock, _pause) = (name, clock, pause);
        _lane = new Lane(Places, timeout, clock);
        _breaker = new ResiliencePipelineBuilder<HttpOutcome> { TimeProvider = clock }.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpOutcome>
        {
            // Half of what was sent within 10 s failed, and that not once.
            FailureRatio = 0.5,
            MinimumThroughput = 4,
            SamplingDuration = TimeSpan.FromSeconds(10),
            BreakDurationGenerator = arguments => ValueTask.FromResult(Min(_firstBreak * Math.Pow(2, Math.Min(arguments.HalfOpenAttempts, 8)), _longestBreak)),
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } outcome && IsFailure(outcome)),
            OnOpened = arguments =>
            {
                var now = clock.GetUtcNow();
                _broken = new Rest(_broken?.Since ?? now, now + arguments.BreakDuration, Words(arguments.Outcome.Result));
                return ValueTask.CompletedTask;
            },
            OnClosed = _ =>
            {
                _broken = null;
                return ValueTask.CompletedTask;
            },
        }).Build();
    }

    /// <summary>Waits for a place and asks; nothing is sent while the host is left alone.</summary>
    public async Task<HttpOutcome> AskAsync(Func<CancellationToken, Task<HttpOutcome>> ask, CancellationToken cancellationToken)
    {
        if (LeftAlone() is { } reason)
            return NotAsked(reason);
        if (!await _lane.EnterAsync(cancellationToken))
            return NotAsked($"{_name} is silent: what it was asked before has no answer yet, so nothing is added to it");
        try
        {
            return await ask(cancellationToken);
        }
        finally
        {
            _lane.Leave();
        }
    }

    /// <summary>Sends what has its place.</summary>
    public async Task<HttpOutcome> SendAsync(Func<Task<HttpOutcome>> send, CancellationToken cancellationToken)
    {
        // Whoever waited for its place may find out only now.
        if (LeftAlone() is { } reason)
            return NotAsked(reason);
        try
        {
            var outcome = await _breaker.ExecuteAsync(async _ => await _lane.SendAsync(send, result => result.Reply is not null), cancellationToken);
            var now = _clock.GetUtcNow();
            if ((AskedPause.Of(outcome, now) ?? (outcome.Reply is { } reply ? _pause?.Invoke(reply) : null)) is { } pause)
                _rest = new Rest(now, now + pause, $"{Words(outcome)} and wants a pause");
            else if (GrantedLeft.Of(outcome, now) is { Left: 0 } nothing)
                _rest = new Rest(now, nothing.RenewsAt, $"{_name} says that nothing is left of what it allows");
            return outcome;
        }
        catch (BrokenCircuitException)
        {
            return NotAsked(Broken() ?? $"{_name} is tried out by another request");
        }
    }

    /// <summary>Why nothing is sent now; null when something is.</summary>
    public string? LeftAlone()
    {
        var now = _clock.GetUtcNow();
        if (_rest is { } rest && now < rest.Until && now >= rest.Since)
            return $"{rest.Words} ({rest.Since:u}): asked again at {rest.Until:u}";
        return _broken is { } broken && now < broken.Until ? Broken() : null;
    }

    public static HttpOutcome NotAsked(string reason) => new(null, new HttpTrouble(HttpTroubleKind.NotAsked, reason));

    /// <summary>What an outcome that is no good says; null for a good one.</summary>
    public static string? Trouble(HttpOutcome outcome) => outcome switch
    {
        { Trouble: { } trouble } => trouble.Message,
        { Reply: { Status: 401 or 403 or 429 or >= 500 } reply } => $"{reply.Url.Host}:{reply.Url.Port} answered {reply.Status}",
        _ => null,
    };

    private string? Broken() => _broken is { } broken
        ? $"breaker open since {broken.Since:u} ({broken.Words}), tries again at {broken.Until:u}"
        : null;

    private string Words(HttpOutcome? outcome) => (outcome is null ? null : Trouble(outcome)) ?? $"{_name} failed";

    // A 429 that says until when is waited for, and whose credentials are refused is up; neither gets better by silence.
    private static bool IsFailure(HttpOutcome outcome) =>
        outcome.Trouble?.Kind is HttpTroubleKind.Dns or HttpTroubleKind.OwnNetwork or HttpTroubleKind.Unreachable or HttpTroubleKind.Tls
            or HttpTroubleKind.Timeout or HttpTroubleKind.Broken
        || outcome.Reply is { Status: >= 500 }
        || (outcome.Reply is { Status: 429 } reply && !reply.Headers.ContainsKey("retry-after"));

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private sealed record Rest(DateTimeOffset Since, DateTimeOffset Until, string Words);
}
