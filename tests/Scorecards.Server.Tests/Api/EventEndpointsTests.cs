using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Scorecards.Core.Access;
using Scorecards.Server.Hosting;
using Scorecards.Server.Tests.Hosting;
using Scorecards.Server.Tests.Pages;

namespace Scorecards.Server.Tests.Api;

public sealed class EventEndpointsTests
{
    [Theory]
    [InlineData("/api/v1/events")]
    [InlineData("/live")]
    public async Task A_saved_evaluation_is_told_with_the_service_it_is_of(string path)
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart"), Sample.Service("ledger")]);
        using var answer = await ListenAsync(server, path);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        await using var events = EventsOf(answer);
        (await NextAsync(events)).EventType.Should().Be("alive");

        await server.EvaluateAsync("cart", """{"ok": true, "share": 1, "millis": 3}""");

        var told = await NextAsync(events);
        told.EventType.Should().Be("changed");
        var change = JsonDocument.Parse(told.Data).RootElement;
        change.GetProperty("services").EnumerateArray().Select(s => s.GetString()).Should().Equal("cart");
        change.GetProperty("version").GetString().Should().Be(told.EventId);
    }

    [Fact]
    public async Task What_people_declare_is_told_too_and_an_evaluation_after_it()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart")]);
        var approver = await server.TokenAsync(AccessRoles.Approver);
        var before = await VersionAsync(server);
        using var answer = await ListenAsync(server, "/api/v1/events");
        await using var events = EventsOf(answer);
        JsonDocument.Parse((await NextAsync(events)).Data).RootElement.GetProperty("version").GetString().Should().Be(before, "the page was made with nothing else");

        var declared = await server.SendAsync(HttpMethod.Post, "/api/v1/gate/freezes", approver, """{ "reason": "the data centre is on fire" }""");
        declared.Status.Should().Be(HttpStatusCode.Created);
        (await NextAsync(events)).EventType.Should().Be("declared");
        var declaredVersion = await VersionAsync(server);

        await server.EvaluateAsync("cart", """{"ok": true, "share": 1, "millis": 3}""");
        (await NextAsync(events)).EventType.Should().Be("changed");
        new[] { before, declaredVersion, await VersionAsync(server) }.Should().OnlyHaveUniqueItems();
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

    /// <summary>That a page was made with.</summary>
    private static async Task<string?> VersionAsync(TestServer server) => (await server.PageAsync("/gate")).QuerySelector("main")!.GetAttribute("data-version");

    private static Task<HttpResponseMessage> ListenAsync(TestServer server, string path) =>
        server.Client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

    private static IAsyncEnumerator<SseItem<string>> EventsOf(HttpResponseMessage answer) =>
        SseParser.Create(answer.Content.ReadAsStream()).EnumerateAsync().GetAsyncEnumerator();

    private static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        (await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20))).Should().BeTrue();
        return events.Current;
    }
}
