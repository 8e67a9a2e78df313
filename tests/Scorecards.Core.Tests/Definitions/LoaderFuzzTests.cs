using Scorecards.Core.Definitions;
using Scorecards.Core.Tests.Yaml;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Definitions;

/// <summary>Whatever comes in, loading ends in a set or in problems with places. The seeds are fixed, so a failure comes again.</summary>
public sealed class LoaderFuzzTests
{
    [Fact]
    public void Shipped_checks_with_random_damage_never_throw()
    {
        var random = new Random(6);
        var files = Repository.YamlFiles("checks");
        for (var run = 0; run < 3_000; run++)
        {
            ShouldEnd(Mutation.Of(files[random.Next(files.Count)].Text, random));
        }
    }

    [Fact]
    public void Random_values_in_the_fields_of_a_check_never_throw()
    {
        var random = new Random(7);
        var lines = DefinitionTesting.CheckText.Split('\n');
        for (var run = 0; run < 5_000; run++)
        {
            var changed = lines.ToArray();
            var line = random.Next(2, changed.Length);
            var colon = changed[line].IndexOf(':', StringComparison.Ordinal);
            changed[line] = colon < 0 ? Mutation.OfIndicators(random, 5) : $"{changed[line][..(colon + 1)]} {Mutation.OfIndicators(random, random.Next(6))}";
            ShouldEnd(string.Join('\n', changed));
        }
    }

    private static void ShouldEnd(string text)
    {
        var result = DefinitionLoader.Load([new DefinitionDocument("f.yaml", text)], TestDefinitions.Kinds);

        Assert.Equal(result.Set is null, result.Problems.Any(p => !p.IsWarning));
        Assert.DoesNotContain(result.Problems, p => p.Line < 1 || p.Column < 1 || p.Message.Length == 0);
    }
}
