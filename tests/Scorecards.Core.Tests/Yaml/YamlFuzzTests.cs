using System.Text;
using Scorecards.Core.Yaml;
using Scorecards.TestSupport;
using static Scorecards.Core.Tests.Yaml.YamlTesting;

namespace Scorecards.Core.Tests.Yaml;

/// <summary>Whatever comes in, reading ends in a result. The seeds are fixed, so a failure comes again.</summary>
public sealed class YamlFuzzTests
{
    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(1);
        var bytes = new byte[400];
        for (var run = 0; run < 5_000; run++)
        {
            random.NextBytes(bytes);
            ShouldEnd(Encoding.Latin1.GetString(bytes, 0, random.Next(bytes.Length)));
            ShouldEnd(Encoding.UTF8.GetString(bytes, 0, random.Next(bytes.Length)));
        }
    }

    [Fact]
    public void Random_indicators_never_throw()
    {
        var random = new Random(2);
        for (var run = 0; run < 30_000; run++)
        {
            ShouldEnd(Mutation.OfIndicators(random, random.Next(1, 60)));
        }
    }

    [Fact]
    public void Shipped_files_with_random_damage_never_throw()
    {
        var random = new Random(3);
        var files = Repository.YamlFiles("checks");
        for (var run = 0; run < 3_000; run++)
        {
            ShouldEnd(Mutation.Of(files[random.Next(files.Count)].Text, random));
        }
    }

    private static void ShouldEnd(string text)
    {
        foreach (var result in new[] { Read(text), ReadCatalog(text) })
        {
            Assert.DoesNotContain(result.Problems, p => p.Line < 1 || p.Column < 1 || p.Message.Length == 0);
            Assert.All(result.Documents, d => Assert.NotEmpty(d.ToCel().ToJson()));
        }
    }
}
