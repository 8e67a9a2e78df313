using System.Text.Json;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Files;

/// <summary>A bill of materials in CycloneDX's JSON, 1.2 and later (https://cyclonedx.org/docs/1.6/json/).</summary>
internal static class CycloneDxJson
{
    /// <exception cref="FormatException">It is none.</exception>
    public static Bom Read(JsonElement bom)
    {
        if (bom.Text("bomFormat") != "CycloneDX")
            throw new FormatException("this is not CycloneDX in JSON: there is no \"bomFormat\": \"CycloneDX\"");
        var components = new List<BomComponent>();
        // The depth of JSON is bounded, and so is this.
        if (bom.Part("components") is { } list)
            Collect(list.Items(), components);
        return new Bom(
            ReportText.Shorten(bom.Text("specVersion")),
            ReportText.Moment(bom.Part("metadata")?.Text("timestamp")),
            components,
            bom.Part("vulnerabilities") is not null,
            bom.Part("vulnerabilities") is { } found ? [.. found.Items().Select(ReadVulnerability)] : []);
    }

    private static void Collect(JsonElement[] items, List<BomComponent> components)
    {
        foreach (var item in items)
        {
            components.Add(new BomComponent(
                ReportText.Shorten(item.Text("type")) ?? BomComponent.DefaultType, item.Text("version") is { Length: > 0 }, [.. Licenses(item).Distinct()]));
            if (item.Part("components") is { } within)
                Collect(within.Items(), components);
        }
    }

    private static IEnumerable<string> Licenses(JsonElement component) =>
        from choice in component.Part("licenses") is { } list ? list.Items() : []
        let name = choice.Text("expression") ?? choice.Part("license")?.Text("id") ?? choice.Part("license")?.Text("name")
        where name is { Length: > 0 }
        select ReportText.Shorten(name);

    private static BomVulnerability ReadVulnerability(JsonElement item) => BomVulnerability.Of(
        item.Text("id"),
        (item.Part("ratings") is { } list ? list.Items() : []).Select(rating => (rating.Text("severity"), rating.Number("score"))),
        item.Part("analysis")?.Text("state"));
}
