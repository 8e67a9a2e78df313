namespace Scorecards.Sources.Builds;

/// <summary>The jobs that deploy a service, as an annotation names them: <c>production=shop/deploy, staging=shop/deploy-staging</c>.</summary>
internal static class DeployJobs
{
    /// <exception cref="FormatException">It is written otherwise.</exception>
    public static IReadOnlyList<(string Environment, string Job)> Read(string annotation)
    {
        var pairs = annotation.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        return pairs.Count > 0 && pairs.All(pair => pair is [{ Length: > 0 }, { Length: > 0 }])
            ? [.. pairs.Select(pair => (pair[0], pair[1])).Distinct()]
            : throw new FormatException("write environments with their jobs, such as production=shop/deploy, staging=shop/deploy-staging");
    }
}
