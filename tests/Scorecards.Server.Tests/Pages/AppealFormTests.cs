using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Scorecards.Core.Access;
using Scorecards.Server.Pages.Service;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

/// <summary>The forms by which a team asks that its service keeps its support, and an approver decides.</summary>
public sealed class AppealFormTests : IAsyncLifetime
{
    private const string Path = "/services/cart";
    private const string Why = "The <disks> are replaced in May, until then we watch";

    private readonly List<Visitor> _visitors = [];
    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await SupportDefinitions.StartAsync();
        await _server.FallAsync();
    }

    public async Task DisposeAsync()
    {
        _visitors.ForEach(v => v.Dispose());
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_team_asks_once_and_everyone_sees_it()
    {
        var ann = await SignedInAsync("owner:payments", "ann");
        var key = (await ann.PageAsync(Path)).QuerySelector("#appeal [name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var sent = await ann.SubmitAsync(Path, "#appeal form", ("reason", Why), ("until", Day(20)));

        sent.Header("Location").Should().Be("/services/cart?done=appeal#content");
        (await _server.PageAsync(Path)).Texts("#support ~ .reasons li").Should().Contain(r => r.StartsWith("ann asked for support until"));
        (await _server.PageAsync("/support")).Text(".waiting").Should().Contain(Why);
        var twice = await ann.PostAsync(Path, ("__RequestVerificationToken", key), ("form", ServiceForms.Appeal), ("reason", Why), ("until", Day(20)));
        Page.Parse(twice.Body).Text("#appeal [role=alert]").Should().Be("An appeal for the service is open or in force already.");
    }

    [Theory]
    [InlineData("soon", "soon", "Reason must say in at least 20 characters", "Last day must be a day, such as 2030-01-31.")]
    [InlineData("", "", "Reason must say in at least 20 characters", "Last day must say when the support may end")]
    [InlineData("", "2090-01-01", "Reason must say in at least 20 characters", "Last day must be within 30d, as the policy says.")]
    public async Task What_is_wrong_is_said_beside_the_fields(string reason, string until, string aboutReason, string aboutDay)
    {
        var ann = await SignedInAsync("owner:payments", "ann");

        var sent = await ann.SubmitAsync(Path, "#appeal form", ("reason", reason), ("until", until));

        sent.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        var form = Page.Parse(sent.Body).QuerySelector("#appeal")!;
        form.Text("#appeal-reason-mistake").Should().StartWith(aboutReason);
        form.Text("#appeal-until-mistake").Should().StartWith(aboutDay);
        form.QuerySelector("textarea")!.TextContent.Should().Be(reason);
    }

    [Fact]
    public async Task It_is_for_the_team_and_only_where_the_rules_give_no_support()
    {
        await _server.EvaluateAsync("search", SupportDefinitions.Good);
        var (ron, otto) = (await SignedInAsync(AccessRoles.Reporter, "ron"), await SignedInAsync(AccessRoles.Approver, "otto"));
        (await ron.PageAsync(Path)).QuerySelector("#appeal").Should().BeNull();
        (await otto.PageAsync("/services/search")).QuerySelector("#appeal").Should().BeNull();
        (await otto.PageAsync(Path)).QuerySelector("#appeal").Should().NotBeNull();

        // Forms that were not shown can be made by hand.
        var role = await ron.SubmitAsync(Path, "#exempt form", ("form", ServiceForms.Appeal), ("reason", Why), ("until", Day(9)));
        var eligible = await otto.SubmitAsync("/services/search", "#exempt form", ("form", ServiceForms.Appeal), ("reason", Why), ("until", Day(9)));

        Page.Parse(role.Body).Text("[role=alert]").Should().Be("It takes a token of the role owner:payments or approver; 'ron' has the role reporter.");
        Page.Parse(eligible.Body).Text("[role=alert]").Should().Be("There is nothing to appeal against: the rules support the service.");
        (await _server.GetAsync("/api/v1/support/appeals"))["total"].GetInt32().Should().Be(0);
    }

    [Theory]
    [InlineData("grant", "The appeal is granted: the service has support until then.", 1)]
    [InlineData("refuse", "The appeal is refused.", 0)]
    public async Task Another_person_grants_or_refuses_it(string decision, string words, int inForce)
    {
        await AskAsync("ann");
        var otto = await SignedInAsync(AccessRoles.Approver, "otto");

        var sent = await otto.SubmitAsync("/support", ".waiting form", ("form", decision), ("answer", "Until the <disks> are there"));

        sent.Header("Location").Should().Be($"/support?done={decision}#content");
        var page = await otto.PageAsync($"/support?done={decision}");
        page.Text(".done").Should().Be(words);
        page.QuerySelectorAll(".waiting").Should().BeEmpty();
        page.QuerySelectorAll("#appeals + table tbody tr").Should().HaveCount(inForce);
        if (inForce > 0)
        {
            page.Text("#appeals + table tbody tr").Should().Contain(Why).And.EndWith("ann otto Until the <disks> are there");
        }
    }

    [Fact]
    public async Task Nobody_decides_on_their_own_appeal_or_without_the_role_or_twice()
    {
        var otto = await AskAsync("otto", AccessRoles.Approver);
        var (ron, anna) = (await SignedInAsync(AccessRoles.Reporter, "ron"), await SignedInAsync(AccessRoles.Approver, "anna"));
        (await _server.PageAsync("/support")).Text("#waiting ~ p").Should().Be("Sign in as an approver to decide.");
        (await otto.PageAsync("/support")).Text(".waiting .soft").Should().Be("You asked for this appeal: another approver has to decide.");
        (await ron.PageAsync("/support")).Text("#waiting ~ p").Should().Be("You are signed in as ron, with the role reporter. Decisions take the role approver.");
        var subject = (await anna.PageAsync("/support")).QuerySelector(".waiting [name=id]")!.GetAttribute("value")!;
        (await anna.SubmitAsync("/support", ".waiting form", ("form", "perhaps"))).Status.Should().Be(HttpStatusCode.BadRequest);
        Page.Parse((await anna.SubmitAsync("/support", ".waiting form", ("form", "grant"), ("answer", new string('x', 1_001)))).Body)
            .Text(".waiting .mistake").Should().Be("Why must have at most 1000 characters.");

        // Forms that were not shown can be made by hand.
        (await ByHandAsync(otto, "grant", subject))
            .Should().Be("The token 'otto' asked for this itself: another approver has to decide.");
        (await ByHandAsync(ron, "grant", subject))
            .Should().Be("It takes a token of the role approver; 'ron' has the role reporter.");
        (await ByHandAsync(anna, "refuse", "none")).Should().Be("There is no such appeal.");
        await anna.SubmitAsync("/support", ".waiting form", ("form", "refuse"));
        (await ByHandAsync(anna, "grant", subject))
            .Should().Be("It is refused, and only an open appeal can be granted.");
    }

    /// <summary>What the page says of a decision that it showed no form for.</summary>
    private static async Task<string> ByHandAsync(Visitor visitor, string decision, string appeal)
    {
        var key = (await visitor.PageAsync(Path)).QuerySelector("#exempt [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return Page.Parse((await visitor.PostAsync("/support", ("__RequestVerificationToken", key), ("form", decision), ("id", appeal))).Body).Text("[role=alert]");
    }

    private async Task<Visitor> AskAsync(string name, string role = "owner:payments")
    {
        var visitor = await SignedInAsync(role, name);
        (await visitor.SubmitAsync(Path, "#appeal form", ("reason", Why), ("until", Day(20)))).Status.Should().Be(HttpStatusCode.Redirect);
        return visitor;
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
