using Scorecards.Core.Facts;
using Scorecards.Sources.Http;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Tests.Network;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Http;

public sealed class HttpSourceTests
{
    private readonly FakeClock _clock = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_json_answer_is_told_in_full()
    {
        await using var server = new LoopbackServer((_, response) =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(250));
            return response.SendAsync(200, "application/health+json", """{"status":"pass","checks":3}""", ("X-Version", "7"));
        });

        var fact = await GetAsync(server.Url);

        fact.At("reachable").AsBool().Should().BeTrue();
        fact.At("status").AsInt().Should().Be(200);
        fact.At("latencyMs").AsInt().Should().Be(250);
        fact.At("json.status").AsString().Should().Be("pass");
        fact.At("json.checks").AsInt().Should().Be(3);
        fact.At("text").AsString().Should().StartWith("{");
        fact.At("headers.x-version").AsString().Should().Be("7");
        fact.At("url").AsString().Should().Be(server.Url.AbsoluteUri);
        fact.Has("tls").Should().BeFalse();
        fact.Evidence.Should().Be(server.Url.AbsoluteUri);
    }

    [Fact]
    public async Task The_bad_status_of_a_service_is_a_fact()
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(503, "text/plain", "down"));

        var fact = await GetAsync(server.Url);

        fact.At("reachable").AsBool().Should().BeTrue();
        fact.At("status").AsInt().Should().Be(503);
        fact.Has("json").Should().BeFalse();
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_fact()
    {
        var server = new LoopbackServer((_, _) => Task.CompletedTask);
        await server.DisposeAsync();

        var fact = await GetAsync(server.Url);

        fact.At("reachable").AsBool().Should().BeFalse();
        fact.At("trouble").AsString().Should().Be("unreachable");
        fact.At("error").AsString().Should().Contain(server.Port.ToString());
        fact.Has("status").Should().BeFalse();
    }

    [Theory]
    [InlineData(System.Net.Sockets.SocketError.HostNotFound, null)]
    [InlineData(System.Net.Sockets.SocketError.TryAgain, UnknownCause.Source)]
    [InlineData(System.Net.Sockets.SocketError.NoRecovery, UnknownCause.Source)]
    public async Task A_name_that_does_not_exist_is_a_fact_and_a_dead_name_server_is_our_trouble(
        System.Net.Sockets.SocketError error, UnknownCause? cause)
    {
        var source = Make(resolve: (_, _) => throw new System.Net.Sockets.SocketException((int)error));

        var fact = await source.OneAsync(Ask.Of("http", "get", """{"url":"http://gone.example/"}"""));

        fact.Error?.Cause.Should().Be(cause);
        if (cause is null)
            fact.At("trouble").AsString().Should().Be("dns");
    }

    [Fact]
    public async Task An_expired_or_untrusted_certificate_is_a_fact_with_its_dates()
    {
        using var certificate = GuardedHttpTests.Certificate("127.0.0.1");
        await using var server = new LoopbackServer((_, response) => response.JsonAsync("{}"), certificate);

        var fact = await GetAsync(server.Url);

        fact.At("reachable").AsBool().Should().BeFalse();
        fact.At("trouble").AsString().Should().Be("tls");
        fact.At("tls.expiresInDays").AsInt().Should().BeInRange(28, 30);
        fact.At("tls.subject").AsString().Should().Be("CN=127.0.0.1");
    }

    [Fact]
    public async Task A_certificate_of_a_given_authority_is_trusted()
    {
        using var folder = new TempFolder();
        using var certificate = GuardedHttpTests.Certificate("127.0.0.1");
        var file = folder.Write("ca.pem", certificate.ExportCertificatePem());
        await using var server = new LoopbackServer((_, response) => response.JsonAsync("{}"), certificate);

        var fact = await Make($$"""{"caFile":"{{file}}"}""").OneAsync(Question(server.Url));

        fact.At("reachable").AsBool().Should().BeTrue();
        fact.At("tls.protocol").AsString().Should().StartWith("Tls1");
    }

    [Theory]
    [InlineData("""{}""", UnknownCause.Definition)]
    [InlineData("""{"url":5}""", UnknownCause.Definition)]
    [InlineData("""{"url":""}""", UnknownCause.Subject)]
    [InlineData("""{"url":"/relative"}""", UnknownCause.Subject)]
    [InlineData("""{"url":"ftp://host/"}""", UnknownCause.Subject)]
    [InlineData("""{"url":"http://u:p@host/"}""", UnknownCause.Subject)]
    [InlineData("""{"url":"http://host/\nX: y"}""", UnknownCause.Subject)]
    [InlineData("""{"url":"http://10.0.0.1/"}""", UnknownCause.Definition)]
    [InlineData("""{"url":"http://169.254.169.254/latest/meta-data/"}""", UnknownCause.Definition)]
    [InlineData("""{"url":"http://127.0.0.1/","expect":"xml"}""", UnknownCause.Definition)]
    [InlineData("""{"url":"http://127.0.0.1/","headers":{"Authorization":"x"}}""", UnknownCause.Definition)]
    [InlineData("""{"url":"http://127.0.0.1/","headers":{"host":"x"}}""", UnknownCause.Definition)]
    [InlineData("""{"url":"http://127.0.0.1/","headers":["no separator"]}""", UnknownCause.Definition)]
    [InlineData("""{"url":"http://127.0.0.1/","headers":{"X":1}}""", UnknownCause.Definition)]
    [InlineData("""{"url":"http://127.0.0.1/","headers":{"X Y":"1"}}""", UnknownCause.Subject)]
    [InlineData("""{"url":"http://127.0.0.1/","headers":{"X":"a\r\nY: b"}}""", UnknownCause.Subject)]
    public async Task A_bad_question_is_an_error_with_its_cause(string arguments, UnknownCause cause)
    {
        var fact = await Make().OneAsync(Ask.Of("http", "get", arguments));

        fact.Error!.Cause.Should().Be(cause);
    }

    [Fact]
    public async Task Headers_are_sent_from_a_map_or_a_list()
    {
        await using var server = new LoopbackServer((_, response) => response.JsonAsync("{}"));

        await Make().CollectAsync(
            [
                Ask.Of("http", "get", $$$"""{"url":"{{{server.Url}}}","headers":{"X-Form":"map"}}"""),
                Ask.Of("http", "get", $$"""{"url":"{{server.Url}}","headers":["X-Form: list"]}"""),
            ],
            default);

        server.Requests.Select(request => request.Headers["x-form"]).Should().BeEquivalentTo("map", "list");
    }

    [Theory]
    [InlineData("text/html", "<html>", UnknownCause.Subject)]
    [InlineData("application/json", "{", UnknownCause.Subject)]
    [InlineData("text/plain", "{}", null)]
    public async Task Where_json_is_expected_anything_else_is_the_services_error(string type, string body, UnknownCause? cause)
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(200, type, body));

        var fact = await Make().OneAsync(Ask.Of("http", "get", $$"""{"url":"{{server.Url}}","expect":"json"}"""));

        fact.Error?.Cause.Should().Be(cause);
        if (cause is null)
            fact.Has("json").Should().BeTrue();
    }

    [Fact]
    public async Task The_values_of_cookies_are_hidden()
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(
            200, "text/plain", "", ("Set-Cookie", "sid=hunter2; Expires=Wed, 21 Oct 2032 07:28:00 GMT; Secure"), ("Set-Cookie", "b=hunter3")));

        var fact = await GetAsync(server.Url);

        fact.Value.ToJson().Should().NotContain("hunter");
        fact.At("headers.set-cookie").AsString().Should().Be("sid=***; Expires=Wed, 21 Oct 2032 07:28:00 GMT; Secure, b=***");
    }

    [Theory]
    [InlineData("text/plain; charset=iso-8859-1", new byte[] { 0xFC }, "ü")]
    [InlineData("text/plain; charset=nonsense", new byte[] { 0xC3, 0xBC }, "ü")]
    [InlineData("text/plain", new byte[] { 0xFF, 0x00 }, "\uFFFD\uFFFD")]
    [InlineData("", new byte[] { 0x61 }, "a")]
    public async Task Text_is_read_by_its_charset(string type, byte[] body, string text)
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(200, type, body));

        (await GetAsync(server.Url)).At("text").AsString().Should().Be(text);
    }

    [Fact]
    public async Task Text_ends_after_64_KiB_between_two_characters()
    {
        await using var server = new LoopbackServer((_, response) => response.SendAsync(200, "text/plain", "x" + new string('ü', 40_000)));

        (await GetAsync(server.Url)).At("text").AsString().Should().HaveLength(32_768).And.EndWith("ü");
    }

    [Fact]
    public void Every_mistake_of_a_document_is_told_at_once()
    {
        var spec = Ask.Spec("http", allow: ["http://x"], options: """{"cafile":"x","caFile":"/does/not/exist"}""",
            auth: new() { SecretRef = "hunter2", Header = "X", Username = "a:b" }, timeout: TimeSpan.FromMinutes(2));

        var problems = Ask.ProblemsOf(HttpKind.Factory, spec);

        problems.Should().HaveCount(7).And.OnlyContain(problem => problem.Line == 3 && problem.File == "source.yaml");
        problems.Should().Contain(problem => problem.Message.Contains("'cafile'") && problem.Hint!.Contains("caFile"));
        string.Join('\n', problems).Should().NotContain("hunter2");
    }

    private static FactRequest Question(Uri url) => Ask.Of("http", "get", $$"""{"url":"{{url}}"}""");

    private Task<Fact> GetAsync(Uri url) => Make().OneAsync(Question(url));

    private ISource Make(string options = "{}", Scorecards.Sources.Network.HostResolver? resolve = null)
    {
        var context = new SourceContext { CacheFolder = Path.GetTempPath(), Clock = _clock };
        return Ask.Make(HttpKind.Factory, Ask.Spec("http", options: options), resolve is null ? context : context with { Resolve = resolve });
    }
}
