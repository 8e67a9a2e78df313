using System.Net;
using Scorecards.Server.Hosting;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

/// <summary>A copy is told by its header <c>Age</c>.</summary>
public sealed class BoardCacheTests
{
    [Fact]
    public async Task A_board_asked_for_again_is_sent_as_it_was_until_something_changes()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a"), Sample.Service("b")]);
        await server.EvaluateAsync("a", """{ "ok": false, "share": 0, "millis": 1 }""");
        await SettledAsync(server);
        var first = await server.GetAsync("/?q=a");

        var second = await server.GetAsync("/?q=a");
        var other = await server.GetAsync("/?q=b");
        await server.EvaluateAsync("a", """{ "ok": true, "share": 0, "millis": 1 }""");
        var third = await server.GetAsync("/?q=a");

        (first.Header("Age"), other.Header("Age"), third.Header("Age")).Should().Be(("", "", ""));
        second.Header("Age").Should().NotBeEmpty();
        second.Body.Should().Be(first.Body).And.NotBe(other.Body);
        Page.Parse(third.Body).Text("tbody .grade").Should().Be("A+");
    }

    [Fact]
    public async Task A_copy_has_every_header_and_is_compressed_as_asked_for()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        await SettledAsync(server);
        foreach (var encoding in (string[])["br", "gzip", "gzip, br", "identity"])
        {
            var (first, copy) = (await SendAsync(server, encoding), await SendAsync(server, encoding));

            copy.Headers.Age.Should().NotBeNull();
            copy.Content.Headers.ContentEncoding.Should().Equal(first.Content.Headers.ContentEncoding);
            copy.Content.Headers.ContentEncoding.Should().Equal(encoding == "identity" ? [] : [encoding[^2..] == "br" ? "br" : "gzip"]);
            (await copy.Content.ReadAsByteArrayAsync()).Should().Equal(await first.Content.ReadAsByteArrayAsync());
            foreach (var header in (string[])["Content-Security-Policy", "X-Content-Type-Options", "Cache-Control", "Vary"])
            {
                copy.Headers.GetValues(header).Should().Equal(first.Headers.GetValues(header), header);
            }
        }
    }

    [Fact]
    public async Task However_it_is_asked_for_there_is_one_copy_a_coding_and_none_of_an_address_that_nobody_was_shown()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        await SettledAsync(server);
        await SendAsync(server, "br");

        (await SendAsync(server, "br;q=0.9, x-none, gzip;q=0.1")).Headers.Age.Should().NotBeNull();
        foreach (var path in (string[])["/?by=tier&by=team", $"/?q={new string('z', 300)}"])
        {
            await server.GetAsync(path);
            (await server.GetAsync(path)).Header("Age").Should().BeEmpty(path);
        }
    }

    [Fact]
    public async Task Whoever_is_known_gets_a_page_of_their_own_and_leaves_none_to_others()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("a")]);
        using var visitor = new Visitor(server.Client.BaseAddress!);
        await visitor.SignInAsync(await server.TokenAsync(name: "ann"));

        var known = await visitor.PageAsync("/");
        var other = await server.GetAsync("/");
        var again = await visitor.PageAsync("/");

        known.Text(".person").Should().Contain("ann");
        other.Body.Should().NotContain("ann</bdi>");
        again.Text(".person").Should().Contain("ann");
        (await server.GetAsync("/", await server.TokenAsync())).Header("Age").Should().BeEmpty();
    }

    [Fact]
    public async Task Where_reading_is_closed_nobody_gets_a_copy()
    {
        await using var closed = await TestServer.StartAsync([Sample.Service("secret-project")], new ServerOptions { PublicRead = false });
        (await closed.GetAsync("/", await closed.TokenAsync("reporter"))).Body.Should().Contain("secret-project");

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var answer = await closed.GetAsync("/");
            answer.Body.Should().NotContain("secret-project");
            answer.Status.Should().NotBe(HttpStatusCode.InternalServerError);
        }
    }

    /// <summary>Waits until the days of the trends are made, which the board shows too.</summary>
    private static async Task SettledAsync(TestServer server)
    {
        for (var copies = 0; copies < 2;)
        {
            copies = (await server.GetAsync("/")).Header("Age").Length > 0 ? copies + 1 : 0;
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(TestServer server, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        return await server.Client.SendAsync(request);
    }
}
