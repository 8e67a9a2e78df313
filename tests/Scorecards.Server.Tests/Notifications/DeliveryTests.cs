using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Scorecards.Core.Events;
using Scorecards.Core.Runtime;
using Scorecards.Server.Notifications;
using Scorecards.Server.Notifications.Messages;
using Scorecards.Server.Scheduling;
using Scorecards.Server.Tests.Hosting;
using Scorecards.Storage.Sqlite;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Notifications;

public sealed class DeliveryTests : IAsyncLifetime
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly ConcurrentQueue<(int Status, (string, string)[] Headers)> _answers = new();
    private readonly LoopbackServer _receiver;
    private readonly Dictionary<string, string> _secrets = new() { ["SECRET"] = Secret };
    private IStore _store = null!;
    private DeliveryNode _node = null!;
    private int _number;

    public DeliveryTests()
    {
        _receiver = new LoopbackServer((_, response) =>
            _answers.TryDequeue(out var answer) ? response.SendAsync(answer.Status, "text/plain", "no", answer.Headers) : response.SendAsync(204, "", ""));
        _secrets["URL"] = $"{_receiver.Url}T00/secret-path";
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    public async Task InitializeAsync()
    {
        _store = BreakableStore.Around(new SqliteStore(_folder.Path, _clock));
        await _store.InitializeAsync(default);
        _node = Node();
    }

    public async Task DisposeAsync()
    {
        _node.Dispose();
        await _receiver.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_event_arrives_once_signed_and_as_it_is_stored()
    {
        var told = await HappenAsync("ledger");

        await _node.DeliverAsync();
        await _node.DeliverAsync();

        var request = _receiver.Requests.Should().ContainSingle().Which;
        request.Method.Should().Be("POST");
        request.Path.Should().Be("/T00/secret-path");
        System.Text.Encoding.UTF8.GetString(request.Body).Should().Be(told.Json);
        request.Headers["content-type"].Should().Be("application/cloudevents+json");
        request.Headers["webhook-id"].Should().Be(told.Id);
        request.Headers["webhook-signature"].Should().Be(
            WebhookMessage.Sign(WebhookMessage.ReadSecret(Secret)!, told.Id, request.Headers["webhook-timestamp"], request.Body));
        (await ChannelAsync()).Should().BeEquivalentTo(new { Waiting = 0, Dead = 0, Problem = (string?)null, DeliveredAt = Now });
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task A_failure_is_tried_again_by_the_schedule_and_pauses_the_channel(int status)
    {
        Answer(status, ("Location", "https://evil.example/"));
        await HappenAsync("ledger");
        await HappenAsync("search");

        await _node.DeliverAsync();
        _receiver.Requests.Should().HaveCount(1, "the channel is at fault");
        var channel = await ChannelAsync();
        channel.Should().BeEquivalentTo(new { Waiting = 2, Failures = 1, PausedUntil = Now.AddSeconds(5) });
        channel.Problem.Should().Contain($"answered {status}").And.NotContain("secret-path");

        await AdvanceAsync(TimeSpan.FromSeconds(4));
        _receiver.Requests.Should().HaveCount(1);
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        _receiver.Requests.Should().HaveCount(3);
        (await ChannelAsync()).Should().BeEquivalentTo(new { Waiting = 0, Failures = 0 });
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Tue, 15 Jan 2030 12:10:00 GMT", 600)]
    [InlineData("999999999", 86400)]
    [InlineData("soon", 5)]
    [InlineData("-5", 5)]
    public async Task Retry_After_is_honoured(string header, int seconds)
    {
        Answer(429, ("Retry-After", header));
        await HappenAsync("ledger");

        await _node.DeliverAsync();

        (await ChannelAsync()).PausedUntil.Should().Be(Now.AddSeconds(seconds));
        await AdvanceAsync(TimeSpan.FromSeconds(seconds - 1));
        _receiver.Requests.Should().HaveCount(1);
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        _receiver.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_is_gone_is_sent_nothing_more_until_someone_retries()
    {
        Answer(410);
        await HappenAsync("ledger");
        await HappenAsync("search");

        await _node.DeliverAsync();
        await AdvanceAsync(TimeSpan.FromDays(1));

        _receiver.Requests.Should().HaveCount(1);
        (await ChannelAsync()).Should().BeEquivalentTo(new { Dead = 1, Waiting = 1 });
        (await ChannelAsync()).DisabledAt.Should().NotBeNull();
        (await ChannelAsync()).Problem.Should().Contain("it is gone");
        var dead = (await _store.DeadDeliveriesAsync(null, 10, default)).Single();
        await _store.RetryDeadAsync(dead.Channel, dead.Event.Id, Now, default);
        await _node.DeliverAsync();
        _receiver.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task After_ten_attempts_over_three_days_an_event_is_dead()
    {
        for (var i = 0; i < 20; i++)
        {
            Answer(500);
        }

        await HappenAsync("ledger");
        var began = Now;
        for (var step = 0; step < 24 * 60 && await _store.CountDeadAsync(default) == 0; step++)
        {
            await _node.DeliverAsync();
            _clock.Advance(TimeSpan.FromMinutes(5));
        }

        _receiver.Requests.Should().HaveCount(10);
        (Now - began).Should().BeCloseTo(TimeSpan.FromHours(75.6), TimeSpan.FromHours(1));
        (await _store.DeadDeliveriesAsync(null, 10, default)).Single().Attempts.Should().Be(10);
        _receiver.Requests.Select(r => r.Headers["webhook-id"]).Distinct().Should().ContainSingle("it is one event");
    }

    [Fact]
    public async Task A_message_that_is_refused_holds_up_its_subject_alone()
    {
        Answer(400);
        await HappenAsync("ledger");
        await HappenAsync("ledger");
        await HappenAsync("search");

        await _node.DeliverAsync();

        Ids().Should().Equal("1", "3");
        await AdvanceAsync(TimeSpan.FromSeconds(5));
        Ids().Should().Equal("1", "3", "1", "2");
    }

    [Fact]
    public async Task A_channel_that_hangs_or_is_dead_holds_up_no_other()
    {
        await using var hanging = new LoopbackServer((_, response) => response.HangAsync());
        var closed = new LoopbackServer((_, response) => response.HangAsync());
        await closed.DisposeAsync();
        (_secrets["HANGING"], _secrets["CLOSED"]) = ($"{hanging.Url}", $"{closed.Url}");
        using var node = Node(Webhook("hanging", "HANGING"), Webhook("closed", "CLOSED"), Webhook());
        await HappenAsync("ledger");

        await node.Round.StartAsync(default);
        await UntilAsync(async () => (await ChannelAsync()).DeliveredAt is not null);

        _receiver.Requests.Should().ContainSingle();
        await UntilAsync(async () => (await ChannelAsync("closed")).Failures == 1);
        await UntilAsync(() => Task.FromResult(hanging.Requests.Count == 1));
        (await ChannelAsync("hanging")).Waiting.Should().Be(1);
        _clock.Advance(NotificationChannel.DefaultTimeout);
        await Task.WhenAll(node.Round.Running).WaitAsync(TimeSpan.FromSeconds(30));
        (await ChannelAsync("hanging")).Problem.Should().Contain("did not answer within 10 s");
    }

    [Fact]
    public async Task One_of_two_nodes_delivers_and_the_other_takes_over_when_it_is_gone()
    {
        using var other = Node();
        await HappenAsync("ledger");
        (await _node.DeliverAsync()).Should().BeTrue();
        (await other.DeliverAsync()).Should().BeFalse();
        await HappenAsync("ledger");

        // The first is gone: it renews no more.
        _clock.Advance(NodeLease.Term - TimeSpan.FromSeconds(1));
        (await other.DeliverAsync()).Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(6));
        (await other.DeliverAsync()).Should().BeTrue();

        Ids().Should().Equal("1", "2");
        (await _node.DeliverAsync()).Should().BeFalse("a node that was only paused finds out before it sends");
    }

    [Fact]
    public async Task A_node_that_stops_gives_the_lease_to_another_at_once()
    {
        using var other = Node();
        await _node.DeliverAsync();

        await _node.Lease.ReleaseAsync(default);

        (await other.DeliverAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task What_was_sent_and_not_marked_is_sent_again_with_the_same_id()
    {
        await HappenAsync("ledger");
        await _store.DispatchEventsAsync(["1"], [new NewDelivery("tell", "1", Now)], default);
        await using var dying = new LoopbackServer((_, response) =>
        {
            // The store goes away between the arrival and the mark, as for a node that dies.
            ((BreakableStore)(object)_store).Away = true;
            return response.SendAsync(204, "", "");
        });
        var url = _secrets["URL"];
        _secrets["URL"] = $"{dying.Url}";
        await _node.DeliverAsync();
        ((BreakableStore)(object)_store).Away = false;
        _secrets["URL"] = url;

        _clock.Advance(NodeLease.Term);
        using var other = Node();
        await other.DeliverAsync();

        dying.Requests.Single().Headers["webhook-id"].Should().Be("1");
        Ids().Should().Equal("1");
        (await ChannelAsync()).Waiting.Should().Be(0);
    }

    [Fact]
    public async Task What_is_not_configured_is_sent_nothing_and_keeps_nothing()
    {
        _secrets.Remove("URL");
        await HappenAsync("ledger");

        await _node.DeliverAsync();

        (await _store.ChannelsAsync(Now, default)).Should().BeEmpty();
        (await _store.UndispatchedEventsAsync(10, default)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("URL", "ftp://files.example/secret-path")]
    [InlineData("URL", "secret-path")]
    [InlineData("URL", "http://10.1.2.3/secret-path")]
    [InlineData("SECRET", "secret-path")]
    public async Task A_secret_that_cannot_be_used_is_told_without_it(string name, string value)
    {
        _secrets[name] = value;
        await HappenAsync("ledger");

        await _node.DeliverAsync();

        _receiver.Requests.Should().BeEmpty();
        (await ChannelAsync()).Problem.Should().NotBeNullOrEmpty().And.NotContain("secret-path");
    }

    [Fact]
    public async Task Events_in_quiet_hours_wait_and_come_after()
    {
        using var node = Node(Webhook(more: "quietHours: { timezone: UTC, from: '11:00', to: '13:00' }"));
        await HappenAsync("ledger");
        await node.DeliverAsync();
        _receiver.Requests.Should().BeEmpty();
        (await ChannelAsync()).OverdueSince.Should().BeNull();

        _clock.Advance(TimeSpan.FromHours(1));
        await node.DeliverAsync();

        Ids().Should().Equal("1");
    }

    [Fact]
    public async Task A_digest_brings_many_events_in_one_message()
    {
        using var node = Node(Webhook(more: "digest: { every: 1h }"));
        for (var i = 0; i < 50; i++)
        {
            await HappenAsync($"s{i % 7}");
        }

        await node.DeliverAsync();
        _receiver.Requests.Should().BeEmpty();
        _clock.Advance(TimeSpan.FromHours(1));
        await node.DeliverAsync();

        _receiver.Requests.Select(r => JsonNode.Parse(r.Body)!.AsArray().Count).Should().Equal(40, 10);
        _receiver.Requests.SelectMany(r => JsonNode.Parse(r.Body)!.AsArray().Select(e => e!["id"]!.GetValue<string>()))
            .Should().Equal(Enumerable.Range(1, 50).Select(i => $"{i}"));
    }

    [Fact]
    public async Task A_thousand_events_of_an_outage_come_in_order_when_it_is_over()
    {
        for (var i = 0; i < 5; i++)
        {
            Answer(503);
        }

        for (var i = 0; i < 600; i++)
        {
            await HappenAsync($"s{i % 10}");
        }

        for (var step = 0; step < 30; step++)
        {
            await _node.DeliverAsync();
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        var arrived = _receiver.Requests.Skip(5).Select(r => JsonNode.Parse(r.Body)!).ToList();
        arrived.Should().HaveCount(600);
        arrived.GroupBy(e => e["subject"]!.GetValue<string>()).Should().AllSatisfy(
            group => group.Select(e => int.Parse(e["id"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture)).Should().BeInAscendingOrder());
    }

    [Fact]
    public async Task A_damaged_event_keeps_no_other_from_being_told()
    {
        await _store.BeginSourceTroubleAsync("x", Now, new OutboxEvent("0", EventTypes.GradeChanged, "x", Now, "{ damaged"), default);
        await HappenAsync("ledger");

        await _node.DeliverAsync();

        Ids().Should().Equal("1");
    }

    [Fact]
    public async Task Events_are_kept_for_thirty_days()
    {
        await HappenAsync("ledger");
        await _node.DeliverAsync();

        await AdvanceAsync(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));

        (await _store.PurgeEventsAsync(Now, default)).Should().Be(0, "the round has purged it");
    }

    private static string Webhook(string name = "tell", string url = "URL", string more = "") => $$"""
        apiVersion: scorecards.dev/v1
        kind: Notification
        metadata: { name: {{name}} }
        spec:
          events: [gradeChanged]
          channel: { kind: webhook, url: { secretRef: env:{{url}} }, secret: { secretRef: env:SECRET }, allow: [127.0.0.1] }
          {{more}}
        """;

    private DeliveryNode Node(params string[] notifications) => new(_store, _clock, _secrets, notifications.Length == 0 ? [Webhook()] : notifications);

    private void Answer(int status, params (string, string)[] headers) => _answers.Enqueue((status, headers));

    private IEnumerable<string> Ids() => _receiver.Requests.Select(r => r.Headers["webhook-id"]);

    private async Task<OutboxEvent> HappenAsync(string service)
    {
        var id = $"{++_number}";
        var told = OutboxEvent.Of(new CloudEvent
        {
            Id = id,
            Type = EventTypes.GradeChanged,
            Source = "/",
            Subject = service,
            Time = Now,
            Data = new EventData
            {
                Service = new EventService(service, service, null, null, 3),
                From = new GradeAndScore("A", 95),
                To = new GradeAndScore("B", 85),
                Links = new EventLinks($"/services/{service}", null),
            },
        });
        // Any way into the outbox will do.
        await _store.BeginSourceTroubleAsync($"source-{id}", Now, told, default);
        return told;
    }

    private Task<bool> AdvanceAsync(TimeSpan by)
    {
        _clock.Advance(by);
        return _node.DeliverAsync();
    }

    private async Task<ChannelState> ChannelAsync(string name = "tell") => (await _store.ChannelsAsync(Now, default)).Single(c => c.Channel == name);

    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); !await reached();)
        {
            waited.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }
    }
}
