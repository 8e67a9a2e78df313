
namespace Scorecards.Server.Tests.Hosting;

/// <summary>One server for all tests of a class that leave its services as they are: checkout (A+), cart (F) and an unrated one.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private TestServer? _server;

    internal TestServer Server => _server!;

    /// <summary>A token of the role admin.</summary>
    internal string Admin { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync([Sample.Service("checkout"), Sample.Service("cart", "shop"), Sample.Service("new", team: null)]);
        await Server.EvaluateAsync("checkout", """{ "ok": true, "share": 0, "millis": 12 }""");
        await Server.EvaluateAsync("cart", """{ "ok": false, "share": 0, "millis": 900 }""");
        Admin = await Server.TokenAsync();
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
