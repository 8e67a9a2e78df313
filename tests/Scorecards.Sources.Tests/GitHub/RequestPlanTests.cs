using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.GitHub;

public sealed class RequestPlanTests
{
    [Fact]
    public async Task The_table_of_the_readme_is_what_the_tool_prints()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "Scorecards.Sources", "GitHub", "README.md"));

        readme.ReplaceLineEndings("\n").Should().Contain(await RequestPlan.TableAsync(), "run 'dotnet run -c Release --project tests/Scorecards.Benchmarks -- github' and put what it prints there");
    }
}
