using Scorecards.Sources.Documents;

namespace Scorecards.Cli.Output.Json;

/// <summary>What <c>validate</c> found.</summary>
/// <param name="Counts">Null when there are errors.</param>
internal sealed record ValidationReport(bool Valid, int Errors, int Warnings, DefinitionCounts? Counts, IReadOnlyList<ProblemJson> Problems)
{
    public static ValidationReport Of(DefinitionReading reading) => new(
        reading.Set is not null,
        reading.Problems.Count(p => !p.IsWarning),
        reading.Problems.Count(p => p.IsWarning),
        reading.Set is { } set ? DefinitionCounts.Of(set) : null,
        [.. reading.Problems.Select(ProblemJson.Of)]);

    public string Summary(string place)
    {
        var warnings = Warnings == 0 ? "" : $", {Count(Warnings, "warning")}";
        return Counts is null
            ? $"{place}: {Count(Errors, "error")}{warnings}"
            : $"{place}: {Count(Counts.Checks, "check")} with {Count(Counts.Examples, "example")}, {Count(Counts.Scorecards, "scorecard")}, {Count(Counts.Sources, "source")}: valid{warnings}";
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
