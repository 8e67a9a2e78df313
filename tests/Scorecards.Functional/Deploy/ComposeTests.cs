using System.Text.Json;
using System.Text.RegularExpressions;

namespace Scorecards.Functional.Deploy;

/// <summary>The compose file, as far as it can be held to something without a container engine.</summary>
public sealed partial class ComposeTests
{
    private static JsonElement Services => YamlFile.Read("compose", "compose.yaml").GetProperty("services");

    [Fact]
    public void Two_servers_share_one_database_and_are_watched()
    {
        Services.EnumerateObject().Select(s => s.Name).Should().Equal("server", "postgres", "prometheus");
        Services.GetProperty("server").GetProperty("deploy").GetProperty("replicas").GetInt32().Should().Be(2);
        Services.GetProperty("server").GetProperty("environment").GetProperty("SCORECARDS_STORE").GetString().Should().Contain("@postgres/");
        YamlFile.Text("compose", "prometheus.yml").Should().Contain("names: [server]").And.Contain("port: 8080");
    }

    [Theory]
    [InlineData("server")]
    [InlineData("prometheus")]
    public void A_service_has_no_right_it_does_not_need(string name)
    {
        var service = Services.GetProperty(name);

        service.GetProperty("read_only").GetBoolean().Should().BeTrue();
        service.GetProperty("cap_drop").EnumerateArray().Select(c => c.GetString()).Should().Equal("ALL");
        service.GetProperty("security_opt").EnumerateArray().Select(c => c.GetString()).Should().Contain("no-new-privileges:true");
    }

    [Fact]
    public void Every_variable_is_in_the_example_of_the_environment()
    {
        var asked = Substitutions().Matches(YamlFile.Text("compose", "compose.yaml")).Select(m => m.Groups[1].Value).Distinct();
        var given = Assignments().Matches(YamlFile.Text("compose", ".env.example")).Select(m => m.Groups[1].Value);

        given.Should().BeEquivalentTo(asked);
    }

    [Fact]
    public void Every_file_that_is_mounted_is_there()
    {
        var mounted = Services.EnumerateObject().SelectMany(s => s.Value.TryGetProperty("volumes", out var volumes) ? volumes.EnumerateArray() : default)
            .Select(v => v.GetString()!.Split(':')[0]).Where(v => v.StartsWith('.')).Where(v => v != "./config").ToList();

        mounted.Should().HaveCount(2).And.OnlyContain(file => File.Exists(YamlFile.Path("compose", file)));
    }

    [GeneratedRegex(@"\$\{(\w+)")]
    private static partial Regex Substitutions();

    [GeneratedRegex(@"^#? ?([A-Z_]+)=", RegexOptions.Multiline)]
    private static partial Regex Assignments();
}
