using System.Net;
using Scorecards.Core.Access;
using Scorecards.Core.Events;
using Scorecards.Core.Runtime;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class NotificationEndpointsTests
{
    private const string Path = "/api/v1/notifications";
    private const string Dead = $"{Path}/dead-letters";

    [Fact]
    public async Task A_notification_tells_how_its_channel_is_and_nothing_of_its_url()
    {
        await using var server = await TestServer.StartAsync();
        await server.UseAsync([Sample.Service("a")], TestSupport.TestDefinitions.Set(
            """
            apiVersion: scorecards.dev/v1
            kind: Notification
            metadata: { name: tell, title: Tell the team, owner: sre }
            spec: { events: [gradeChanged], channel: { kind: teams, url: { secretRef: "env:PATH" } } }
            """));
        await FailAsync(server, "1");

        var list = await server.GetAsync(Path);

        list.Status.Should().Be(HttpStatusCode.OK);
        list.Items("name").Should().Equal("tell");
        list.Items("state").Should().Equal("failing");
        list.Items("kind").Should().Equal("teams");
        list["items"][0].GetProperty("dead").GetInt32().Should().Be(1);
        list.Body.Should().NotContain("env:").And.NotContain(Environment.GetEnvironmentVariable("PATH")![..10]);
    }

    [Fact]
    public async Task Dead_letters_are_listed_in_parts_and_retried_by_an_admin()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        foreach (var id in new[] { "1", "2", "3" })
        {
            await FailAsync(server, id);
        }

        var first = await server.GetAsync($"{Dead}?limit=2");
        var rest = await server.GetAsync($"{Dead}?limit=2&cursor={first["next"].GetString()}");

        first.Items("id").Should().Equal("tell.3", "tell.2");
        first["total"].GetInt32().Should().Be(3);
        rest.Items("id").Should().Equal("tell.1");
        (await server.SendAsync(HttpMethod.Post, $"{Dead}/tell.2/retry")).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await server.SendAsync(HttpMethod.Post, $"{Dead}/tell.2/retry", await server.TokenAsync(AccessRoles.Reporter))).Status.Should().Be(HttpStatusCode.Forbidden);
        var admin = await server.TokenAsync();
        (await server.SendAsync(HttpMethod.Post, $"{Dead}/tell.2/retry", admin)).Status.Should().Be(HttpStatusCode.NoContent);
        (await server.SendAsync(HttpMethod.Post, $"{Dead}/tell.2/retry", admin)).Status.Should().Be(HttpStatusCode.NotFound);
        (await server.SendAsync(HttpMethod.Post, $"{Dead}/nonsense/retry", admin)).Status.Should().Be(HttpStatusCode.NotFound);
        (await server.GetAsync(Dead)).Items("id").Should().Equal("tell.3", "tell.1");
        (await server.Store.DueDeliveriesAsync("tell", DateTimeOffset.UtcNow, 10, default)).Should().ContainSingle();
    }

    private static async Task FailAsync(TestServer server, string id)
    {
        var now = DateTimeOffset.UtcNow;
        await server.Store.BeginSourceTroubleAsync(id, now, new OutboxEvent(id, EventTypes.GradeChanged, "a", now, "{}"), default);
        await server.Store.DispatchEventsAsync([id], [new NewDelivery("tell", id, now)], default);
        await server.Store.FailedAsync("tell", [id], new DeliveryFailure(now, "host answered 500", null, now, false), default);
    }
}
