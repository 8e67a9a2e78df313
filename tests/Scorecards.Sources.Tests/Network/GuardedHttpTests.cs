using System.IO.Compression;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Scorecards.Sources.Network;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Network;

public sealed class GuardedHttpTests
{
    private readonly FakeClock clock = new();
    private readonly HostGates gates = new();
    private Func<string, IPAddress[]> names = _ => [IPAddress.Loopback];

    [Fact]
    public async Task An_answer_has_its_status_headers_and_body()
    {
        await using var server = new LoopbackServer((_, response) =>
            response.SendAsync(418, "text/plain; charset=utf-8", "short", ("X-One", "a"), ("x-one", "b")));

        var reply = (await GetAsync(server.Url)).Reply!;

        reply.Status.Should().Be(418);
        Encoding.UTF8.GetString(reply.Body.Span).Should().Be("short");
        reply.Headers["x-one"].Should().Be("a, b");
        reply.ContentType!.MediaType.Should().Be("text/plain");
        reply.Tls.Should().BeNull();
        server.Requests.Single().Headers.Keys.Should().NotContain(["cookie", "authorization", "traceparent"]);
    }

    [Fact]
    public async Task A_private_address_that_is_not_listed_is_never_dialled()
    {
        await using var server = new LoopbackServer((_, response) => response.JsonAsync("{}"));

        var outcome = await GetAsync(server.Url, allow: []);

        outcome.Trouble!.Kind.Should().Be(HttpTroubleKind.Blocked);
        outcome.Trouble.Message.Should().Contain("allow list");
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_address_that_was_checked_is_the_one_dialled()
    {
        await using var server = new LoopbackServer((_, response) => response.JsonAsync("{}"));
        var asked = 0;
        names = _ => Interlocked.Increment(ref asked) == 1 ? [IPAddress.Loopback] : [IPAddress.Parse("192.0.2.1")];

        var outcome = await GetAsync(new Uri($"http://twofaced.example:{server.Port}/"), allow: ["twofaced.example"]);

        outcome.Reply!.Status.Should().Be(200);
        asked.Should().Be(1);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:hunter2@127.0.0.1/")]
    [InlineData("gopher://127.0.0.1/")]
    public async Task A_url_that_is_not_plain_http_is_refused(string url)
    {
        var outcome = await GetAsync(new Uri(url));

        outcome.Trouble!.Kind.Should().Be(HttpTroubleKind.BadUrl);
        outcome.Trouble.Message.Should().NotContain("hunter2");
    }

    [Fact]
    public async Task Five_redirects_on_the_same_host_are_followed()
    {
        await using var server = new LoopbackServer((request, response) =>
            request.Path == "/5" ? response.JsonAsync("{}") : response.RedirectAsync($"/{int.Parse(request.Path[1..]) + 1}"));

        var reply = (await GetAsync(new Uri(server.Url, "/0"))).Reply!;

        reply.Status.Should().Be(200);
        reply.Url.AbsolutePath.Should().Be("/5");
    }

    [Fact]
    public async Task The_sixth_redirect_is_not_followed()
    {
        await using var server = new LoopbackServer((_, response) => response.RedirectAsync("/again"));

        var reply = (await GetAsync(server.Url)).Reply!;

        reply.Status.Should().Be(302);
        reply.RedirectRefused.Should().Contain("5");
        server.Requests.Should().HaveCount(6);
    }

    [Theory]
    [InlineData("http://other.example/", "another host")]
    [InlineData("file:///etc/passwd", "only http")]
    [InlineData("http://u:p@127.0.0.1/", "user name")]
    [InlineData("", "no valid URL")]
    [InlineData("http://", "no valid URL")]
    public async Task A_redirect_that_may_not_be_followed_is_the_answer(string location, string why)
    {
        await using var server = new LoopbackServer((_, response) => response.RedirectAsync(location, 307));

        var reply = (await GetAsync(server.Url)).Reply!;

        reply.Status.Should().Be(307);
        reply.RedirectRefused.Should().Contain(why);
    }

    [Fact]
    public async Task A_redirect_to_a_listed_host_is_followed_without_headers_and_credentials()
    {
        await using var other = new LoopbackServer((_, response) => response.JsonAsync("{}"));
        await using var server = new LoopbackServer((_, response) => response.RedirectAsync($"http://other.internal:{other.Port}/"));
        var credential = new HostCredential(server.Url, "Authorization", () => new SecretValue("Bearer s3cret", null));

        var outcome = await GetAsync(
            new GuardedRequest(server.Url, [new("X-Mine", "1")]), new GuardedHttpOptions { Credential = credential }, ["127.0.0.1", "other.internal"]);

        outcome.Reply!.Status.Should().Be(200);
        server.Requests.Single().Headers.Should().Contain("authorization", "Bearer s3cret").And.Contain("x-mine", "1");
        other.Requests.Single().Headers.Keys.Should().NotContain(["authorization", "x-mine"]);
    }

    [Fact]
    public async Task A_credential_of_one_request_goes_before_that_of_all_and_stays_at_its_host_too()
    {
        await using var other = new LoopbackServer((_, response) => response.JsonAsync("{}"));
        await using var server = new LoopbackServer((_, response) => response.RedirectAsync($"http://other.internal:{other.Port}/"));
        var request = new GuardedRequest(server.Url) { Credential = new HostCredential(server.Url, "Authorization", () => new SecretValue("Bearer its own", null)) };
        var all = new HostCredential(server.Url, "Authorization", () => new SecretValue("Bearer s3cret", null));

        await GetAsync(request, new GuardedHttpOptions { Credential = all }, ["127.0.0.1", "other.internal"]);

        server.Requests.Single().Headers["authorization"].Should().Be("Bearer its own");
        other.Requests.Single().Headers.Keys.Should().NotContain("authorization");
    }

    [Fact]
    public async Task A_question_is_posted_and_never_redirected()
    {
        await using var server = new LoopbackServer((_, response) => response.RedirectAsync("/elsewhere", 307));

        var reply = (await GetAsync(new GuardedRequest(server.Url) { Question = new GuardedContent("{}"u8.ToArray(), "application/json") }, new GuardedHttpOptions())).Reply!;

        reply.RedirectRefused.Should().Be("what is posted is not redirected");
        var request = server.Requests.Should().ContainSingle().Subject;
        (request.Method, request.Headers["content-type"], request.Body.Length).Should().Be(("POST", "application/json", 2));
    }

    [Fact]
    public async Task Credentials_do_not_go_to_another_port_of_their_host()
    {
        await using var server = new LoopbackServer((_, response) => response.JsonAsync("{}"));
        var credential = new HostCredential(new Uri("http://127.0.0.1:1/"), "Authorization", () => new SecretValue("Bearer s3cret", null));

        await GetAsync(new GuardedRequest(server.Url), new GuardedHttpOptions { Credential = credential });

        server.Requests.Single().Headers.Keys.Should().NotContain("authorization");
    }

    [Theory]
    [InlineData(null, "the variable is not set")]
    [InlineData("a\r\nX-Injected: 1", null)]
    public async Task A_secret_that_cannot_be_sent_is_trouble_of_ours(string? value, string? error)
    {
        await using var server = new LoopbackServer((_, response) => response.JsonAsync("{}"));
        var credential = new HostCredential(server.Url, "Authorization", () => new SecretValue(value, error));

        var outcome = await GetAsync(new GuardedRequest(server.Url), new GuardedHttpOptions { Credential = credential });

        outcome.Trouble!.Kind.Should().Be(HttpTroubleKind.Credential);
        outcome.Trouble.Message.Should().NotContain("Injected");
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task From_https_no_redirect_leads_to_http()
    {
        using var certificate = Certificate("127.0.0.1");
        await using var server = new LoopbackServer((_, response) => response.RedirectAsync("http://127.0.0.1/"), certificate);

        var outcome = await GetAsync(new GuardedRequest(server.Url), new GuardedHttpOptions { Authorities = [certificate] });

        outcome.Reply!.RedirectRefused.Should().Contain("https to http");
    }

    [Fact]
    public async Task The_certificate_is_told()
    {
        using var certificate = Certificate("127.0.0.1");
        await using var server = new LoopbackServer((_, response) => response.JsonAsync("{}"), certificate);

        var outcome = await GetAsync(new GuardedRequest(server.Url), new GuardedHttpOptions { Authorities = [certificate] });

        outcome.Reply!.Tls.Should().NotBeNull();
        outcome.Reply.Tls!.ExpiresAt.Should().Be(certificate.NotAfter.ToUniversalTime());
        outcome.Reply.Tls.Subject.Should().Be("CN=127.0.0.1");
        outcome.Reply.Tls.Protocol.Should().StartWith("Tls1");
    }

    [Fact]
    public async Task A_certificate_nobody_trusts_is_refused_and_told()
    {
        using var certificate = Certificate("127.0.0.1");
        await using var server = new LoopbackServer((_, response) => response.JsonAsync("{}"), certificate);

        var outcome = await GetAsync(server.Url);

        outcome.Trouble!.Kind.Should().Be(HttpTroubleKind.Tls);
        outcome.Trouble.Tls!.Trouble.Should().NotBeNullOrEmpty();
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused()
    {
        using var certificate = Certificate("other.example");
        await using var server = new LoopbackServer((_, response) => response.JsonAsync("{}"), certificate);

        var outcome = await GetAsync(new GuardedRequest(server.Url), new GuardedHttpOptions { Authorities = [certificate] });

        outcome.Trouble!.Message.Should().Contain("another host");
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1000, false)]
    [InlineData(1001, true)]
    [InlineData(5_000_000, true)]
    public async Task A_body_is_read_up_to_the_limit(int size, bool truncated)
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(200, "text/plain", new string('x', size)));

        var reply = (await GetAsync(new GuardedRequest(server.Url), new GuardedHttpOptions { MaxBody = 1000 })).Reply!;

        reply.Body.Length.Should().Be(Math.Min(size, 1000));
        reply.IsTruncated.Should().Be(truncated);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task The_limit_counts_after_decompression(string encoding)
    {
        await using var server = new LoopbackServer((_, response) =>
            response.SendAsync(200, "text/plain", Compress(encoding, new byte[200_000_000]), ("Content-Encoding", encoding)));

        var reply = (await GetAsync(server.Url)).Reply!;

        reply.IsTruncated.Should().BeTrue();
        reply.Body.Length.Should().Be(1024 * 1024);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_body_that_is_not_compressed_as_it_says_is_broken(string encoding)
    {
        await using var server = new LoopbackServer((_, response) =>
            response.SendAsync(200, "text/plain", "this is no compressed text at all", ("Content-Encoding", encoding)));

        (await GetAsync(server.Url)).Trouble!.Kind.Should().Be(HttpTroubleKind.Broken);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnothex\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nX: y")]
    public async Task An_answer_that_breaks_off_or_is_not_http_is_broken(string raw)
    {
        await using var server = new LoopbackServer((_, response) => response.RawAsync(raw));

        (await GetAsync(server.Url)).Trouble!.Kind.Should().Be(HttpTroubleKind.Broken);
    }

    [Fact]
    public async Task Headers_without_end_are_cut_off()
    {
        await using var server = new LoopbackServer(async (_, response) =>
        {
            await response.RawAsync("HTTP/1.1 200 OK\r\n");
            while (true)
                await response.RawAsync("X-Many: " + new string('x', 1000) + "\r\n");
        });

        (await GetAsync(server.Url)).Trouble!.Kind.Should().Be(HttpTroubleKind.Broken);
    }

    [Fact]
    public async Task A_reset_connection_is_broken()
    {
        await using var server = new LoopbackServer((_, response) =>
        {
            response.Reset();
            return Task.CompletedTask;
        });

        (await GetAsync(server.Url)).Trouble!.Kind.Should().Be(HttpTroubleKind.Broken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfirst")]
    public async Task An_answer_that_does_not_come_in_time_is_a_time_out(string begin)
    {
        var begun = new TaskCompletionSource();
        await using var server = new LoopbackServer(async (_, response) =>
        {
            await response.RawAsync(begin);
            begun.SetResult();
            await response.HangAsync();
        });

        var asking = GetAsync(server.Url);
        await begun.Task;
        clock.Advance(TimeSpan.FromSeconds(4.9));
        asking.IsCompleted.Should().BeFalse();
        clock.Advance(TimeSpan.FromSeconds(0.1));

        (await asking).Trouble.Should().Match<HttpTrouble>(trouble => trouble.Kind == HttpTroubleKind.Timeout && trouble.Message.Contains("5 s"));
    }

    [Fact]
    public async Task Redirects_share_one_time_out()
    {
        await using var server = new LoopbackServer((_, response) =>
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            return response.RedirectAsync("/again");
        });

        (await GetAsync(server.Url)).Trouble!.Kind.Should().Be(HttpTroubleKind.Timeout);
    }

    [Fact]
    public async Task Nobody_listening_is_unreachable()
    {
        var server = new LoopbackServer((_, _) => Task.CompletedTask);
        var url = server.Url;
        await server.DisposeAsync();

        (await GetAsync(url)).Trouble!.Kind.Should().Be(HttpTroubleKind.Unreachable);
    }

    [Fact]
    public async Task A_name_without_address_is_a_failed_look_up()
    {
        names = _ => [];

        (await GetAsync(new Uri("http://nowhere.example/"))).Trouble!.Kind.Should().Be(HttpTroubleKind.Dns);
    }

    [Fact]
    public async Task Two_requests_at_a_time_go_to_one_host()
    {
        var inside = new SemaphoreSlim(0);
        var go = new TaskCompletionSource();
        await using var server = new LoopbackServer(async (_, response) =>
        {
            inside.Release();
            await go.Task;
            await response.JsonAsync("{}");
        });

        var asking = Enumerable.Range(0, 10).Select(_ => GetAsync(server.Url)).ToList();
        await inside.WaitAsync();
        await inside.WaitAsync();
        server.Requests.Should().HaveCount(2);
        go.SetResult();
        var outcomes = await Task.WhenAll(asking);

        outcomes.Should().OnlyContain(outcome => outcome.Reply != null);
        server.MostAtATime.Should().BeLessThanOrEqualTo(2);
        gates.Count.Should().Be(0);
    }

    [Fact]
    public async Task Waiting_for_a_place_does_not_use_up_the_time_out()
    {
        var first = true;
        var begun = new SemaphoreSlim(0);
        await using var server = new LoopbackServer(async (_, response) =>
        {
            begun.Release();
            if (Volatile.Read(ref first))
                await response.HangAsync();
            await response.JsonAsync("{}");
        });

        var slow = new[] { GetAsync(server.Url), GetAsync(server.Url) };
        await begun.WaitAsync();
        await begun.WaitAsync();
        var waiting = GetAsync(server.Url);
        Volatile.Write(ref first, false);
        clock.Advance(TimeSpan.FromSeconds(5));

        (await Task.WhenAll(slow)).Should().OnlyContain(outcome => outcome.Trouble!.Kind == HttpTroubleKind.Timeout);
        (await waiting).Reply!.Status.Should().Be(200);
    }

    [Fact]
    public async Task Cancellation_by_the_caller_throws()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new LoopbackServer(async (_, response) =>
        {
            await cancel.CancelAsync();
            await response.HangAsync();
        });

        var asking = () => GetAsync(new GuardedRequest(server.Url), new GuardedHttpOptions(), ["127.0.0.1"], cancel.Token);

        await asking.Should().ThrowAsync<OperationCanceledException>();
        gates.Count.Should().Be(0);
    }

    internal static X509Certificate2 Certificate(string host) => TestCertificate.For(host);

    private Task<HttpOutcome> GetAsync(Uri url, string[]? allow = null) =>
        GetAsync(new GuardedRequest(url), new GuardedHttpOptions(), allow);

    private async Task<HttpOutcome> GetAsync(
        GuardedRequest request, GuardedHttpOptions options, string[]? allow = null, CancellationToken cancellationToken = default)
    {
        var guard = new AddressGuard(AllowListTests.Read(allow ?? ["127.0.0.1"]), () => [], (name, _) => Task.FromResult(names(name)));
        using var http = new GuardedHttp(guard, options, gates, clock);
        return await http.GetAsync(request, cancellationToken);
    }

    private static byte[] Compress(string encoding, byte[] bytes)
    {
        using var result = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(result, CompressionLevel.Fastest),
            "br" => new BrotliStream(result, CompressionLevel.Fastest),
            _ => new ZLibStream(result, CompressionLevel.Fastest),
        })
            stream.Write(bytes);
        return result.ToArray();
    }
}
