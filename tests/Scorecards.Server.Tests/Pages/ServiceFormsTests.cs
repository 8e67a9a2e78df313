using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Scorecards.Core.Access;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Server.Pages.Service;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

/// <summary>What people send from the page of a service.</summary>
public sealed class ServiceFormsTests : IAsyncLifetime
{
    private const string Path = "/services/checkout";
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
    public async Task Whoever_is_not_signed_in_sees_what_could_be_done_and_where_to_sign_in()
    {
        var page = await _server.PageAsync($"{Path}?exempt=answers-quickly");

        page.QuerySelectorAll(".acts form").Should().BeEmpty();
        page.Text(".acts").Should().Be("Act Sign in to have it evaluated now, to answer its questions, to ask for an exemption or for support, or to act at the gate.");
        page.QuerySelector(".acts a")!.GetAttribute("href").Should().Be("/signin?return=%2Fservices%2Fcheckout%3Fexempt%3Danswers-quickly");
        page.QuerySelectorAll(".check a[href*=exempt]").Should().BeEmpty();
    }

    [Fact]
    public async Task A_question_is_answered_on_the_page_with_evidence_and_a_name()
    {
        var ann = await SignedInAsync("owner:payments", "ann");
        var page = await ann.PageAsync(Path);
        page.Texts(".acts .act .name").Should().Equal("Ask for an exemption", "Was a <restore> rehearsed?", "Is it tested enough?", "Is the list complete?");

        var sent = await ann.SubmitAsync(
            Path, "#answer-restore-was-rehearsed form", ("answer", "yes"), ("evidence", " https://wiki.example.com/drill \r\n\r\nhttps://wiki.example.com/two"), ("note", "It took <an> hour"));

        (sent.Status, sent.Header("Location")).Should().Be((HttpStatusCode.Redirect, "/services/checkout?done=answer#content"));
        (await ann.PageAsync($"{Path}?done=answer")).Text(".done").Should().StartWith("Your answer is kept, under your name.");
        var given = (await _server.Store.AttestationsAsync("checkout", null, 10, default)).Items.Single();
        (given.Check, given.Answer, given.By, given.Note).Should().Be(("restore-was-rehearsed", AttestationAnswer.Yes, "ann", "It took <an> hour"));
        given.Evidence.Should().Equal("https://wiki.example.com/drill", "https://wiki.example.com/two");
        (given.ValidUntil - given.At).Should().Be(TimeSpan.FromDays(90));
        var seen = await _server.PageAsync(Path);
        seen.Text("[aria-labelledby=questions] tbody tr").Should().Contain("yes ann,").And.Contain("evidence 1, evidence 2").And.Contain("It took <an> hour");
        seen.QuerySelector("an").Should().BeNull();
    }

    [Fact]
    public async Task A_release_and_a_list_are_asked_for_where_the_question_needs_them()
    {
        var ann = await SignedInAsync(AccessRoles.Reporter, "ann");

        (await ann.SubmitAsync(Path, "#answer-is-tested-enough form", ("answer", "no"), ("release", "1.0"))).Status.Should().Be(HttpStatusCode.Redirect);
        (await ann.SubmitAsync(Path, "#answer-contingencies-are-listed form", ("answer", "yes"), ("items", "the cache is cold => warm it\n it rains=>wait"))).Status.Should().Be(HttpStatusCode.Redirect);

        var given = (await _server.Store.AttestationsAsync("checkout", null, 10, default)).Items;
        given.Single(g => g.Release is not null).Release.Should().Be("1.0");
        given.Single(g => g.Items.Count > 0).Items.Should().Equal(new AttestationItem("the cache is cold", "warm it"), new AttestationItem("it rains", "wait"));
    }

