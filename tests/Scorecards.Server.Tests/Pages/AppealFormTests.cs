using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Scorecards.Core.Access;
using Scorecards.Server.Pages.Service;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

/// <summary>The form by which a team asks that its service keeps its support.</summary>
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
        (await _server.PageAsync("/support")).Text("#appeals + table tbody").Should().Contain(Why);
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

    private static string Day(int days) => DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<Visitor> SignedInAsync(string role, string name)
    {
        var visitor = new Visitor(_server.Client.BaseAddress!);
        _visitors.Add(visitor);
        await visitor.SignInAsync(await _server.TokenAsync(role, name));
        return visitor;
    }
}
