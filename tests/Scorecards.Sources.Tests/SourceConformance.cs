using System.Net;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests;

/// <summary>What every source that asks over HTTP keeps, whatever the other side does.</summary>
public abstract class SourceConformance : IDisposable
{
    private readonly TempFolder _folder = new();

    protected FakeClock Clock { get; } = new();

    protected SourceContext Context => new() { CacheFolder = _folder.Path, Clock = Clock };

    protected string Folder => _folder.Path;

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A body that is a good answer to the question.</summary>
    protected abstract string GoodBody { get; }

    /// <summary>A good answer that says there is nothing.</summary>
    protected abstract string NothingBody { get; }

    protected virtual Task AnswerWellAsync(LoopbackRequest request, LoopbackResponse response) => response.JsonAsync(GoodBody);

    protected virtual Task AnswerNothingAsync(LoopbackRequest request, LoopbackResponse response) => response.JsonAsync(NothingBody);

    protected abstract ISource Create(Uri upstream);

    /// <summary>A question to the upstream.</summary>
    protected abstract FactRequest Question(Uri upstream);

    /// <summary>Another question to the upstream, for each number one that needs a request of its own where the source has such.</summary>
    protected virtual FactRequest Question(Uri upstream, int number) => Question(upstream);

    /// <summary>What a source makes of a trouble: a cause, or null where the trouble itself is the fact.</summary>
    protected virtual UnknownCause? CauseOf(Trouble trouble) => UnknownCause.Source;

    [Fact]
    public async Task A_good_answer_is_a_fact_with_its_time_and_evidence()
    {
        await using var server = new LoopbackServer(AnswerWellAsync);

        var fact = await AskAsync(server.Url);

        fact.Error.Should().BeNull();
        fact.CollectedAt.Should().Be(Clock.GetUtcNow());
        Uri.TryCreate(fact.Evidence, UriKind.Absolute, out _).Should().BeTrue();
    }

    [Fact]
    public async Task An_answer_that_says_there_is_nothing_is_a_fact()
    {
        await using var server = new LoopbackServer(AnswerNothingAsync);

        (await AskAsync(server.Url)).Error.Should().BeNull();
    }

