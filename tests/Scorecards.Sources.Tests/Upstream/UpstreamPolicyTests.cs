using Scorecards.Core.Facts;
using Scorecards.Sources.Network;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Upstream;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Upstream;

public sealed class UpstreamPolicyTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    private readonly FakeClock _clock = new();
    private readonly UpstreamPolicy _policy;
    private readonly Queue<HttpOutcome> _answers = new();
    private HttpOutcome _otherwise = Replies.Of(200);
    private int _sent;

    public UpstreamPolicyTests() => _policy = new UpstreamPolicy(new UpstreamOptions("s", Timeout), _clock);

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_may_be_over_soon_is_asked_again(int status)
    {
        _answers.Enqueue(Replies.Of(status));
        _answers.Enqueue(Replies.Trouble(HttpTroubleKind.Broken));

        (await GetAsync()).Reply!.Status.Should().Be(200);
        _sent.Should().Be(3);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task What_would_say_the_same_is_not_asked_again(int status)
    {
        _otherwise = Replies.Of(status);

        (await GetAsync()).Reply!.Status.Should().Be(status);
        _sent.Should().Be(1);
    }

    [Fact]
    public async Task What_has_timed_out_is_not_asked_again()
    {
        _otherwise = Replies.Trouble(HttpTroubleKind.Timeout);

        await GetAsync();

        _sent.Should().Be(1);
    }

    [Fact]
    public async Task What_is_posted_is_sent_once()
    {
        _otherwise = Replies.Of(503);

        await _policy.SendAsync(Request(), SendAsync, default);

        _sent.Should().Be(1);
    }

    [Fact]
    public async Task A_pause_that_ends_in_time_is_waited_for()
    {
        _answers.Enqueue(Replies.Of(429, headers: ("retry-after", "2")));
        var begun = _clock.GetUtcNow();

        (await GetAsync()).Reply!.Status.Should().Be(200);

        _sent.Should().Be(2);
        (_clock.GetUtcNow() - begun).Should().Be(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("17")]
    [InlineData("Tue, 15 Jan 2030 12:00:17 GMT")]
    public async Task A_host_that_wants_a_longer_pause_is_left_alone_until_then(string after)
    {
        _answers.Enqueue(Replies.Of(429, headers: ("retry-after", after)));

        (await GetAsync()).Reply!.Status.Should().Be(429);
        _clock.Advance(TimeSpan.FromSeconds(16));
        var meanwhile = await GetAsync("/other");
        _sent.Should().Be(1);
        meanwhile.Trouble!.Kind.Should().Be(HttpTroubleKind.NotAsked);
        meanwhile.Trouble.Message.Should().Contain("429").And.Contain("2030-01-15 12:00:17Z");
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await GetAsync()).Reply!.Status.Should().Be(200);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("Tue, 15 Jan 2030 11:00:00 GMT")]
    public async Task A_pause_that_is_over_or_not_understood_stops_nobody(string after)
    {
        _answers.Enqueue(Replies.Of(429, headers: ("retry-after", after)));
        _answers.Enqueue(Replies.Of(429, headers: ("retry-after", after)));
        _answers.Enqueue(Replies.Of(429, headers: ("retry-after", after)));

        await GetAsync();

        (await GetAsync()).Reply!.Status.Should().Be(200);
    }

    [Fact]
    public async Task A_pause_for_ever_is_one_for_a_day()
    {
        _answers.Enqueue(Replies.Of(503, headers: ("retry-after", long.MaxValue.ToString())));

        await GetAsync();
        (await GetAsync()).Trouble!.Message.Should().Contain("2030-01-16 12:00:00Z");
    }

    [Fact]
    public async Task The_breaker_opens_with_the_words_of_the_upstream_and_tries_again()
    {
        _otherwise = Replies.Trouble(HttpTroubleKind.Timeout, "up.example:80 did not answer within 5 s");
        while ((await GetAsync()).Trouble!.Kind != HttpTroubleKind.NotAsked)
            _sent.Should().BeLessThan(10);
        var opened = _sent;

        (await GetAsync()).Trouble!.Message.Should().Match("breaker open since 2030-01-15 12:00:00Z (up.example:80 did not answer within 5 s), tries again at 2030-01-15 12:00:15Z");
        _sent.Should().Be(opened);
        _clock.Advance(TimeSpan.FromSeconds(15));
        await GetAsync();
        _sent.Should().Be(opened + 1);
        (await GetAsync()).Trouble!.Message.Should().Contain("since 2030-01-15 12:00:00Z").And.Contain("again at 2030-01-15 12:00:45Z", "the second break is longer");
        _clock.Advance(TimeSpan.FromSeconds(30));
        _otherwise = Replies.Of(200);

        (await GetAsync()).Reply!.Status.Should().Be(200);
        (await GetAsync()).Reply!.Status.Should().Be(200);
    }

    [Fact]
    public async Task A_host_that_answers_that_it_does_not_know_or_trust_us_is_not_broken()
    {
        foreach (var status in Enumerable.Repeat(new[] { 401, 403, 404, 400 }, 20).SelectMany(all => all))
        {
            _otherwise = Replies.Of(status);
            (await GetAsync()).Reply!.Status.Should().Be(status);
        }
    }

    [Fact]
    public async Task Hosts_break_one_by_one()
    {
        _otherwise = Replies.Trouble(HttpTroubleKind.Timeout);
        for (var i = 0; i < 10; i++)
            await GetAsync();
        _otherwise = Replies.Of(200);

        (await GetAsync(host: "other.example")).Reply!.Status.Should().Be(200);
    }

    [Fact]
    public async Task A_probe_is_sent_once_whatever_came_before()
    {
        var probe = new UpstreamPolicy(new UpstreamOptions("s", Timeout) { IsProbe = true }, _clock);
        _otherwise = Replies.Trouble(HttpTroubleKind.Unreachable);
        for (var i = 0; i < 20; i++)
            (await probe.GetAsync(Request(), (request, token) => probe.SendAsync(request, SendAsync, token), default)).Trouble!.Kind.Should().Be(HttpTroubleKind.Unreachable);

        _sent.Should().Be(20);
    }

    [Fact]
    public async Task A_fact_tells_what_it_cost_and_is_as_old_as_its_answer()
    {
        _answers.Enqueue(Replies.Of(503));
        var ttl = TimeSpan.FromMinutes(5);
        var first = await CollectAsync("a", ttl);
        var at = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromMinutes(1));

        var second = await CollectAsync("b", ttl);
        var fresh = await CollectAsync("c", TimeSpan.FromSeconds(30));

        first.Requests.Should().Be(2, "it was asked again");
        first.CollectedAt.Should().Be(at);
        second.Requests.Should().Be(0, "the answer was there");
        second.CollectedAt.Should().Be(at, "that is when it was got");
        fresh.Requests.Should().Be(1);
        fresh.CollectedAt.Should().Be(_clock.GetUtcNow());
    }

    [Fact]
    public async Task Two_facts_of_one_answer_pay_for_it_once()
    {
        var asked = new OncePerBatch<string, HttpOutcome>(_ => GetAsync());
        var requests = new[] { Ask.Of("s", "q", """{"a":1}"""), Ask.Of("s", "q", """{"a":2}""") };

        var facts = await FactBatch.CollectAsync(requests, _clock, async (_, _) =>
        {
            await asked.GetAsync("same");
            return Fact.Ok(Ask.Json("1"), _clock.GetUtcNow());
        }, default);

        facts.Sum(fact => fact.Requests).Should().Be(1);
    }

    private async Task<Fact> CollectAsync(string service, TimeSpan ttl)
    {
        var request = Ask.Of("s", "q", service: new() { Id = service, Name = service }) with { Ttl = ttl };
        var facts = await FactBatch.CollectAsync([request], _clock, async (_, _) =>
        {
            await GetAsync();
            return Fact.Ok(Ask.Json("1"), _clock.GetUtcNow());
        }, default);
        return facts[0];
    }

    private Task<HttpOutcome> GetAsync(string path = "/", string host = "up.example") => _clock.PassPausesAsync(
        _policy.GetAsync(Request(path, host), (request, token) => _policy.SendAsync(request, SendAsync, token), default), LongestPause);

    private static GuardedRequest Request(string path = "/", string host = "up.example") => new(new Uri($"http://{host}{path}"));

    private Task<HttpOutcome> SendAsync()
    {
        _sent++;
        return Task.FromResult(_answers.TryDequeue(out var answer) ? answer : _otherwise);
    }
}
