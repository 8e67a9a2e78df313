using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Scorecards.Core.Access;
using Scorecards.Server.Pages.Serving;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

/// <summary>What no browser would send is answered with what is wrong with it, and never as a fault of the server.</summary>
public sealed class HostileRequestTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Key = "__RequestVerificationToken";

    [Theory]
    [InlineData("a..b", 400)]
    [InlineData("~", 400)]
    [InlineData("a:99999", 400)]
    [InlineData("xn--", 400)]
    [InlineData("", 200)]
    [InlineData("scorecards.example.com:8080", 200)]
    [InlineData("[::1]:5080", 200)]
    [InlineData("bücher.example", 200)]
    public async Task A_host_that_is_none_is_refused(string host, int status)
    {
        var app = new ApplicationBuilder(shared.Server.Services);
        HostNames.Use(app);
        app.Run(_ => Task.CompletedTask);
        var context = new DefaultHttpContext { Request = { Scheme = "http", Headers = { Host = host } } };

        await app.Build()(context);

        context.Response.StatusCode.Should().Be(status);
    }

    [Theory]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "a=b", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nbroken", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "many", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "long", HttpStatusCode.BadRequest)]
    public async Task What_is_no_form_that_was_shown_is_refused(string type, string body, HttpStatusCode status)
    {
        using var visitor = new Visitor(shared.Server.Client.BaseAddress!);
        await visitor.SignInAsync(shared.Admin);
        var key = (await visitor.PageAsync("/gate")).QuerySelector($"[name={Key}]")!.GetAttribute("value")!;
        var sent = body switch
        {
            "many" => string.Join('&', Enumerable.Range(0, 1_100).Select(i => $"f{i}=")),
            "long" => new string('f', 3_000) + "=1",
            _ => body,
        };
        foreach (var path in (string[])["/signin", "/signout", "/gate", "/exemptions", "/support", "/services/any"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(sent)) };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            request.Headers.Add("RequestVerificationToken", key);

            var answer = await visitor.SendAsync(request);

            answer.Status.Should().Be(status, path);
            answer.MediaType.Should().Be("text/html");
        }
    }

    [Fact]
    public async Task A_charset_that_nobody_knows_is_refused_by_the_api()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tokens") { Content = new ByteArrayContent("{}"u8.ToArray()) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=bogus");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", shared.Admin);

        using var answer = await shared.Server.Client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Theory]
    [InlineData("/live")]
    [InlineData("/api/v1/events")]
    public async Task A_stream_has_a_head_that_ends(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await shared.Server.Client.SendAsync(request).WaitAsync(TimeSpan.FromSeconds(20));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
    }

    [Fact]
    public async Task A_page_that_is_not_there_links_to_no_other_server()
    {
        var answer = await shared.Server.GetAsync($"{shared.Server.Client.BaseAddress}/evil.example/x");

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        Page.Parse(answer.Body).QuerySelector(".skip")!.GetAttribute("href").Should().Be("/evil.example/x#content");
    }

    [Fact]
    public async Task A_page_that_fails_half_way_is_told_on_a_page()
    {
        await using var scope = shared.Server.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Response = { Body = new MemoryStream() } };
        (context.Request.Scheme, context.Request.Host, context.Request.Method, context.Request.Path) = ("http", new HostString("localhost"), "GET", "/broken");

        await new PageErrors(c => new RazorComponentResult<BrokenPage>().ExecuteAsync(c), NullLogger<PageErrors>.Instance).InvokeAsync(context);

        context.Response.StatusCode.Should().Be(500);
        context.Response.Body.Position = 0;
        Page.Parse(await new StreamReader(context.Response.Body).ReadToEndAsync()).Text("h1").Should().Be("Something went wrong here");
    }

    [Fact]
    public async Task A_form_that_was_not_shown_is_answered_with_why_it_is_refused()
    {
        using var ron = new Visitor(shared.Server.Client.BaseAddress!);
        await ron.SignInAsync(await shared.Server.TokenAsync(AccessRoles.Reporter, "hostile-ron"));
        var key = (await ron.PageAsync("/gate")).QuerySelector($"[name={Key}]")!.GetAttribute("value")!;

        var sent = await ron.PostAsync("/gate", (Key, key), ("form", "freeze"), ("reason", "The data centre is on fire"), ("kinds", "deploy"));

        Page.Parse(sent.Body).Text("[role=alert]").Should().Be("It takes a token of the role approver; 'hostile-ron' has the role reporter.");
    }

    private sealed class BrokenPage : Microsoft.AspNetCore.Components.ComponentBase
    {
        [Microsoft.AspNetCore.Components.Inject]
        public Microsoft.AspNetCore.Components.NavigationManager Navigation { get; set; } = null!;

        protected override void OnInitialized() => throw new InvalidOperationException($"broken at {Navigation.Uri}");
    }
}
