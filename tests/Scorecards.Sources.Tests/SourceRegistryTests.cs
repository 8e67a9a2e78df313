using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Tests;

public sealed class SourceRegistryTests
{
    private static readonly SourceContext _context = new() { CacheFolder = Path.GetTempPath() };

    [Fact]
    public void The_built_in_sources_are_there_without_documents()
    {
        using var set = SourceRegistry.Create([], _context);

        set.Sources.Keys.Should().BeEquivalentTo(SourceRegistry.Kinds.Values.Where(kind => kind.BuiltIn).Select(kind => kind.Name));
        set.Problems.Should().BeEmpty();
    }

    [Fact]
    public void A_document_takes_the_place_of_the_built_in_source()
    {
        using var set = SourceRegistry.Create([Definition("http", "http", "{}")], _context);
        using var without = SourceRegistry.Create([Definition("http", "http", """{"nonsense":1}""")], _context);

        set.Sources.Should().ContainKey("http");
        without.Sources.Should().NotContainKey("http");
        without.Problems.Should().ContainSingle();
    }

    [Fact]
    public void An_unknown_kind_is_told_with_the_nearest_name()
    {
        using var set = SourceRegistry.Create([Definition("x", "htp", "{}"), Definition("y", "http", """{"z":1}""")], _context);

        set.Problems.Should().HaveCount(2);
        set.Problems[0].Hint.Should().Contain("http");
        set.Sources.Should().NotContainKeys("x", "y");
    }

    [Fact]
    public void Every_query_of_every_kind_has_a_described_shape()
    {
        foreach (var query in SourceRegistry.Kinds.Values.SelectMany(kind => kind.Queries))
        {
            query.Description.Should().NotBeNullOrWhiteSpace();
            query.Arguments.Where(argument => argument.Description.Length == 0).Should().BeEmpty();
            query.Arguments.Select(argument => argument.Name).Should().OnlyHaveUniqueItems();
            query.Result.Should().NotBeNull();
        }
    }

    [Fact]
    public async Task Every_query_nobody_knows_is_the_definitions_error()
    {
        using var set = SourceRegistry.Create([], _context);

        foreach (var source in set.Sources.Values)
        {
            var fact = await source.OneAsync(new FactRequest(Ask.Checkout, source.Name, "nonsense", CelValue.Map([])));
            fact.Error!.Cause.Should().Be(UnknownCause.Definition);
        }
    }

    private static SourceDefinition Definition(string name, string kind, string options) =>
        new(new Metadata { Name = name }, Ask.Spec(kind, options: options), "sources.yaml");
}
