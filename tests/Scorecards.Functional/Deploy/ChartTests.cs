using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Deploy;

/// <summary>The Helm chart, as far as it can be held to something without Helm: its values, its schema, and what templates refer to.</summary>
public sealed partial class ChartTests
{
    private static readonly string _folder = YamlFile.Path("helm", "scorecards");

    public static TheoryData<string> Templates => new(Directory.EnumerateFiles(Path.Combine(_folder, "templates")).Select(f => Path.GetFileName(f)!));

    [Fact]
    public void The_chart_names_itself_as_helm_wants_it()
    {
        var chart = YamlFile.Read("helm", "scorecards", "Chart.yaml");

        chart.GetProperty("apiVersion").GetString().Should().Be("v2");
        chart.GetProperty("name").GetString().Should().Be(Path.GetFileName(_folder));
        chart.GetProperty("version").GetString().Should().MatchRegex(@"^\d+\.\d+\.\d+$");
        var props = File.ReadAllText(Path.Combine(BuiltProgram.Root, "Directory.Build.props"));
        props.Should().Contain($"<Version>{chart.GetProperty("appVersion").GetString()}</Version>", "the chart deploys the image of this version");
    }

    [Fact]
    public async Task The_values_keep_to_their_schema()
    {
        var schema = await SchemaAsync();

        schema.Validate(Values().GetRawText()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("flavour: servr")]
    [InlineData("replicas: 0")]
    [InlineData("replica: 3")]
    [InlineData("settings: { intervall: 5m }")]
    [InlineData("settings: { interval: soon }")]
    [InlineData("settings: { publicUrl: scorecards.example.com }")]
    [InlineData("store: { kind: mysql }")]
    [InlineData("data: { size: 10 }")]
    [InlineData("silo: { port: 0 }")]
    [InlineData("networkPolicy: { from: all }")]
    public async Task Values_that_cannot_work_are_refused(string wrong)
    {
        var schema = await SchemaAsync();

        schema.Validate(Merged(wrong)).Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_schema_knows_every_value_and_nothing_else()
    {
        var schema = await SchemaAsync();
        var open = new HashSet<string>(["resources", "affinity", "global"]);

        schema.Properties.Keys.Should().BeEquivalentTo(Values().EnumerateObject().Select(p => p.Name).Append("global"));
        foreach (var (name, property) in schema.Properties.Where(p => !open.Contains(p.Key) && p.Value.ActualSchema.Properties.Count > 0))
        {
            property.ActualSchema.Properties.Keys.Should().BeEquivalentTo(Values().GetProperty(name).EnumerateObject().Select(p => p.Name), name);
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_uses_only_values_and_templates_that_there_are(string template)
    {
        var text = File.ReadAllText(Path.Combine(_folder, "templates", template));
        var defined = Directory.EnumerateFiles(Path.Combine(_folder, "templates")).SelectMany(f => Defines().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value);

        foreach (var path in ValuePaths().Matches(text).Select(m => m.Groups[1].Value.Split('.')))
        {
            path.Aggregate((JsonElement?)Values(), (at, part) => at is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(part, out var next) ? next : null)
                .Should().NotBeNull($".Values.{string.Join('.', path)} is used");
        }

        Includes().Matches(text).Select(m => m.Groups[1].Value).Should().BeSubsetOf(defined);
        foreach (var file in FilesGot().Matches(text).Select(m => m.Groups[1].Value))
        {
            File.Exists(Path.Combine(_folder, file)).Should().BeTrue(file);
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_block_of_a_template_ends(string template)
    {
        var depth = 0;
        foreach (var word in Blocks().Matches(File.ReadAllText(Path.Combine(_folder, "templates", template))).Select(m => m.Groups[1].Value))
        {
            depth += word is "end" ? -1 : word is "else" ? 0 : 1;
            depth.Should().BeGreaterThanOrEqualTo(0);
        }

        depth.Should().Be(0);
    }

    [Fact]
    public void Pods_are_set_only_what_the_programs_know()
    {
        var silo = new[] { "CLUSTER", "CLUSTERID", "SILOADDRESS", "SILOPORT" };
        var known = OptionNames().Matches(File.ReadAllText(Path.Combine(BuiltProgram.Root, "src", "Scorecards.Server", "Hosting", "ServerOptions.cs")))
            .Select(m => m.Groups[1].Value.ToUpperInvariant()).Append("ADMIN_TOKEN").Concat(silo).ToHashSet();

        var set = Directory.EnumerateFiles(Path.Combine(_folder, "templates"), "*", SearchOption.AllDirectories)
            .SelectMany(file => Variables().Matches(File.ReadAllText(file))).Select(m => m.Groups[1].Value).Except(["PORT"]).ToList();

        set.Should().HaveCountGreaterThan(8).And.BeSubsetOf(known);
    }

    private static JsonElement Values() => YamlFile.Read("helm", "scorecards", "values.yaml");

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromFileAsync(Path.Combine(_folder, "values.schema.json"));

    private static string Merged(string yaml)
    {
        var values = JsonNode.Parse(Values().GetRawText())!.AsObject();
        foreach (var property in YamlFile.Parse(yaml).EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object && values[property.Name] is JsonObject inner)
            {
                foreach (var one in property.Value.EnumerateObject())
                {
                    inner[one.Name] = JsonNode.Parse(one.Value.GetRawText());
                }
            }
            else
            {
                values[property.Name] = JsonNode.Parse(property.Value.GetRawText());
            }
        }

        return values.ToJsonString();
    }

    [GeneratedRegex(@"\.Values\.([A-Za-z.]+)")]
    private static partial Regex ValuePaths();

    [GeneratedRegex(@"\{\{-? *define ""([^""]+)""")]
    private static partial Regex Defines();

    [GeneratedRegex(@"\binclude ""([^""]+)""")]
    private static partial Regex Includes();

    [GeneratedRegex(@"\.Files\.Get ""([^""]+)""")]
    private static partial Regex FilesGot();

    [GeneratedRegex(@"\{\{-? *(if|range|with|define|else|end)\b")]
    private static partial Regex Blocks();

    [GeneratedRegex(@"public [\w?]+ (\w+) \{ get; init; \}")]
    private static partial Regex OptionNames();

    [GeneratedRegex(@"\bSCORECARDS_(\w+)")]
    private static partial Regex Variables();
}
