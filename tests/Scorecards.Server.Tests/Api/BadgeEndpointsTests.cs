using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Scorecards.Core.Access;
using Scorecards.Core.Grades;
using Scorecards.Server.Api;
using Scorecards.Server.Hosting;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Api;

public sealed class BadgeEndpointsTests
{
    private const string Secret = "b4dge-5ecret-that-nobody-guesses";

    [Fact]
    public async Task A_badge_shows_the_grade_and_names_what_it_says()
    {
        await using var server = await TestServer.StartAsync([Sample.Service("cart"), Sample.Service("new")]);
        await server.EvaluateAsync("cart", """{"ok": true, "share": 1, "millis": 3}""");

        var image = await server.GetAsync("/badges/cart.svg");
        image.MediaType.Should().Be("image/svg+xml");
        XDocument.Parse(image.Body).Root!.Attribute("aria-label")!.Value.Should().Be("scorecard: A+ · 100.0");
        image.Header("Cache-Control").Should().Be("public, max-age=300");

        var again = await server.SendAsync(HttpMethod.Get, "/badges/cart.svg", etag: image.Header("ETag"));
        (again.Status, again.Body).Should().Be((HttpStatusCode.NotModified, ""));

        var data = await server.GetAsync("/badges/CART.json");
        data.Body.Should().Be("""{"schemaVersion":1,"label":"scorecard","message":"A+","color":"0d6b3c"}""");
        XDocument.Parse((await server.GetAsync("/badges/new.svg")).Body).Root!.Attribute("aria-label")!.Value.Should().Be("scorecard: U");
    }

    [Theory]
    [InlineData("/badges/nobody.svg")]
    [InlineData("/badges/%3Cscript%3E.svg")]
    [InlineData("/badges/nobody.json")]
    public async Task A_badge_of_nothing_is_a_problem_that_names_no_neighbours(string path)
    {
        await using var server = await TestServer.StartAsync([Sample.Service("nobod")]);

        var answer = await server.GetAsync(path);

        (answer.Status, answer.MediaType).Should().Be((HttpStatusCode.NotFound, "application/problem+json"));
        answer["type"].GetString().Should().Be("urn:scorecards:unknown-badge");
        answer.Body.Should().NotContain("nobod\"");
    }

    [Fact]
    public async Task Where_reading_is_closed_only_the_secret_id_of_a_service_that_opted_in_opens_its_badge()
    {
        var open = Sample.Service("cart") with { Annotations = new Dictionary<string, string> { ["scorecards.dev/badge-id"] = Secret } };
        var guessable = Sample.Service("wallet") with { Annotations = new Dictionary<string, string> { ["scorecards.dev/badge-id"] = "wallet-badge" } };
        await using var server = await TestServer.StartAsync([open, guessable, Sample.Service("ledger")], new ServerOptions { PublicRead = false });

        (await server.GetAsync($"/badges/{Secret}.svg")).Status.Should().Be(HttpStatusCode.OK);
        (await server.GetAsync($"/badges/{Secret}.json")).Status.Should().Be(HttpStatusCode.OK);
        foreach (var id in new[] { "cart", "wallet", "wallet-badge", "ledger", Secret.ToUpperInvariant() })
        {
            (await server.GetAsync($"/badges/{id}.svg")).Status.Should().Be(HttpStatusCode.NotFound, id);
        }

        (await server.GetAsync("/badges/ledger.svg", await server.TokenAsync(AccessRoles.Reporter))).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_secret_id_that_two_services_have_is_of_neither()
    {
        var annotations = new Dictionary<string, string> { ["scorecards.dev/badge-id"] = Secret };
        await using var server = await TestServer.StartAsync(
            [Sample.Service("cart") with { Annotations = annotations }, Sample.Service("copy") with { Annotations = annotations }], new ServerOptions { PublicRead = false });

        (await server.GetAsync($"/badges/{Secret}.svg")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public void White_text_is_readable_on_the_colour_of_every_grade_and_every_image_is_well_formed()
    {
        foreach (var grade in Enum.GetValues<Grade>())
        {
            Contrast(BadgeImage.ColorOf(grade)).Should().BeGreaterThanOrEqualTo(4.5, grade.Letter());
            XDocument.Parse(BadgeImage.Of(grade, 12.3m)).Root!.Name.LocalName.Should().Be("svg");
        }
    }

    // Of white, by WCAG 2.2, "relative luminance".
    private static double Contrast(string color)
    {
        var parts = Enumerable.Range(0, 3)
            .Select(i => int.Parse(color.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))
            .ToList();
        return 1.05 / ((0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]) + 0.05);
    }
}
