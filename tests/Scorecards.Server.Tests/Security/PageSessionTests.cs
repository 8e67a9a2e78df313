using System.Net;
using Scorecards.Core.Access;
using Scorecards.Server.Hosting;
using Scorecards.Server.Security;
using Scorecards.Server.Tests.Hosting;
using Scorecards.Server.Tests.Pages;

namespace Scorecards.Server.Tests.Security;

public sealed class PageSessionTests(SharedServer shared) : IClassFixture<SharedServer>, IDisposable
{
    private const string Session = "__Host-scorecards";
    private const string Key = "__RequestVerificationToken";

    private readonly Visitor _visitor = new(shared.Server.Client.BaseAddress!);

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task A_token_signs_one_in_and_leads_back_to_where_one_came_from()
    {
        var token = await shared.Server.TokenAsync(AccessRoles.Approver, "anna");
        var link = (await _visitor.PageAsync("/services/checkout?x=1")).QuerySelector(".account a")!.GetAttribute("href")!;

        var sent = await _visitor.SubmitAsync(link, "main form", ("token", $" {token}\n"));
        var back = await _visitor.GetAsync(sent.Header("Location"));

        sent.Status.Should().Be(HttpStatusCode.Redirect);
        (back.Status, back.Header("Location")).Should().Be((HttpStatusCode.Redirect, "/services/checkout?x=1"));
        var page = await _visitor.PageAsync("/services/checkout");
        page.Text(".account").Should().Be("Signed in as anna approver Sign out");
        (await _visitor.PageAsync("/no/such/page")).Text(".account").Should().StartWith("Signed in as anna");
    }

    [Fact]
    public async Task Both_cookies_are_for_this_host_alone_and_no_script_reads_them()
    {
        var form = (await _visitor.GetAsync("/signin")).Header("Set-Cookie");
        var session = (await _visitor.SignInAsync(shared.Admin)).Header("Set-Cookie");

        form.Should().MatchRegex("^__Host-scorecards-form=[^;]+; path=/; secure; samesite=lax; httponly$");
        session.Should().MatchRegex("^__Host-scorecards=[^;]+; path=/; secure; samesite=lax; httponly$");
    }

    [Fact]
    public async Task What_is_shown_to_someone_signed_in_is_kept_by_nobody()
    {
        await _visitor.SignInAsync(shared.Admin);

        (await _visitor.GetAsync("/")).Header("Cache-Control").Should().Contain("no-store");
    }

