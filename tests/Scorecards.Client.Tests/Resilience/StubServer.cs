using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Scorecards.TestSupport;

namespace Scorecards.Client.Tests.Resilience;

/// <summary>A client whose requests a test answers, on a clock that the test moves.</summary>
internal sealed class StubServer : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = [];
    private readonly ServiceProvider _services;

    public StubServer(Action<ScorecardsClientOptions>? configure = null)
    {
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddScorecardsClient(o =>
            {
                o.Url = new Uri("https://scorecards.example.com/base/");
                o.Token = "ssc_secret";
                configure?.Invoke(o);
            })
            .ConfigurePrimaryHttpMessageHandler(() => this).Services.BuildServiceProvider();
        Api = _services.GetRequiredService<IScorecardsApi>();
    }

    public FakeClock Clock { get; } = new();

    public IScorecardsApi Api { get; }

    /// <summary>When each request came, and what it was.</summary>
    public List<(DateTimeOffset At, string Line, string? Authorization)> Requests { get; } = [];

    /// <summary>The Idempotency-Key of each request; null where it had none.</summary>
    public List<string?> Keys { get; } = [];

    public StubServer Answer(HttpStatusCode status, string body = "", string type = "text/plain", TimeSpan? retryAfter = null, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            _answers.Enqueue(_ =>
            {
                var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) };
                response.Headers.RetryAfter = retryAfter is { } pause ? new RetryConditionHeaderValue(pause) : null;
                return Task.FromResult(response);
            });
        }

        return this;
    }

    public StubServer AnswerLive() => Answer(HttpStatusCode.OK, """{"status":"live"}""", "application/json");

    public StubServer Fail(Exception error)
    {
        _answers.Enqueue(_ => Task.FromException<HttpResponseMessage>(error));
        return this;
    }

    /// <summary>Takes a request and never answers it.</summary>
    public StubServer Hang()
    {
        _answers.Enqueue(token =>
        {
            var never = new TaskCompletionSource<HttpResponseMessage>();
            token.Register(() => never.TrySetCanceled(token));
            return never.Task;
        });
        return this;
    }

    /// <summary>
    /// Lets time pass until the call ends. Away from the test's synchronization context, all that waits for a timer goes on within
    /// the move of the clock.
    /// </summary>
    public Task<T> WhileTimePassesAsync<T>(Func<IScorecardsApi, Task<T>> call) => Task.Run(async () =>
    {
        var running = call(Api);
        while (!running.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(50));
        }

        return await running;
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add((Clock.GetUtcNow(), $"{request.Method} {request.RequestUri}", request.Headers.Authorization?.ToString()));
        Keys.Add(request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null);
        var response = await _answers.Dequeue()(cancellationToken).ConfigureAwait(false);
        response.RequestMessage = request;
        return response;
    }
}
