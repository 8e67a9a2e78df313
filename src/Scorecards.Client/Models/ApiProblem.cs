namespace Scorecards.Client.Models;

/// <summary>What went wrong with a request: problem details of RFC 9457.</summary>
public sealed record ApiProblem
{
    /// <summary>Names the kind of problem; the same kind always has the same.</summary>
    public required string Type { get; init; }

    /// <summary>The kind of problem in words.</summary>
    public required string Title { get; init; }

    /// <summary>The status code of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong with this very request, and what to do.</summary>
    public string? Detail { get; init; }

    /// <summary>The path asked for.</summary>
    public string? Instance { get; init; }

    /// <summary>What is wrong with each parameter or field, by its name.</summary>
    public IReadOnlyDictionary<string, string>? Errors { get; init; }

    /// <summary>Names that are there and look like the one asked for.</summary>
    public IReadOnlyList<string>? Nearest { get; init; }

    /// <summary>What is wrong with definitions that were sent.</summary>
    public IReadOnlyList<InputProblem>? Problems { get; init; }
}
