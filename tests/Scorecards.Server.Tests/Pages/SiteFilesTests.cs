using System.Net;
using AngleSharp.Dom;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

public sealed class SiteFilesTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_file_under_the_url_that_names_its_content_is_kept_for_good_and_under_any_other_is_asked_for_again()
    {
        var url = (await shared.Server.PageAsync("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        var current = await shared.Server.GetAsync(url);
        var plain = await shared.Server.GetAsync("/site.css");
        var outdated = await shared.Server.GetAsync("/site.css?v=0123456789abcdef");

        current.MediaType.Should().Be("text/css");
        current.Header("Cache-Control").Should().Be("public, max-age=31536000, immutable");
        plain.Header("Cache-Control").Should().Be("no-cache");
        outdated.Header("Cache-Control").Should().Be("no-cache");
    }

    [Fact]
    public async Task A_page_is_asked_for_again_every_time_and_sent_compressed_where_that_is_understood()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptEncoding.ParseAdd("br");

        using var response = await shared.Server.Client.SendAsync(request);

        response.Headers.CacheControl!.NoCache.Should().BeTrue();
        response.Content.Headers.ContentEncoding.Should().Equal("br");
    }

    [Theory]
    [InlineData("/..%2f..%2fappsettings.json")]
    [InlineData("/%2e%2e/Scorecards.Server.dll")]
    [InlineData("/Scorecards.Server.dll")]
    public async Task Nothing_outside_the_folder_is_served(string path) =>
        (await shared.Server.GetAsync(path)).Status.Should().Be(HttpStatusCode.NotFound);
}