    [Theory]
    [InlineData("")]
    [InlineData("ssc_short")]
    [InlineData("not a token <b>at all</b>")]
    [InlineData("ssc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_wrong_token_is_said_to_be_wrong_beside_the_field_and_not_shown_again(string token)
    {
        await using var server = await TestServer.StartAsync();
        using var visitor = new Visitor(server.Client.BaseAddress!);

        var answer = await visitor.SignInAsync(token, "/definitions");

        answer.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        answer.Header("Cache-Control").Should().Contain("no-store");
        var page = Page.Parse(answer.Body);
        page.Text("#token-mistake").Should().StartWith("No token in force is this one.");
        page.QuerySelector("[name=token]")!.GetAttribute("aria-describedby").Should().Be("token-mistake");
        page.QuerySelector("[name=token]")!.HasAttribute("value").Should().BeFalse();
        page.QuerySelector("[name=return]")!.GetAttribute("value").Should().Be("/definitions");
        answer.Body.Should().NotContain("AAAAAAAA").And.NotContain("at all");
        visitor.Cookies.Should().NotContainKey(Session);
    }

    [Fact]
    public async Task Whoever_tries_too_often_waits_and_a_right_token_waits_with_them()
    {
        await using var server = await TestServer.StartAsync();
        using var visitor = new Visitor(server.Client.BaseAddress!);
        for (var i = 0; i < SignInAttempts.Most; i++)
        {
            (await visitor.SignInAsync("ssc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        }

        var answer = await visitor.SignInAsync(await server.TokenAsync());

        answer.Status.Should().Be(HttpStatusCode.TooManyRequests);
        Page.Parse(answer.Body).Text("h1").Should().Be("Too many attempts");
        int.Parse(answer.Header("Retry-After"), null).Should().BeInRange(1, 60);
    }

    [Fact]
    public async Task A_revoked_token_ends_the_session_at_once()
    {
        var token = await shared.Server.TokenAsync(AccessRoles.Reporter, "leaver");
        await _visitor.SignInAsync(token);
        (await _visitor.PageAsync("/")).Text(".account").Should().Contain("leaver");

        await shared.Server.Store.RevokeTokenAsync("leaver", DateTimeOffset.UtcNow, "ann", CancellationToken.None);

        (await _visitor.PageAsync("/")).Text(".account").Should().Be("Sign in");
        _visitor.Cookies.Should().NotContainKey(Session);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_stays_on_the_page()
    {
        await _visitor.SignInAsync(shared.Admin);

        var answer = await _visitor.SubmitAsync("/definitions", ".account form");

        (answer.Status, answer.Header("Location")).Should().Be((HttpStatusCode.Redirect, "/definitions"));
        _visitor.Cookies.Should().NotContainKey(Session);
        (await _visitor.PageAsync("/")).Text(".account").Should().Be("Sign in");
    }

    [Fact]
    public async Task A_browser_that_does_not_keep_the_session_is_told()
    {
        var sent = await _visitor.SignInAsync(shared.Admin);
        _visitor.Cookies.Remove(Session);

        var page = await _visitor.PageAsync(sent.Header("Location"));

        page.Text("main [role=alert]").Should().StartWith("Your browser did not keep the sign-in.");
        page.QuerySelector("main form").Should().NotBeNull();
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Signing_in_and_out_leads_to_no_other_server(string back)
    {
        var sent = await _visitor.SubmitAsync("/signin", "main form", ("token", shared.Admin), ("return", back));
        var then = await _visitor.GetAsync($"/signin?return={Uri.EscapeDataString(back)}&done");
        var gone = await _visitor.SubmitAsync("/", ".account form", ("return", back));

        sent.Header("Location").Should().Be("/signin?return=%2F&done");
        then.Header("Location").Should().Be("/");
        gone.Header("Location").Should().Be("/");
    }

    [Fact]
    public async Task A_form_without_its_key_is_refused()
    {
        var answer = await _visitor.PostAsync("/signin", ("token", shared.Admin));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        Page.Parse(answer.Body).Text("h1").Should().Be("The form is out of date");
        _visitor.Cookies.Should().NotContainKey(Session);
    }

    [Fact]
    public async Task A_form_that_was_shown_to_someone_else_is_refused()
    {
        using var other = new Visitor(shared.Server.Client.BaseAddress!);
        await other.SignInAsync(await shared.Server.TokenAsync());
        await _visitor.SignInAsync(shared.Admin);
        var foreign = (await other.PageAsync("/")).QuerySelector($".account [name={Key}]")!.GetAttribute("value")!;
        var own = (await _visitor.PageAsync("/")).QuerySelector($".account [name={Key}]")!.GetAttribute("value")!;

        (await _visitor.PostAsync("/signout", (Key, foreign))).Status.Should().Be(HttpStatusCode.BadRequest);
        (await _visitor.PostAsync("/signout", (Key, own[..^4] + "AAAA"))).Status.Should().Be(HttpStatusCode.BadRequest);

        // With the other one's cookie too, it is still another person's form.
        _visitor.Cookies["__Host-scorecards-form"] = other.Cookies["__Host-scorecards-form"];
        (await _visitor.PostAsync("/signout", (Key, foreign))).Status.Should().Be(HttpStatusCode.BadRequest);
        _visitor.Cookies.Should().ContainKey(Session);
    }

    [Fact]
    public async Task A_form_from_before_signing_in_is_refused_after_it()
    {
        var before = (await _visitor.PageAsync("/signin")).QuerySelector($"main [name={Key}]")!.GetAttribute("value")!;
        await _visitor.SignInAsync(shared.Admin);

        (await _visitor.PostAsync("/signout", (Key, before))).Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_form_that_is_too_large_or_no_form_is_refused()
    {
        (await _visitor.PostAsync("/signin", ("token", new string('x', 100_000)))).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await shared.Server.SendAsync(HttpMethod.Post, "/signin", body: """{ "token": "x" }""")).Status.Should().Be(HttpStatusCode.UnsupportedMediaType);
        (await _visitor.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/signin"))).Status.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task The_api_knows_nobody_by_a_cookie()
    {
        await _visitor.SignInAsync(shared.Admin);

        foreach (var path in (string[])["/api/v1/tokens", "/API/v1/tokens", "/%61pi/v1/tokens"])
        {
            var answer = await _visitor.GetAsync(path);
            answer.Status.Should().Be(HttpStatusCode.Unauthorized, path);
            answer.MediaType.Should().Be("application/problem+json");
        }

        (await _visitor.PostAsync("/api/v1/services/checkout/evaluations")).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_cookie_that_nobody_made_here_signs_nobody_in()
    {
        _visitor.Cookies[Session] = "CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

        (await _visitor.PageAsync("/")).Text(".account").Should().Be("Sign in");
    }

    [Fact]
    public async Task Where_reading_is_closed_pages_ask_to_sign_in_and_the_api_says_401()
    {
        await using var closed = await TestServer.StartAsync([Sample.Service("secret-project")], new ServerOptions { PublicRead = false });
        using var visitor = new Visitor(closed.Client.BaseAddress!);

        var answer = await visitor.GetAsync("/?team=payments&tier=1");
        var form = await visitor.GetAsync(answer.Header("Location"));

        (answer.Status, answer.Header("Location")).Should().Be((HttpStatusCode.Redirect, "/signin?return=%2F%3Fteam%3Dpayments%26tier%3D1"));
        answer.Body.Should().NotContain("secret-project");
        form.Status.Should().Be(HttpStatusCode.OK);
        (await visitor.GetAsync("/api/v1/services")).Status.Should().Be(HttpStatusCode.Unauthorized);

        await visitor.SignInAsync(await closed.TokenAsync(AccessRoles.Reporter));
        (await visitor.GetAsync("/")).Body.Should().Contain("secret-project");
        (await visitor.GetAsync("/api/v1/services")).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task While_the_store_is_away_open_pages_are_shown_as_to_everyone_and_nothing_is_sent()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("checkout")]);
        using var visitor = new Visitor(server.Client.BaseAddress!);
        await visitor.SignInAsync(await server.TokenAsync());
        var key = (await visitor.PageAsync("/")).QuerySelector($".account [name={Key}]")!.GetAttribute("value")!;

        server.StoreIsAway = true;

        (await visitor.GetAsync("/definitions")).Status.Should().Be(HttpStatusCode.OK);
        (await visitor.PostAsync("/signout", (Key, key))).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        server.StoreIsAway = false;
        (await visitor.PageAsync("/definitions")).Text(".account").Should().EndWith("Sign out");
    }
}
