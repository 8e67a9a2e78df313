using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Scorecards.Core.Access;
using Scorecards.Core.Runtime;
using Scorecards.Core.Signing;
using Scorecards.Server.Hosting;
using Scorecards.Server.Security;
using Scorecards.Server.Tests.Hosting;
using Scorecards.Server.Tests.Pages;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Security;

/// <summary>A server, and other nodes on its store, each with a folder of its own.</summary>
public sealed class SharedKeysTests : IAsyncLifetime
{
    private readonly List<TempFolder> _folders = [];
    private readonly List<ServiceProvider> _nodes = [];
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        _folders.ForEach(f => f.Dispose());
    }

    [Fact]
    public async Task Nodes_that_start_together_make_one_first_key()
    {
        await using var store = new Storage.Sqlite.SqliteStore(Folder(), TimeProvider.System);
        await store.InitializeAsync(CancellationToken.None);
        var nodes = Enumerable.Range(0, 5).Select(_ => Node(store)).ToList();

        await Task.WhenAll(nodes.Select(n => Task.Run(() => n.GetRequiredService<FirstProtectionKey>().EnsureAsync(CancellationToken.None))));

        (await store.ProtectionKeysAsync(CancellationToken.None)).Should().ContainSingle();
        var cookie = Tickets(nodes[0]).Protect(Ticket(new Claim("a", "b")));
        nodes.Should().OnlyContain(n => Tickets(n).Unprotect(cookie) != null);
    }

    [Fact]
    public async Task A_session_of_one_node_holds_on_the_others()
    {
        var (node, hash) = (Node(_server.Store), TokenFactory.Hash(await _server.TokenAsync(AccessRoles.Owner + ":payments", "olga")));
        var seal = await node.GetRequiredService<SessionSeal>().SealAsync(hash, CancellationToken.None);

        var page = await SeenWithAsync(node, new(ClaimTypes.NameIdentifier, hash), new("seal", seal));

        page.Should().StartWith("Signed in as olga owner:payments");
    }

    [Fact]
    public async Task What_can_be_read_from_the_database_makes_no_session()
    {
        var (node, hash) = (Node(_server.Store), TokenFactory.Hash(await _server.TokenAsync()));
        var own = await node.GetRequiredService<SessionSeal>().SealAsync(new string('0', 64), CancellationToken.None);
        using var unpublished = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var published = (await _server.Store.SigningKeysAsync(CancellationToken.None))[0].Id;
        var claims = $$"""{"sub":"{{hash}}","exp":4000000000}""";
        var forged = SignedTexts.Sign(unpublished, published, SessionSeal.Type, claims);
        var otherType = await node.GetRequiredService<ISigner>().SignAsync(SignedTexts.Verdict, claims, CancellationToken.None);
        var over = await node.GetRequiredService<ISigner>().SignAsync(SessionSeal.Type, $$"""{"sub":"{{hash}}","exp":1700000000}""", CancellationToken.None);

        (await SeenWithAsync(node, new Claim(ClaimTypes.NameIdentifier, hash))).Should().Be("Sign in");
        foreach (var seal in (string[])[own, forged, otherType, over, "", "a.b.c"])
        {
            (await SeenWithAsync(node, new(ClaimTypes.NameIdentifier, hash), new("seal", seal))).Should().Be("Sign in");
        }
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_or_with_the_browser()
    {
        using var visitor = new Visitor(_server.Client.BaseAddress!);
        await visitor.SignInAsync(await _server.TokenAsync());

        var ticket = Tickets(Node(_server.Store)).Unprotect(visitor.Cookies["__Host-scorecards"])!;

        (ticket.Properties.ExpiresUtc - ticket.Properties.IssuedUtc).Should().Be(TimeSpan.FromHours(12));
        ticket.Properties.IsPersistent.Should().BeFalse();
    }

    private static ISecureDataFormat<AuthenticationTicket> Tickets(ServiceProvider node) =>
        node.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(PageSession.SchemeName).TicketDataFormat;

    private static AuthenticationTicket Ticket(params Claim[] claims) =>
        new(new ClaimsPrincipal(new ClaimsIdentity(claims, PageSession.SchemeName)), PageSession.SchemeName);

    /// <summary>What the server shows of who is there, to a browser with a cookie that a node made.</summary>
    private async Task<string> SeenWithAsync(ServiceProvider node, params Claim[] claims)
    {
        using var visitor = new Visitor(_server.Client.BaseAddress!);
        visitor.Cookies["__Host-scorecards"] = Tickets(node).Protect(Ticket(claims));
        return (await visitor.PageAsync("/definitions")).Text(".account");
    }

    private ServiceProvider Node(IStore store)
    {
        var options = new ServerOptions { Data = Folder() };
        var services = new ServiceCollection().AddLogging().AddSingleton(options).AddSingleton(TimeProvider.System).AddSingleton(store);
        var node = services.AddScorecardsSecurity(options).BuildServiceProvider();
        _nodes.Add(node);
        return node;
    }

    private string Folder()
    {
        _folders.Add(new TempFolder());
        return _folders[^1].Path;
    }
}
