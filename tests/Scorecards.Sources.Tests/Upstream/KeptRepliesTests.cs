using System.Security.Cryptography;
using System.Text;
using Scorecards.Sources.Network;
using Scorecards.Sources.Upstream;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Upstream;

public sealed class KeptRepliesTests : IDisposable
{
    private static readonly GuardedRequest Request = new(new Uri("http://up.example/a"), [new("Accept", "application/json")]);

    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();
    private GuardedRequest? _sent;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("etag", "\"v1\"", "If-None-Match")]
    [InlineData("etag", "W/\"v1\"", "If-None-Match")]
    [InlineData("last-modified", "Tue, 15 Jan 2030 11:00:00 GMT", "If-Modified-Since")]
    public async Task What_has_not_changed_is_answered_from_the_disk_after_a_restart_too(string validator, string value, string condition)
    {
        await AskAsync(Replies.Of(200, """{"a":1}""", (validator, value), ("content-type", "application/json; charset=utf-8"), ("x-left", "10")));

        var reply = (await AskAsync(Replies.Of(304, "", ("x-left", "9")))).Reply!;

        _sent!.Headers.Should().Equal([.. Request.Headers, new(condition, value)]);
        reply.Status.Should().Be(200);
        Encoding.UTF8.GetString(reply.Body.Span).Should().Be("""{"a":1}""");
        reply.ContentType!.MediaType.Should().Be("application/json");
        reply.Headers["x-left"].Should().Be("9");
    }

    [Fact]
    public async Task What_has_changed_takes_the_place_of_what_was_kept()
    {
        await AskAsync(Replies.Of(200, "old", ("etag", "\"1\"")));
        await AskAsync(Replies.Of(200, "new", ("etag", "\"2\"")));

        var reply = (await AskAsync(Replies.Of(304))).Reply!;

        _sent!.Headers[^1].Value.Should().Be("\"2\"");
        Encoding.UTF8.GetString(reply.Body.Span).Should().Be("new");
    }

    [Fact]
    public async Task Trouble_is_told_and_what_was_kept_stays()
    {
        await AskAsync(Replies.Of(200, "old", ("etag", "\"1\"")));

        (await AskAsync(Replies.Of(500))).Reply!.Status.Should().Be(500);
        (await AskAsync(Replies.Trouble(HttpTroubleKind.Timeout))).Trouble!.Kind.Should().Be(HttpTroubleKind.Timeout);
        (await AskAsync(Replies.Of(304))).Reply!.Status.Should().Be(200);
    }

    [Theory]
    [InlineData("etag", "\"snow \u2603\"", null)]
    [InlineData("etag", "\"a\r\nb: c\"", null)]
    [InlineData("etag", "", null)]
    [InlineData("etag", "\"1\"", "private, no-store")]
    [InlineData("x-etag", "\"1\"", null)]
    public async Task What_cannot_be_asked_about_or_must_not_be_kept_is_not(string header, string value, string? control)
    {
        await AskAsync(Replies.Of(200, "{}", (header, value), ("cache-control", control ?? "no-cache")));

        await AskAsync(Replies.Of(200));

        _sent!.Headers.Should().Equal(Request.Headers);
        Directory.Exists(_folder.Path).Should().BeTrue();
        Directory.GetFiles(_folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task Only_good_and_whole_answers_are_kept()
    {
        await AskAsync(Replies.Of(404, "{}", ("etag", "\"1\"")));
        await AskAsync(new HttpOutcome(Replies.Of(200, "{", ("etag", "\"1\"")).Reply! with { IsTruncated = true }, null));

        Directory.GetFiles(_folder.Path).Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(-8)]
    public async Task A_damaged_file_is_as_good_as_none(int length)
    {
        await AskAsync(Replies.Of(200, "a body", ("etag", "\"1\"")));
        var file = Directory.GetFiles(_folder.Path).Single();
        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, length < 0 ? bytes[..^-length] : bytes[..length]);

        await AskAsync(Replies.Of(200, "a body", ("etag", "\"1\"")));
        _sent!.Headers.Should().Equal(Request.Headers);
        await AskAsync(Replies.Of(304));

        _sent.Headers.Should().HaveCount(2, "it was written anew");
    }

    [Fact]
    public async Task A_file_of_another_form_is_as_good_as_none()
    {
        await AskAsync(Replies.Of(200, "a body", ("etag", "\"1\"")));
        await File.WriteAllTextAsync(Directory.GetFiles(_folder.Path).Single(), """{"url":"http://up.example/a","headers":{"etag":"\"1\""},"digest":"x"}""");

        await AskAsync(Replies.Of(200, "a body", ("etag", "\"1\"")));

        _sent!.Headers.Should().Equal(Request.Headers);
    }

    [Fact]
    public async Task What_repeats_itself_takes_little_room()
    {
        var body = string.Concat(Enumerable.Range(0, 10_000).Select(number => $"{{\"run\":{number},\"repository\":{{\"owner\":\"acme\"}}}}"));
        await AskAsync(Replies.Of(200, body, ("etag", "\"1\"")));

        new FileInfo(Directory.GetFiles(_folder.Path).Single()).Length.Should().BeLessThan(body.Length / 5);
        Encoding.UTF8.GetString((await AskAsync(Replies.Of(304))).Reply!.Body.Span).Should().Be(body);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_keeps_nothing_and_breaks_nothing()
    {
        var file = Path.Combine(_folder.Path, "file");
        await File.WriteAllTextAsync(file, "");

        (await AskAsync(Replies.Of(200, "{}", ("etag", "\"1\"")), Path.Combine(file, "below"))).Reply!.Status.Should().Be(200);
    }

    [Fact]
    public async Task What_served_longest_ago_goes_first()
    {
        var kept = new KeptReplies(_folder.Path, _clock, room: 100_000);
        for (var i = 0; i < 40; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await kept.GetAsync("used", Request, request => Task.FromResult(request.Headers.Count > 1 ? Replies.Of(304) : Replies.Of(200, "used", ("etag", "\"u\""))));
            await kept.GetAsync($"{i}", Request, _ => Task.FromResult(Replies.Of(200, RandomNumberGenerator.GetHexString(20_000), ("etag", "\"1\""))));
        }

        new DirectoryInfo(_folder.Path).GetFiles().Sum(file => file.Length).Should().BeLessThan(125_000);
        (await kept.GetAsync("used", Request, _ => Task.FromResult(Replies.Of(304)))).Reply!.Status.Should().Be(200, "it was of use all the time");
        (await kept.GetAsync("0", Request, _ => Task.FromResult(Replies.Of(304)))).Reply!.Status.Should().Be(304, "it is not there any more");
    }

    // Each time as after a restart.
    private Task<HttpOutcome> AskAsync(HttpOutcome answer, string? folder = null) =>
        new KeptReplies(folder ?? _folder.Path, _clock).GetAsync("key", Request, request =>
        {
            _sent = request;
            return Task.FromResult(answer);
        });
}