    [Theory]
    [InlineData("restore-was-rehearsed", "yes", "", "", "evidence", "Evidence must have at least one link to what shows a yes.")]
    [InlineData("restore-was-rehearsed", "", "", "", "answer", "Answer must be yes or no.")]
    [InlineData("restore-was-rehearsed", "yes", "https://ok.example\njavascript:alert(1)", "", "evidence", "Evidence in line 2 must be a link that begins with http:// or https://, at most 2000 characters.")]
    [InlineData("contingencies-are-listed", "yes", "", "the cache is cold", "items", "What could go wrong in line 1 must have a risk (what could go wrong) and a response (what is done about it), each at most 1000 characters, none of them a control character.")]
    [InlineData("contingencies-are-listed", "yes", "", "", "items", "What could go wrong must have at least one line for a yes.")]
    [InlineData("is-tested-enough", "no", "", "", "release", "Release must be the one that the answer is for.")]
    public async Task What_is_wrong_with_an_answer_is_said_beside_its_field_and_what_was_typed_stays(
        string check, string answer, string evidence, string items, string field, string mistake)
    {
        var ann = await SignedInAsync(AccessRoles.Admin, "ann");

        var sent = await ann.SubmitAsync(Path, $"#answer-{check} form", ("answer", answer), ("evidence", evidence), ("items", items), ("note", "<b>kept"));

        sent.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        var form = Page.Parse(sent.Body).QuerySelector($"#answer-{check}")!;
        form.HasAttribute("open").Should().BeTrue();
        form.Texts(".mistake").Should().Equal(mistake);
        form.Text($"#answer-{check}-{field}-mistake").Should().Be(mistake);
        form.QuerySelector("[name=note]")!.TextContent.Should().Be("<b>kept");
        Page.Parse(sent.Body).QuerySelectorAll(".act[open]").Should().ContainSingle("other forms stay as they are");
        (await _server.Store.AttestationsAsync("checkout", null, 10, default)).Total.Should().Be(0);
    }

