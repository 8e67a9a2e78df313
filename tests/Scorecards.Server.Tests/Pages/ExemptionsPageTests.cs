using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Scorecards.Core.Access;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

public sealed class ExemptionsPageTests : IAsyncLifetime
{
    private const string Path = "/exemptions";
    private const string Why = "The cache is <replaced> in May";

    private readonly List<Visitor> _visitors = [];
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await QuestionDefinitions.StartAsync();

    public async Task DisposeAsync()
    {
        _visitors.ForEach(v => v.Dispose());
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task One_asks_another_approves_and_revokes_again()
    {
        var id = await AskAsync("answers-quickly");
        var bob = await SignedInAsync(AccessRoles.Approver, "bob");
        var everyone = await _server.PageAsync(Path);
        everyone.Text(".waiting").Should().StartWith($"checkout: Answers <quickly> & well {Why} Asked by").And.Contain("ann just now");
        everyone.QuerySelectorAll("main form").Should().BeEmpty();
        everyone.QuerySelector("main [href^='/signin']")!.GetAttribute("href").Should().Be("/signin?return=%2Fexemptions");

        var approved = await DecideAsync(bob, "approve", ("reason", "Agreed <until> then"));

        (approved.Status, approved.Header("Location")).Should().Be((HttpStatusCode.Redirect, "/exemptions?done=approve#content"));
        var page = await bob.PageAsync($"{Path}?done=approve");
        page.Text(".done").Should().StartWith("The exemption is in force.");
        page.Text("#waiting ~ .empty").Should().Be("Nobody waits.");
        page.Text($"#exemption-{id}").Should().StartWith($"checkout Answers <quickly> & well {Why}").And.Contain("approved by bob Agreed <until> then");
        page.QuerySelectorAll("replaced, until").Should().BeEmpty();
        await _server.EvaluateAsync("checkout");
        (await _server.PageAsync("/services/checkout")).Text("#check-answers-quickly summary").Should().Contain("Exempt");

        (await bob.SubmitAsync(Path, $"#exemption-{id} form")).Header("Location").Should().Be("/exemptions?done=revoke#content");
        page = await _server.PageAsync(Path);
        page.Text("#in-force ~ .empty").Should().Be("Every check counts.");
        page.Text("[aria-labelledby=over] tbody").Should().Contain("revoked by bob");
    }

    [Fact]
    public async Task A_request_is_denied_and_a_decision_on_what_is_decided_says_so()
    {
        await AskAsync("answers-quickly");
        var (bob, eve) = (await SignedInAsync(AccessRoles.Approver, "bob"), await SignedInAsync(AccessRoles.Admin, "eve"));
        var stale = (await eve.PageAsync(Path)).QuerySelector(".waiting form")!;
        var fields = stale.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();

        (await DecideAsync(bob, "deny", ("reason", "Not for so long"))).Header("Location").Should().Be("/exemptions?done=deny#content");
        var late = await eve.PostAsync(Path, [.. fields, ("form", "approve")]);

        late.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        Page.Parse(late.Body).Text("[role=alert]").Should().Be("It is denied, and only a requested one can be approved.");
        (await _server.PageAsync(Path)).Text("[aria-labelledby=over] tbody").Should().Contain("denied by bob Not for so long");
        (await eve.PostAsync(Path, [.. fields, ("form", "party")])).Status.Should().Be(HttpStatusCode.BadRequest);
        var nothing = await eve.PostAsync(Path, [.. fields.Where(f => f.Item1 != "id"), ("id", "nothing"), ("form", "approve")]);
        Page.Parse(nothing.Body).Text("[role=alert]").Should().Be("There is no such exemption.");
    }

    [Fact]
    public async Task Nobody_decides_on_what_they_asked_for_and_only_approvers_decide()
    {
        await AskAsync("answers-quickly", AccessRoles.Approver, "anna");
        var anna = await SignedInAsync(AccessRoles.Approver, "anna-too");
        var fields = (await anna.PageAsync(Path)).QuerySelectorAll(".waiting form input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        var id = fields.Single(f => f.Item1 == "id").Item2;

        var own = await SignedInAsync(await _server.TokenAsync(AccessRoles.Approver, "olaf"), async token => await RequestAsync(token, "has-an-owner"));
        (await own.PageAsync(Path)).Texts(".waiting > .soft").Should().ContainSingle().Which.Should().Be("You asked for this exemption: another approver has to decide.");
        var mine = (await own.PageAsync(Path)).QuerySelectorAll(".waiting").Single(w => w.QuerySelector("form") is null).Id!["exemption-".Length..];
        var key = (await own.PageAsync(Path)).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var refused = await own.PostAsync(Path, ("__RequestVerificationToken", key), ("id", mine), ("form", "approve"));
        Page.Parse(refused.Body).Text(".waiting [role=alert]").Should().Be("The token 'olaf' asked for this exemption itself: another approver has to decide.");

        var ron = await SignedInAsync(AccessRoles.Reporter, "ron");
        (await ron.PageAsync(Path)).QuerySelectorAll("main form").Should().BeEmpty();
        (await ron.PageAsync(Path)).Text("#waiting ~ p").Should().Be("You are signed in as ron, with the role reporter. Decisions take the role approver.");
        key = (await ron.PageAsync(Path)).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var wrong = await ron.PostAsync(Path, ("__RequestVerificationToken", key), ("id", id), ("form", "approve"));
        Page.Parse(wrong.Body).Text(".waiting [role=alert]").Should().Be("It takes a token of the role approver; 'ron' has the role reporter.");
        (await _server.GetAsync("/api/v1/exemptions?state=requested"))["total"].GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task Words_that_are_too_long_are_refused_and_stay_and_a_form_without_its_key_does_nothing()
    {
        await AskAsync("answers-quickly");
        var bob = await SignedInAsync(AccessRoles.Approver, "bob");
        var words = new string('w', 1_001);

        var sent = await DecideAsync(bob, "deny", ("reason", words));

        sent.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        Page.Parse(sent.Body).Text(".waiting .mistake").Should().Be("Why must have at most 1000 characters.");
        Page.Parse(sent.Body).QuerySelector(".waiting [name=reason]")!.GetAttribute("value").Should().Be(words);
        (await bob.PostAsync(Path, ("form", "approve"))).Status.Should().Be(HttpStatusCode.BadRequest);
        bob.Cookies.Remove("__Host-scorecards");
        var key = (await bob.PageAsync("/signin")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await bob.PostAsync(Path, ("__RequestVerificationToken", key), ("form", "approve"))).Header("Location").Should().Be("/signin?return=%2Fexemptions");
    }

    [Fact]
    public async Task It_can_be_of_one_service_comes_in_parts_and_says_when_the_store_is_away()
    {
        await AskAsync("answers-quickly");

        (await _server.PageAsync($"{Path}?service=CHECKOUT")).QuerySelectorAll(".waiting").Should().ContainSingle();
        var other = await _server.PageAsync($"{Path}?service=cart&before=%00");
        other.QuerySelectorAll(".waiting").Should().BeEmpty();
        other.Text("main").Should().Contain("Only those of cart. Show all");
        _server.StoreIsAway = true;
        (await _server.PageAsync(Path)).Text("#waiting ~ .empty").Should().StartWith("The store is away");
    }

    private async Task<string> AskAsync(string check, string role = AccessRoles.Reporter, string name = "ann") => await RequestAsync(await _server.TokenAsync(role, name), check);

    private async Task<string> RequestAsync(string token, string check) => (await _server.SendAsync(
        HttpMethod.Post, "/api/v1/services/checkout/exemptions", token,
        JsonSerializer.Serialize(new { check, reason = Why, expiresAt = DateTimeOffset.UtcNow.AddDays(30).ToString("O", CultureInfo.InvariantCulture) })))["id"].GetString()!;

    private static Task<Answer> DecideAsync(Visitor visitor, string decision, params (string, string)[] more) => visitor.SubmitAsync(Path, ".waiting form", [("form", decision), .. more]);

    private async Task<Visitor> SignedInAsync(string role, string name) => await SignedInAsync(await _server.TokenAsync(role, name));

    private async Task<Visitor> SignedInAsync(string token, Func<string, Task>? before = null)
    {
        if (before is not null)
        {
            await before(token);
        }

        var visitor = new Visitor(_server.Client.BaseAddress!);
        _visitors.Add(visitor);
        await visitor.SignInAsync(token);
        return visitor;
    }
}
