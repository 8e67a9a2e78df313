using Scorecards.Core.Tests.Yaml;
using Scorecards.TestSupport;
using static Scorecards.Core.Tests.Catalog.CatalogTesting;

namespace Scorecards.Core.Tests.Catalog;

/// <summary>Whatever comes in, reading ends in a result. The seeds are fixed, so a failure comes again.</summary>
public sealed class CatalogFuzzTests
{
    [Fact]
    public void A_damaged_catalog_never_throws()
    {
        var random = new Random(4);
        var text = File.ReadAllText(Path.Combine(Repository.Root, "catalog-info.yaml"));
        for (var run = 0; run < 5_000; run++)
        {
            Assert.All(Read(Mutation.Of(text, random)).Services, s => Assert.Equal(64, s.Digest.Length));
        }
    }

    [Fact]
    public void Entities_of_random_YAML_never_throw()
    {
        var random = new Random(5);
        for (var run = 0; run < 20_000; run++)
        {
            var entity = $"kind: Component\nmetadata:\n  name: a\n  {Mutation.OfIndicators(random, random.Next(1, 20))}\nspec:\n  {Mutation.OfIndicators(random, random.Next(1, 20))}\n";
            Assert.All(Read(entity).Services, s => Assert.Equal(64, s.Digest.Length));
        }
    }
}