    [Fact]
    public async Task Too_long_a_note_is_refused_and_a_form_that_is_larger_than_any()
    {
        var ann = await SignedInAsync(AccessRoles.Admin, "ann");

        var sent = await ann.SubmitAsync(Path, "#answer-restore-was-rehearsed form", ("answer", "no"), ("note", new string('x', 2_001)));

        Page.Parse(sent.Body).Text("#answer-restore-was-rehearsed-note-mistake").Should().Be("Note must have at most 2000 characters, none of them a control character.");
        (await ann.SubmitAsync(Path, "#exempt form", ("reason", new string('x', 70_000)))).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_role_that_may_not_answer_sees_no_form_and_one_made_by_hand_is_refused_with_what_it_takes()
    {
        var ron = await SignedInAsync(AccessRoles.Reporter, "ron");
        var page = await ron.PageAsync(Path);
        page.QuerySelector("#answer-restore-was-rehearsed").Should().BeNull();

        var sent = await ron.SubmitAsync(Path, "#exempt form", ("form", ServiceForms.Answer), ("id", "restore-was-rehearsed"), ("answer", "no"));

        sent.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        Page.Parse(sent.Body).Text("[role=alert]").Should().Be(
            "'restore-was-rehearsed' is answered by tokens of the role owner or approver or a higher one; the role of this token is 'reporter', and the team of checkout is payments.");
        var unknown = await ron.SubmitAsync(Path, "#exempt form", ("form", ServiceForms.Answer), ("id", "nothing"), ("answer", "no"));
        Page.Parse(unknown.Body).Text("[role=alert]").Should().Be("There is no such question any more.");
        (await _server.Store.AttestationsAsync("checkout", null, 10, default)).Total.Should().Be(0);
    }

    [Fact]
    public async Task An_exemption_is_asked_for_from_the_card_of_the_check()
    {
        var ann = await SignedInAsync(AccessRoles.Reporter, "ann");
        var link = (await ann.PageAsync(Path)).QuerySelector("#check-answers-quickly a[href*=exempt]")!.GetAttribute("href")!;
        link.Should().Be("/services/checkout?exempt=answers-quickly#exempt");
        var form = (await ann.PageAsync(link)).QuerySelector("#exempt")!;
        form.HasAttribute("open").Should().BeTrue();
        form.QuerySelector("option[selected]")!.GetAttribute("value").Should().Be("answers-quickly");

        var sent = await ann.SubmitAsync(link, "#exempt form", ("check", "answers-quickly"), ("reason", Why), ("expiresAt", Day(30)));

        sent.Header("Location").Should().Be("/services/checkout?done=exempt#content");
        var asked = (await _server.Store.ExemptionsAsync(new ExemptionQuery("checkout", null, null, DateTimeOffset.UtcNow), null, 10, default)).Items.Single();
        (asked.Check, asked.Reason, asked.RequestedBy, asked.ExpiresAt).Should().Be(("answers-quickly", Why, "ann", new DateTimeOffset(DateTimeOffset.UtcNow.Date.AddDays(31), TimeSpan.Zero)));
        var row = (await _server.PageAsync(Path)).QuerySelector("[aria-labelledby=exemptions] tbody tr")!;
        row.Text().Should().Contain("requested").And.Contain(Why);
        row.QuerySelector("td a")!.GetAttribute("href").Should().Be($"/exemptions#exemption-{asked.Id}");
        var twice = await ann.SubmitAsync(link, "#exempt form", ("check", "answers-quickly"), ("reason", Why), ("expiresAt", Day(30)));
        Page.Parse(twice.Body).Text("#exempt [role=alert]").Should().Be("An exemption of this check is asked for or in force already.");
        Page.Parse(twice.Body).QuerySelector("#exempt textarea")!.TextContent.Should().Be(Why);
    }

    [Theory]
    [InlineData("answers-quickley", "later", "soon", "Check must be the name", "Reason must say in at least 10 characters", "Last day must be a day, such as 2030-01-31.")]
    [InlineData("", "", "2020-01-01", "Check must be the name of a check.", "Reason must say", "Last day must be in the future")]
    [InlineData("", "", "9999-12-31", "Check must be the name of a check.", "Reason must say", "Last day must be a day, such as 2030-01-31.")]
    public async Task What_is_wrong_with_a_request_is_said_beside_its_fields(string check, string reason, string day, string aboutCheck, string aboutReason, string aboutDay)
    {
        var ann = await SignedInAsync(AccessRoles.Reporter, "ann");

        var sent = await ann.SubmitAsync(Path, "#exempt form", ("check", check), ("reason", reason), ("expiresAt", day));

        var form = Page.Parse(sent.Body).QuerySelector("#exempt")!;
        sent.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        if (check.Length == 0)
        {
            form.Text("#exempt-check-mistake").Should().StartWith(aboutCheck);
        }

        form.Text("#exempt-reason-mistake").Should().StartWith(aboutReason);
        form.Text("#exempt-expiresAt-mistake").Should().StartWith(aboutDay);
        form.QuerySelector("[type=date]")!.GetAttribute("value").Should().Be(day);
        var unrated = await ann.SubmitAsync(Path, "#exempt form", ("check", "nobody-sees-this-yet"), ("reason", Why), ("expiresAt", Day(1)));
        Page.Parse(unrated.Body).Text("#exempt-check-mistake").Should().StartWith("Check must be one that counts for this service");
        (await _server.Store.ExemptionsAsync(new ExemptionQuery(null, null, null, DateTimeOffset.UtcNow), null, 10, default)).Total.Should().Be(0);
    }

    [Fact]
    public async Task A_service_is_evaluated_at_once_on_a_click()
    {
        var ron = await SignedInAsync(AccessRoles.Reporter, "ron");
        _server.Probe.Say("checkout", """{ "ok": true, "share": 0, "millis": 1 }""");

        var sent = await ron.SubmitAsync(Path, ".acts > form");

        sent.Header("Location").Should().Be("/services/checkout?done=evaluate#content");
        var page = await ron.PageAsync($"{Path}?done=evaluate");
        page.Text(".done").Should().Be("It is evaluated: all below is as of now.");
        page.Text(".verdict .grade").Should().Be("A+");
        (await ron.PageAsync($"{Path}?done=queued")).Text(".done").Should().StartWith("The evaluation is queued.");
        (await ron.PageAsync($"{Path}?done=<b>")).QuerySelector(".done").Should().BeNull();
    }

    [Fact]
    public async Task A_form_without_its_key_or_of_a_session_that_is_over_changes_nothing()
    {
        var anna = await SignedInAsync(AccessRoles.Admin, "anna");
        (string, string)[] form = [("form", ServiceForms.Exempt), ("check", "answers-quickly"), ("reason", Why), ("expiresAt", Day(3))];

        (await anna.PostAsync(Path, form)).Status.Should().Be(HttpStatusCode.BadRequest);
        (await anna.SubmitAsync(Path, "#exempt form", ("form", "party"))).Status.Should().Be(HttpStatusCode.BadRequest);
        anna.Cookies.Remove("__Host-scorecards");
        var key = (await anna.PageAsync("/signin")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await anna.PostAsync(Path, [.. form, ("__RequestVerificationToken", key)])).Header("Location").Should().Be("/signin?return=%2Fservices%2Fcheckout");

        (await _server.Store.ExemptionsAsync(new ExemptionQuery(null, null, null, DateTimeOffset.UtcNow), null, 10, default)).Total.Should().Be(0);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_404_and_one_that_left_is_refused()
    {
        var ann = await SignedInAsync(AccessRoles.Admin, "ann");
        var key = (await ann.PageAsync(Path)).QuerySelector("#exempt [name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var unknown = await ann.PostAsync("/services/checkuot", ("__RequestVerificationToken", key), ("form", ServiceForms.Evaluate));
        await _server.UseAsync([Sample.Service("cart", "shop")], TestDefinitions.Load(QuestionDefinitions.Text));
        var gone = await ann.PostAsync(Path, ("__RequestVerificationToken", key), ("form", ServiceForms.Exempt), ("check", "answers-quickly"), ("reason", Why), ("expiresAt", Day(3)));

        unknown.Status.Should().Be(HttpStatusCode.NotFound);
        Page.Parse(unknown.Body).QuerySelector("main li a")!.GetAttribute("href").Should().Be("/services/checkout");
        gone.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        Page.Parse(gone.Body).Text("main").Should().Contain("Retired: the catalog has it no more");
        (await _server.Store.ExemptionsAsync(new ExemptionQuery(null, null, null, DateTimeOffset.UtcNow), null, 10, default)).Total.Should().Be(0);
    }

    [Fact]
    public async Task The_forms_are_whole()
    {
        var ann = await SignedInAsync(AccessRoles.Admin, "ann");

        var page = await ann.PageAsync(Path);

        page.QuerySelectorAll("main form[method=post]").Should().HaveCount(5, "evaluate, exempt, 3 questions");
        page.QuerySelectorAll("form[method=post]").Should().OnlyContain(f => f.QuerySelector("[name=__RequestVerificationToken]") != null);
        page.QuerySelectorAll("input:not([type=hidden]), select, textarea").Where(e => e.Closest("label") is null).Should().BeEmpty();
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        ids.Should().OnlyHaveUniqueItems().And.OnlyContain(id => !id.Contains(' '));
        page.QuerySelectorAll("[aria-describedby]").SelectMany(e => e.GetAttribute("aria-describedby")!.Split(' ')).Should().OnlyContain(id => ids.Contains(id));
        page.QuerySelectorAll("script:not([src]), style, [style]").Should().BeEmpty();
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').ToList();
        levels.Zip(levels.Skip(1)).Should().NotContain(pair => pair.Second > pair.First + 1);
    }

    private static string Day(int days) => DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<Visitor> SignedInAsync(string role, string name)
    {
        var visitor = new Visitor(_server.Client.BaseAddress!);
        _visitors.Add(visitor);
        await visitor.SignInAsync(await _server.TokenAsync(role, name));
        return visitor;
    }
}
