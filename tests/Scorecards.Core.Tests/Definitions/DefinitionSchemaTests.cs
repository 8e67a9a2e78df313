using System.Text.Json.Nodes;
using Scorecards.Core.Definitions;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Definitions;

public sealed class DefinitionSchemaTests
{
    private static readonly JsonObject _schema = DefinitionSchema.ToJson();

    [Fact]
    public void The_published_schema_is_the_schema_of_the_model()
    {
        var published = File.ReadAllText(Path.Combine(Repository.Root, "scorecard-schema.yaml")).ReplaceLineEndings("\n");

        (published == DefinitionSchema.ToYaml()).Should().BeTrue("scorecard-schema.yaml must follow the model: run 'scorecards schema > scorecard-schema.yaml'");
    }

    [Fact]
    public void Every_kind_of_document_has_a_schema_that_knows_all_its_fields()
    {
        foreach (var (kind, type) in DocumentKinds.Specs)
        {
            var fields = type.GetProperties().Where(p => p.SetMethod is not null).Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]);

            Spec(kind)["properties"]!.AsObject().Select(p => p.Key).Should().BeEquivalentTo(fields, kind);
            Spec(kind)["additionalProperties"]!.GetValue<bool>().Should().BeFalse(kind);
        }
    }

    [Theory]
    [InlineData("Check", "/properties/severity/enum", """["low","medium","high","blocker"]""")]
    [InlineData("Check", "/properties/sample", """{"type":"integer","minimum":1,"maximum":100}""")]
    [InlineData("Check", "/properties/facts/propertyNames", """{"pattern":"^[A-Za-z_][A-Za-z0-9_]{0,99}$"}""")]
    [InlineData("Check", "/properties/facts/additionalProperties/required", """["source"]""")]
    [InlineData("Check", "/oneOf", """[{"required":["pass"]},{"required":["attestation"]}]""")]
    [InlineData("Check", "/properties/attestation/required", """["question","roles","validFor"]""")]
    [InlineData("Check", "/properties/examples/items/properties/attestation", """{"enum":["yes","no"]}""")]
    [InlineData("Check", "/properties/examples/items/required", """["expect"]""")]
    [InlineData("Scorecard", "/properties/checks/minItems", "1")]
    [InlineData("Scorecard", "/properties/bands/propertyNames", """{"enum":["A\u002B","A","A-","B\u002B","B","B-","C\u002B","C","C-","D\u002B","D","D-","F"]}""")]
    [InlineData("Source", "/properties/auth/properties/secretRef/pattern", "\"^(env|file):.\\u002B\"")]
    public void The_rules_of_the_reader_are_in_the_schema(string kind, string path, string json)
    {
        JsonNode? node = Spec(kind);
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node![part];
        }

        (node as JsonObject)?.Remove("description");
        node!.ToJsonString().Should().Be(json);
    }

    [Fact]
    public void Names_have_their_form_and_length() =>
        _schema["properties"]!["metadata"]!["properties"]!["name"]!.AsObject().Where(p => p.Key != "description").Select(p => p.Value!.ToJsonString())
            .Should().Equal("\"string\"", "\"^[a-z0-9]\\u002B(-[a-z0-9]\\u002B)*$\"", "100");

    [Fact]
    public void Every_field_says_what_it_means() => Undescribed(_schema, "").Should().BeEmpty();

    private static JsonObject Spec(string kind) => DefinitionSchema.ToJson()["allOf"]!.AsArray()
        .Single(rule => rule!["if"]!["properties"]!["kind"]!["const"]!.GetValue<string>() == kind)!["then"]!["properties"]!["spec"]!.AsObject();

    private static IEnumerable<string> Undescribed(JsonNode? node, string path)
    {
        foreach (var (name, child) in node as JsonObject ?? [])
        {
            if (name == "properties" && path.Length > 0 && !path.Contains("/if", StringComparison.Ordinal) && !path.EndsWith("/then", StringComparison.Ordinal))
            {
                foreach (var (field, schema) in child!.AsObject())
                {
                    if (schema!["description"] is null)
                    {
                        yield return $"{path}/{field}";
                    }
                }
            }

            foreach (var found in Undescribed(child, $"{path}/{name}"))
            {
                yield return found;
            }
        }

        foreach (var item in node as JsonArray ?? [])
        {
            foreach (var found in Undescribed(item, path))
            {
                yield return found;
            }
        }
    }
}