    [Theory]
    [InlineData(Trouble.NotFound)]
    [InlineData(Trouble.Unauthorized)]
    [InlineData(Trouble.Forbidden)]
    [InlineData(Trouble.TooManyRequests)]
    [InlineData(Trouble.ServerError)]
    [InlineData(Trouble.Unavailable)]
    [InlineData(Trouble.TruncatedBody)]
    [InlineData(Trouble.MalformedBody)]
    [InlineData(Trouble.HugeBody)]
    [InlineData(Trouble.HtmlForJson)]
    [InlineData(Trouble.EmptyBody)]
    [InlineData(Trouble.RedirectElsewhere)]
    [InlineData(Trouble.ConnectionRefused)]
    [InlineData(Trouble.ConnectionReset)]
    public async Task Trouble_is_a_value_with_its_cause_and_words(Trouble trouble)
    {
        var server = new LoopbackServer((_, response) => MakeAsync(trouble, response));
        var url = server.Url;
        if (trouble == Trouble.ConnectionRefused)
            await server.DisposeAsync();

        var fact = await AskAsync(url);

        fact.Error?.Cause.Should().Be(CauseOf(trouble));
        (fact.Error is null).Should().Be(CauseOf(trouble) is null);
        fact.Error?.Message.Should().NotBeNullOrWhiteSpace();
        fact.CollectedAt.Should().Be(Clock.GetUtcNow());
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_time_out_is_a_value()
    {
        var begun = new SemaphoreSlim(0);
        await using var server = new LoopbackServer((_, response) =>
        {
            begun.Release();
            return response.HangAsync();
        });

        var asking = AskAsync(server.Url);
        await begun.WaitAsync();
        Clock.Advance(TimeSpan.FromMinutes(10));
        var fact = await asking;

        fact.Error?.Cause.Should().Be(CauseOf(Trouble.TimeOut));
        (fact.Error is null).Should().Be(CauseOf(Trouble.TimeOut) is null);
    }

    [Fact]
    public async Task A_429_tells_when_to_come_back()
    {
        await using var server = new LoopbackServer((_, response) => MakeAsync(Trouble.TooManyRequests, response));

        var fact = await AskAsync(server.Url);

        (fact.Error?.Message ?? fact.Value.ToJson()).Should().Contain("17");
    }

    [Fact]
    public async Task A_429_in_the_middle_of_a_batch_takes_no_other_fact_along()
    {
        var asked = 0;
        await using var server = new LoopbackServer((request, response) => Interlocked.Increment(ref asked) is 5 or 6
            ? MakeAsync(Trouble.TooManyRequests, response)
            : AnswerWellAsync(request, response));

        var facts = await Create(server.Url).CollectAsync([.. Enumerable.Range(0, 20).Select(number => Question(server.Url, number))], default);

        facts.Should().HaveCount(20);
        facts.Should().Contain(fact => fact.Error == null, "some were answered before");
        foreach (var error in facts.Select(fact => fact.Error).OfType<FactError>())
        {
            error.Cause.Should().Be(CauseOf(Trouble.TooManyRequests));
            error.Message.Should().Contain("429");
        }
    }

    [Fact]
    public async Task A_host_that_fails_and_fails_is_left_alone_for_a_while()
    {
        var isWell = false;
        await using var server = new LoopbackServer((request, response) => isWell ? AnswerWellAsync(request, response) : MakeAsync(Trouble.ServerError, response));
        var source = Create(server.Url);
        for (var i = 0; i < 20; i++)
            (await source.OneAsync(Question(server.Url))).Error?.Cause.Should().Be(CauseOf(Trouble.ServerError));
        var asked = server.Requests.Count;
        isWell = true;
        Clock.Advance(TimeSpan.FromMinutes(3));

        (await source.OneAsync(Question(server.Url))).Error.Should().BeNull();
        asked.Should().Match(count => CauseOf(Trouble.ServerError) == null ? count == 20 : count < 10);
    }

    [Fact]
    public async Task A_fact_tells_what_it_cost()
    {
        await using var server = new LoopbackServer(AnswerWellAsync);

        var facts = await Create(server.Url).CollectAsync([.. Enumerable.Repeat(Question(server.Url), 5)], default);

        facts.Sum(fact => fact.Requests).Should().BeLessThanOrEqualTo(server.Requests.Count);
        facts.Count(fact => fact.Requests > 0).Should().BeLessThanOrEqualTo(1, "whoever comes first pays for all that ask the same");
    }

    [Fact]
    public async Task Cancellation_throws()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new LoopbackServer(async (_, response) =>
        {
            await cancel.CancelAsync();
            await response.HangAsync();
        });
        var source = Create(server.Url);

        var asking = () => source.CollectAsync([Question(server.Url)], cancel.Token);

        await asking.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Facts_come_in_the_order_of_the_requests_and_a_bad_request_spoils_no_other()
    {
        await using var server = new LoopbackServer(AnswerWellAsync);
        var good = Question(server.Url);
        var bad = good with { Query = "nonsense" };

        var facts = await Create(server.Url).CollectAsync([bad, good, bad, good, good], default);

        facts.Select(fact => fact.Error?.Cause).Should().Equal(UnknownCause.Definition, null, UnknownCause.Definition, null, null);
    }

    [Fact]
    public async Task Equal_questions_of_a_batch_are_asked_once()
    {
        await using var server = new LoopbackServer(AnswerWellAsync);
        var question = Question(server.Url);
        await Create(server.Url).CollectAsync([question], default);
        var alone = server.Requests.Count;
        server.Requests.Clear();

        var facts = await Create(server.Url).CollectAsync([.. Enumerable.Repeat(question, 50)], default);

        facts.Should().HaveCount(50).And.OnlyContain(fact => fact.Error == null);
        server.Requests.Should().HaveCountLessThanOrEqualTo(alone);
    }

    [Fact]
    public async Task An_empty_batch_asks_nobody()
    {
        await using var server = new LoopbackServer(AnswerWellAsync);

        (await Create(server.Url).CollectAsync([], default)).Should().BeEmpty();
        server.Requests.Should().BeEmpty();
    }

    protected Task<Fact> AskAsync(Uri upstream) => Create(upstream).OneAsync(Question(upstream));

    private Task MakeAsync(Trouble trouble, LoopbackResponse response)
    {
        switch (trouble)
        {
            case Trouble.NotFound:
                return response.JsonAsync("""{"message":"not found"}""", (int)HttpStatusCode.NotFound);
            case Trouble.Unauthorized:
                return response.JsonAsync("""{"message":"who are you"}""", (int)HttpStatusCode.Unauthorized);
            case Trouble.Forbidden:
                return response.JsonAsync("""{"message":"not you"}""", (int)HttpStatusCode.Forbidden);
            case Trouble.TooManyRequests:
                return response.SendAsync(429, "application/json", "{}", ("Retry-After", "17"));
            case Trouble.ServerError:
                return response.SendAsync(500, "text/plain", "boom");
            case Trouble.Unavailable:
                return response.SendAsync(503, "text/html", "<h1>back soon</h1>");
            case Trouble.TruncatedBody:
                return response.RawAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {GoodBody.Length}\r\n\r\n{GoodBody[..(GoodBody.Length / 2)]}");
            case Trouble.MalformedBody:
                return response.JsonAsync(GoodBody[..(GoodBody.Length / 2)]);
            case Trouble.HugeBody:
                return response.JsonAsync("[\"" + new string('x', 70_000_000) + "\"]");
            case Trouble.HtmlForJson:
                return response.SendAsync(200, "text/html", "<html><body>Please sign in</body></html>");
            case Trouble.EmptyBody:
                return response.SendAsync(200, "application/json", "");
            case Trouble.RedirectElsewhere:
                return response.RedirectAsync("https://signin.example/");
            case Trouble.ConnectionReset:
                response.Reset();
                return Task.CompletedTask;
            default:
                return response.HangAsync();
        }
    }
}
