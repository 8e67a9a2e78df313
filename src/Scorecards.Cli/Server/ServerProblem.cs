using Scorecards.Cli.Output.Json;

namespace Scorecards.Cli.Server;

/// <summary>What a server says of a request it refuses: what matters of the problem details of RFC 9457.</summary>
/// <param name="Type">A URN whose last part is a word for programs.</param>
/// <param name="Detail">What is wrong, parameter by parameter or field by field where there are several.</param>
/// <param name="Nearest">Names that look like the one asked for.</param>
/// <param name="Problems">The mistakes in definitions that were sent.</param>
internal sealed record ServerProblem(
    string? Type = null,
    string? Title = null,
    string? Detail = null,
    IReadOnlyList<string>? Nearest = null,
    IReadOnlyList<ProblemJson>? Problems = null)
{
    private const string Urn = "urn:scorecards:";

    /// <summary>The word for programs; null when there is none.</summary>
    public string? Code => Type?.StartsWith(Urn, StringComparison.Ordinal) == true ? Type[Urn.Length..] : null;

    /// <summary>All of it in a few lines.</summary>
    public string Words()
    {
        var lines = new List<string> { string.Join(": ", new[] { Title?.TrimEnd('.'), Problems is { Count: > 0 } ? null : Detail }.Where(t => !string.IsNullOrEmpty(t))) };
        if (Nearest is { Count: > 0 })
        {
            lines.Add($"did you mean {string.Join(" or ", Nearest.Select(n => $"'{n}'"))}?");
        }

        lines.AddRange((Problems ?? []).Select(p => p.ToProblem().ToString()));
        return string.Join('\n', lines);
    }
}
