using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.GitHub;

/// <summary>The npm packages that the tests of this kind need.</summary>
internal static class GitHubPackages
{
    /// <summary>The folder of a package.</summary>
    public static string Of(string package)
    {
        var folder = Path.Combine(Repository.Root, "tests", "Scorecards.Sources.Tests", "GitHub", "upstream", "node_modules", package);
        return Directory.Exists(folder) ? folder : throw new InvalidOperationException($"{package} is not there: tests/run installs it, or 'npm ci' in tests/Scorecards.Sources.Tests/GitHub/upstream.");
    }
}
