using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Scorecards.Server.Hosting;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class EventEndpointsTests
{
    [Theory]
    [InlineData("/api/v1/events")]
    [InlineData("/live")]
    public async Task A_saved_evaluation_is_told_with_the_service_it_is_of(string path)
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart"), Sample.Service("ledger")]);
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, enough.Token);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        await using var events = SseParser.Create(await answer.Content.ReadAsStreamAsync(enough.Token)).EnumerateAsync(enough.Token).GetAsyncEnumerator(enough.Token);
        (await events.MoveNextAsync()).Should().BeTrue();
        events.Current.EventType.Should().Be("alive");

        await server.EvaluateAsync("cart", """{"ok": true, "share": 1, "millis": 3}""");

        (await events.MoveNextAsync()).Should().BeTrue();
        events.Current.EventType.Should().Be("changed");
        var change = JsonDocument.Parse(events.Current.Data).RootElement;
        change.GetProperty("services").EnumerateArray().Select(s => s.GetString()).Should().Equal("cart");
        change.GetProperty("version").GetString().Should().Be(events.Current.EventId);
    }

    [Fact]
    public async Task Where_reading_is_closed_nobody_listens_without_a_token()
    {
        await using var server = await TestServer.StartAsync([], new ServerOptions { PublicRead = false });

        (await server.GetAsync("/api/v1/events")).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await server.GetAsync("/live")).MediaType.Should().Be("text/html", "whoever opens it is asked to sign in");
    }

    [Fact]
    public async Task A_server_that_stops_does_not_wait_for_those_who_listen()
    {
        var server = await TestServer.StartAsync([Sample.Service("cart")]);
        using var answer = await server.Client.GetAsync(new Uri("/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        var stream = await answer.Content.ReadAsStreamAsync();

        var stopping = server.StopAsync();
        var rest = new StreamReader(stream).ReadToEndAsync();

        await rest.WaitAsync(TimeSpan.FromSeconds(20));
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
        await server.DisposeAsync();
    }
}
